package org.focallens.data.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.focallens.data.file.Quote;
import org.focallens.data.gather.BoxMark;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Envelope;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;

/** One region of VIA. Its class is an attribute, which people name as they like. */
public final class ViaRegion {
    private static final List<String> CLASS =
            List.of("class", "label", "name", "type", "category", "object", "class_name", "label_name", "species");

    private final LabelFile file;
    /** What an attribute's options are called, by attribute, then by option. */
    private final Map<String, Map<String, String>> options = new LinkedHashMap<>();

    ViaRegion(LabelFile file) {
        this.file = file;
    }

    /** Learns a project's attributes and what their options are called. */
    void attributes(Node attributes) {
        attributes.fields().forEach((name, attribute) -> {
            Map<String, String> names = new LinkedHashMap<>();
            attribute.get("options").fields().forEach((option, text) -> {
                if (text.text() != null && !text.text().isBlank()) {
                    names.put(option, text.text());
                }
            });
            options.put(name, names);
        });
    }

    /** Adds a region out of the two cells of a CSV file; broken JSON in them is a problem. */
    public static void addCells(LabelFile file, Entry entry, String shape, String attributes, int line) {
        Node shapeNode = JsonFile.line(shape);
        Node attributeNode = JsonFile.line(attributes.isBlank() ? "{}" : attributes);
        if (shapeNode == null || attributeNode == null) {
            file.problem(
                    "line " + line,
                    "the JSON in \"" + Quote.of(shapeNode == null ? shape : attributes) + "\" is broken: left out");
            return;
        }
        if (!shapeNode.fields().isEmpty()) {
            new ViaRegion(file).add(entry, shapeNode, attributeNode, line);
        }
    }

    void add(Entry entry, Node shape, Node attributes, int place) {
        String kind = shape.text("name") == null ? "" : shape.text("name");
        double[] box = switch (kind) {
            case "rect" -> {
                double x = shape.number("x");
                double y = shape.number("y");
                yield new double[] {x, y, x + shape.number("width"), y + shape.number("height")};
            }
            case "circle" ->
                Envelope.ofEllipse(shape.number("cx"), shape.number("cy"), shape.number("r"), shape.number("r"), 0);
            case "ellipse" ->
                Envelope.ofEllipse(
                        shape.number("cx"),
                        shape.number("cy"),
                        shape.number("rx"),
                        shape.number("ry"),
                        shape.has("theta") ? Math.toDegrees(shape.number("theta")) : 0);
            case "polygon" -> polygon(shape);
            default -> null;
        };
        count(kind, attributes);
        if (box != null) {
            entry.add(box, file.gathering().category(category(attributes)), BoxMark.NONE, place);
        } else if (!kind.equals("point") && !kind.startsWith("polyline")) {
            file.problem(
                    entry.where(), "region " + place + " has the unknown shape \"" + Quote.of(kind) + "\": left out");
        }
    }

    private void count(String kind, Node attributes) {
        switch (kind) {
            case "circle", "ellipse", "polygon" -> file.beside(Extra.POLYGON);
            case "point" -> file.beside(Extra.KEY_POINTS);
            case "polyline" -> file.beside(Extra.LINE);
            default -> {}
        }
        for (int i = 1; i < attributes.fields().size(); i++) {
            file.beside(Extra.ATTRIBUTES);
        }
    }

    private static double[] polygon(Node shape) {
        double[] x = shape.get("all_points_x").numbers();
        double[] y = shape.get("all_points_y").numbers();
        double[] points = new double[2 * Math.min(x.length, y.length)];
        for (int i = 0; i < points.length; i++) {
            points[i] = i % 2 == 0 ? x[i / 2] : y[i / 2];
        }
        return Envelope.of(points);
    }

    /** The attribute that is called like a class; else the first with a value. */
    private String category(Node attributes) {
        for (String name : CLASS) {
            String value = value(name, attributes.get(name));
            if (value != null) {
                return value;
            }
        }
        for (Map.Entry<String, Node> attribute : attributes.fields().entrySet()) {
            String value = value(attribute.getKey(), attribute.getValue());
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** A text, or the option that is set of several; null where there is none. */
    private String value(String name, Node value) {
        String text = value.text();
        if (value.isMap()) {
            text = value.fields().keySet().stream()
                    .filter(value::isTrue)
                    .findFirst()
                    .orElse(null);
        }
        if (text == null || text.isBlank()) {
            return null;
        }
        return options.getOrDefault(name, Map.of()).getOrDefault(text, text);
    }
}
