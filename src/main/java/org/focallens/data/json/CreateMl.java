package org.focallens.data.json;

import java.io.IOException;
import java.util.List;
import org.focallens.data.gather.BoxMark;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;

/** Create ML's JSON (Apple, "Building an object detector data source"): a list of images, boxes by centre and size in pixels. */
final class CreateMl {
    private CreateMl() {}

    private static final String[] IMAGE = {"image", "imagefilename", "imageFilename"};
    private static final String[] BOXES = {"annotations", "annotation"};

    static void read(LabelFile file) throws IOException {
        JsonFile.read(file, json -> JsonFile.each(json, (record, number) -> image(file, record, number)));
    }

    private static void image(LabelFile file, Node record, int number) {
        String name = record.first(IMAGE).text();
        if (name == null) {
            file.problem("record " + number, "has no \"image\": left out");
            return;
        }
        Entry entry = file.image(name, "record " + number);
        List<Node> boxes = record.first(BOXES).items();
        for (int i = 0; i < boxes.size(); i++) {
            box(file, entry, boxes.get(i), i + 1, "record " + number + ", box " + (i + 1));
        }
    }

    private static void box(LabelFile file, Entry entry, Node box, int place, String where) {
        Node at = box.get("coordinates");
        if (at.isNone()) {
            file.beside(Extra.IMAGE_CLASS);
            return;
        }
        double[] v = new double[4];
        String[] keys = {"x", "y", "width", "height"};
        for (int k = 0; k < 4; k++) {
            v[k] = file.number(at.text(keys[k]), keys[k], where);
            if (Double.isNaN(v[k])) {
                return;
            }
        }
        if (v[2] < 0 || v[3] < 0) {
            file.problem(
                    where,
                    "width and height must be > 0 but are " + at.text("width") + " and " + at.text("height")
                            + ": box left out");
            return;
        }
        entry.add(
                new double[] {v[0] - v[2] / 2, v[1] - v[3] / 2, v[0] + v[2] / 2, v[1] + v[3] / 2},
                file.gathering().category(box.text("label")),
                BoxMark.NONE,
                place);
    }
}
