package org.focallens.data.cvat;

import java.util.Map;
import org.focallens.data.file.Quote;
import org.focallens.data.gather.BoxMark;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Envelope;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;

/** A shape of CVAT's XML as its upright box. */
final class CvatShape {
    private static final String[] CORNERS = {"xtl", "ytl", "xbr", "ybr"};
    private static final String[] MASK = {"left", "top", "width", "height"};
    private static final String[] ELLIPSE = {"cx", "cy", "rx", "ry"};
    private static final String[] CUBOID = {
        "xtl1", "ytl1", "xbl1", "ybl1", "xtr1", "ytr1", "xbr1", "ybr1",
        "xtl2", "ytl2", "xbl2", "ybl2", "xtr2", "ytr2", "xbr2", "ybr2"
    };

    private final LabelFile file;

    CvatShape(LabelFile file) {
        this.file = file;
    }

    static boolean is(String element) {
        return switch (element) {
            case "box", "polygon", "mask", "ellipse", "cuboid", "points", "polyline", "skeleton", "tag" -> true;
            default -> false;
        };
    }

    /** Adds the shape's box to its image; a shape without a box is counted. */
    void add(Entry entry, String label, Element shape) {
        double[] box = box(shape);
        count(shape);
        if (box != null) {
            entry.add(box, file.gathering().category(label), BoxMark.NONE, shape.line());
        }
    }

    private double[] box(Element shape) {
        return switch (shape.name()) {
            case "box" -> turned(shape, numbers(shape, CORNERS));
            case "polygon" -> points(shape);
            case "mask" -> sized(numbers(shape, MASK));
            case "ellipse" -> {
                double[] v = numbers(shape, ELLIPSE);
                yield v == null ? null : Envelope.ofEllipse(v[0], v[1], v[2], v[3], rotation(shape));
            }
            case "cuboid" -> {
                double[] v = numbers(shape, CUBOID);
                yield v == null ? null : Envelope.of(v);
            }
            default -> null;
        };
    }

    private void count(Element shape) {
        switch (shape.name()) {
            case "polygon", "ellipse", "cuboid" -> file.beside(Extra.POLYGON);
            case "mask" -> file.beside(Extra.MASK);
            case "points", "skeleton" -> file.beside(Extra.KEY_POINTS);
            case "polyline" -> file.beside(Extra.LINE);
            case "tag" -> file.beside(Extra.IMAGE_CLASS);
            default -> {}
        }
        if ("1".equals(shape.attributes().get("occluded"))) {
            file.beside(Extra.ATTRIBUTES);
        }
    }

    private static double[] sized(double[] v) {
        return v == null ? null : new double[] {v[0], v[1], v[0] + v[2], v[1] + v[3]};
    }

    /** Clockwise about the box's centre. */
    private double[] turned(Element shape, double[] box) {
        double degrees = rotation(shape);
        if (box == null || degrees % 360 == 0) {
            return box;
        }
        file.beside(Extra.ROTATION);
        return Envelope.turned(box, degrees);
    }

    private double rotation(Element shape) {
        String text = shape.attributes().get("rotation");
        double degrees = text == null ? 0 : file.number(text, "rotation", shape.where());
        return Double.isNaN(degrees) ? 0 : degrees;
    }

    private double[] points(Element shape) {
        String[] texts = shape.attributes().getOrDefault("points", "").split("[;,]", 0);
        double[] numbers = new double[texts.length];
        for (int i = 0; i < texts.length; i++) {
            numbers[i] = file.number(texts[i], "a polygon's point", shape.where());
            if (Double.isNaN(numbers[i])) {
                return null;
            }
        }
        if (numbers.length % 2 != 0) {
            file.problem(
                    shape.where(),
                    "points \"" + Quote.of(shape.attributes().get("points")) + "\" are not pairs: left out");
            return null;
        }
        return Envelope.of(numbers);
    }

    /** Null and a problem where one is missing or no number. */
    private double[] numbers(Element shape, String[] names) {
        double[] numbers = new double[names.length];
        for (int k = 0; k < names.length; k++) {
            numbers[k] = file.number(shape.attributes().get(names[k]), names[k], shape.where());
            if (Double.isNaN(numbers[k])) {
                return null;
            }
        }
        return numbers;
    }

    /** An element's name, attributes and line. */
    record Element(String name, Map<String, String> attributes, int line) {
        String where() {
            return "line " + line;
        }
    }
}
