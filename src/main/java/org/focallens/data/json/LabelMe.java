package org.focallens.data.json;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.focallens.data.file.Quote;
import org.focallens.data.format.FileNames;
import org.focallens.data.gather.BoxMark;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Envelope;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;

/**
 * LabelMe's JSON (github.com/wkentaro/labelme), a file an image. Rectangles are two corners in any order; shapes of one group and label are parts of one
 * object, as in LabelMe's own conversion to COCO, but for rectangles, which stay apart.
 */
final class LabelMe {
    private final LabelFile file;
    private final Map<String, Part> groups = new LinkedHashMap<>();

    /** What is known of a group's object so far. */
    private record Part(double[] box, int place) {}

    private LabelMe(LabelFile file) {
        this.file = file;
    }

    static boolean is(Node record) {
        return record.get("shapes").isList() && (record.has("imagePath") || record.has("version"));
    }

    static void read(LabelFile file) throws IOException {
        JsonFile.read(file, json -> new LabelMe(file).take(Node.read(json)));
    }

    private void take(Node record) {
        if (!is(record)) {
            file.problem("", "is not a LabelMe file: it has no list \"shapes\" or no \"imagePath\"");
            return;
        }
        String name = record.text("imagePath");
        Entry entry = file.image(name == null ? "" : name, "");
        entry.otherName(FileNames.stem(file.path()));
        entry.size(record.number("imageWidth"), record.number("imageHeight"));
        List<Node> shapes = record.get("shapes").items();
        for (int i = 0; i < shapes.size(); i++) {
            shape(shapes.get(i), entry, i + 1);
        }
        groups.forEach((key, part) -> {
            String label = key.substring(key.indexOf('\n') + 1);
            entry.add(part.box, file.gathering().category(label), BoxMark.NONE, part.place);
        });
        if (!record.get("flags").fields().isEmpty()) {
            file.beside(Extra.IMAGE_CLASS);
        }
    }

    private void shape(Node shape, Entry entry, int place) {
        String kind = shape.text("shape_type") == null ? "polygon" : shape.text("shape_type");
        double[] points = shape.get("points").numbers();
        double[] box = switch (kind) {
            case "rectangle", "polygon", "mask" ->
                points.length >= 4 && points.length % 2 == 0 ? Envelope.of(points) : null;
            case "circle" -> points.length == 4 ? circle(points) : null;
            case "oriented rectangle", "rotation" -> points.length == 8 ? Envelope.of(points) : null;
            case "point", "points", "line", "linestrip" -> new double[0];
            default -> null;
        };
        if (box == null) {
            file.problem(
                    "shape " + place,
                    "a shape of type \"" + Quote.of(kind) + "\" with " + points.length
                            + " coordinates has no box: left out");
            return;
        }
        count(kind, shape);
        if (box.length == 0) {
            return;
        }
        String label = shape.text("label");
        String group = shape.text("group_id");
        if (group == null || kind.equals("rectangle")) {
            entry.add(box, file.gathering().category(label), BoxMark.NONE, place);
        } else {
            groups.merge(
                    group + '\n' + label,
                    new Part(box, place),
                    (a, b) -> new Part(Envelope.of(join(a.box, b.box)), a.place));
        }
    }

    private void count(String kind, Node shape) {
        switch (kind) {
            case "polygon", "circle" -> file.beside(Extra.POLYGON);
            case "mask" -> file.beside(Extra.MASK);
            case "oriented rectangle", "rotation" -> file.beside(Extra.ROTATION);
            case "point", "points" -> file.beside(Extra.KEY_POINTS);
            case "line", "linestrip" -> file.beside(Extra.LINE);
            default -> {}
        }
        if (!shape.get("flags").fields().isEmpty()
                || shape.text("description") != null
                        && !shape.text("description").isBlank()) {
            file.beside(Extra.ATTRIBUTES);
        }
    }

    /** By its centre and a point on its edge. */
    private static double[] circle(double[] p) {
        double radius = Math.hypot(p[2] - p[0], p[3] - p[1]);
        return new double[] {p[0] - radius, p[1] - radius, p[0] + radius, p[1] + radius};
    }

    private static double[] join(double[] a, double[] b) {
        return new double[] {a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3]};
    }
}
