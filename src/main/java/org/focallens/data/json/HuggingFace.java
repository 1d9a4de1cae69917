package org.focallens.data.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.focallens.data.file.Quote;
import org.focallens.data.format.WatchedInputStream;
import org.focallens.data.gather.BoxMark;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;
import org.focallens.data.gather.Layout;

/**
 * Hugging Face's metadata.jsonl (datasets, "Create an image dataset", image folder): a line an image; objects are a map of lists or a list of maps, boxes
 * x, y, width and height in pixels, classes names or numbers.
 */
final class HuggingFace {
    private static final String[] CLASSES = {
        "categories", "category", "labels", "label", "class", "classes", "class_label", "category_id"
    };
    private static final String[] BOXES = {"bbox", "bboxes", "boxes"};
    private static final int LONGEST_LINE = 64 << 20;

    private final LabelFile file;

    private HuggingFace(LabelFile file) {
        this.file = file;
    }

    static void read(LabelFile file) throws IOException {
        file.layout(Layout.SIZES);
        HuggingFace reader = new HuggingFace(file);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new WatchedInputStream(
                        Files.newInputStream(file.path()),
                        Files.size(file.path()),
                        file.gathering().reading()),
                StandardCharsets.UTF_8))) {
            int number = 1;
            for (String line = in.readLine(); line != null; line = in.readLine(), number++) {
                String text = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
                if (!text.isBlank()) {
                    reader.line(text, number);
                }
            }
        }
    }

    private void line(String text, int number) {
        String where = "line " + number;
        Node record = text.length() > LONGEST_LINE ? null : JsonFile.line(text);
        if (record == null || !record.isMap()) {
            file.problem(where, "is not a JSON object (\"" + Quote.of(text) + "\"): line left out");
            return;
        }
        String name = record.text("file_name");
        if (name == null) {
            file.problem(where, "has no \"file_name\": line left out");
            return;
        }
        Entry entry = file.image(name, where);
        entry.size(record.number("width"), record.number("height"));
        Node objects = record.get("objects");
        if (objects.isList()) {
            List<Node> items = objects.items();
            for (int i = 0; i < items.size(); i++) {
                add(entry, items.get(i).first(BOXES), items.get(i).first(CLASSES), i + 1);
            }
        } else {
            columns(entry, objects.isNone() ? record : objects, where);
        }
    }

    private void columns(Entry entry, Node objects, String where) {
        List<Node> boxes = objects.first(BOXES).items();
        List<Node> classes = objects.first(CLASSES).items();
        if (!classes.isEmpty() && classes.size() != boxes.size()) {
            file.problem(
                    where,
                    "has " + boxes.size() + " boxes but " + classes.size()
                            + " classes: boxes without one are called \"object\"");
        }
        for (int i = 0; i < boxes.size(); i++) {
            add(entry, boxes.get(i), i < classes.size() ? classes.get(i) : Node.NONE, i + 1);
        }
        if (objects.has("segmentation") || objects.has("mask")) {
            file.beside(Extra.POLYGON);
        }
        if (objects.has("keypoints")) {
            file.beside(Extra.KEY_POINTS);
        }
    }

    private void add(Entry entry, Node box, Node category, int place) {
        double[] v = box.numbers();
        if (v.length != 4) {
            file.problem(where(entry, place), "bbox must hold 4 numbers but holds " + v.length + ": left out");
            return;
        }
        for (double value : v) {
            if (!Double.isFinite(value)) {
                file.problem(where(entry, place), "bbox must hold finite numbers: left out");
                return;
            }
        }
        String name = category.text();
        boolean number = name != null && name.matches("\\d+");
        entry.add(v, file.gathering().category(number ? "class " + name : name), BoxMark.NONE, place);
    }

    private static String where(Entry entry, int place) {
        return entry.where() + ", box " + place;
    }
}
