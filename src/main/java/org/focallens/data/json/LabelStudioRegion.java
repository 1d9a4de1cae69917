package org.focallens.data.json;

import java.util.Locale;
import java.util.Map;
import org.focallens.data.file.Quote;
import org.focallens.data.gather.BoxMark;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Envelope;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;

/** One region of Label Studio: percent of the image, turned clockwise about its upper left corner where it is a rectangle. */
final class LabelStudioRegion {
    private final LabelFile file;
    private final Entry entry;
    private final String where;

    LabelStudioRegion(LabelFile file, Entry entry, String where) {
        this.file = file;
        this.entry = entry;
        this.where = where;
    }

    /** The first of a region's labels; null where it has none. */
    static String label(Node value) {
        for (Map.Entry<String, Node> field : value.fields().entrySet()) {
            boolean labels = field.getKey().toLowerCase(Locale.ROOT).endsWith("labels")
                    && field.getValue().isList();
            if (labels && !field.getValue().items().isEmpty()) {
                return field.getValue().items().get(0).text();
            }
        }
        return null;
    }

    void add(Node value, Node result, String label, int place) {
        String type = result.text("type") == null ? "" : result.text("type");
        double[] box = null;
        if (value.has("points")) {
            file.beside(Extra.POLYGON);
            box = Envelope.of(value.get("points").numbers());
        } else if (value.has("radiusX")) {
            file.beside(Extra.POLYGON);
            box = ellipse(value);
        } else if (type.startsWith("keypoint") || value.has("x") && !value.has("height")) {
            file.beside(Extra.KEY_POINTS);
        } else if (value.has("rle") || type.startsWith("brush")) {
            file.beside(Extra.MASK);
            file.problem(where, "is painted with a brush, and such masks are not read: left out");
        } else if (value.has("x")) {
            box = rectangle(value);
        } else if (type.equals("choices") || type.equals("taxonomy")) {
            file.beside(Extra.IMAGE_CLASS);
        } else if (!type.isEmpty() && !type.equals("labels")) {
            file.beside(Extra.ATTRIBUTES);
        }
        boolean repeated = type.equals("labels") || type.equals("choices") || type.equals("textarea");
        if (box == null || repeated) {
            return; // these repeat the region they belong to
        }
        for (int k = 0; k < 4; k++) {
            box[k] /= 100;
        }
        entry.add(box, file.gathering().category(label), BoxMark.NONE, place);
    }

    private double[] rectangle(Node value) {
        double[] v = numbers(value, "x", "y", "width", "height");
        if (v == null) {
            return null;
        }
        double[] box = {v[0], v[1], v[0] + v[2], v[1] + v[3]};
        return turned(value, box, v[0], v[1]);
    }

    private double[] ellipse(Node value) {
        double[] v = numbers(value, "x", "y", "radiusX", "radiusY");
        if (v == null) {
            return null;
        }
        double degrees = value.has("rotation") ? value.number("rotation") : 0;
        double aspect = entry.height() > 0 ? (double) entry.width() / entry.height() : 1;
        double[] square = Envelope.ofEllipse(v[0] * aspect, v[1], v[2] * aspect, v[3], degrees);
        return new double[] {square[0] / aspect, square[1], square[2] / aspect, square[3]};
    }

    /** Percent of a side are no lengths that turn: the turn is made in units of one percent of the height. */
    private double[] turned(Node value, double[] box, double x, double y) {
        double degrees = value.has("rotation") ? value.number("rotation") : 0;
        if (degrees == 0 || Double.isNaN(degrees)) {
            return box;
        }
        file.beside(Extra.ROTATION);
        if (entry.height() == 0) {
            file.problem(
                    where,
                    "is turned by " + Quote.of(value.text("rotation"))
                            + " degrees, and the file gives no original_width and original_height: read as if upright");
            return box;
        }
        double aspect = (double) entry.width() / entry.height();
        double[] square = {box[0] * aspect, box[1], box[2] * aspect, box[3]};
        double[] turned = Envelope.turned(square, degrees, x * aspect, y);
        return new double[] {turned[0] / aspect, turned[1], turned[2] / aspect, turned[3]};
    }

    private double[] numbers(Node value, String... keys) {
        double[] numbers = new double[keys.length];
        for (int k = 0; k < keys.length; k++) {
            numbers[k] = file.number(value.text(keys[k]), keys[k], where);
            if (Double.isNaN(numbers[k])) {
                return null;
            }
        }
        return numbers;
    }
}
