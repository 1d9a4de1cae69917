package org.focallens.data.voc;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.focallens.core.preset.VocCorners;
import org.focallens.data.Labels;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.format.JudgedBoxes;
import org.focallens.data.format.Reading;

/** Judges the objects of one Pascal VOC file. */
final class VocObjects {
    private static final String[] CORNERS = {"xmin", "ymin", "xmax", "ymax"};

    /** Corners as a file writes them, and how. */
    private record Corners(double[] values, String shown) {}

    private final Path file;
    private final Reading reading;
    private final Map<String, Integer> categories;

    VocObjects(Path file, Reading reading, Map<String, Integer> categories) {
        this.file = file;
        this.reading = reading;
        this.categories = categories;
    }

    /** The objects that can be kept; new names join the categories. */
    Labels labels(List<VocXml.ObjectTexts> objects, int width, int height) {
        JudgedBoxes boxes = new JudgedBoxes(reading, file, width, height);
        for (int i = 0; i < objects.size(); i++) {
            add(objects.get(i), "object " + (i + 1) + ", line " + objects.get(i).line(), boxes);
        }
        return boxes.build();
    }

    private void add(VocXml.ObjectTexts object, String where, JudgedBoxes boxes) {
        String name = object.texts().getOrDefault("name", "");
        if (name.isBlank()) {
            reading.problem(file, where, "the object has no name: left out");
            return;
        }
        if (object.boxes() > 1) {
            reading.problem(file, where, "the object has " + object.boxes() + " <bndbox>: the first is read");
        }
        Corners corners = object.boxes() == 0 ? outline(object) : corners(object, where);
        if (corners == null) {
            if (object.boxes() == 0) {
                reading.problem(file, where, "the object has no <bndbox>: left out");
            }
            return;
        }
        int category = categories.computeIfAbsent(name, n -> categories.size());
        boxes.add(
                shifted(corners.values),
                new JudgedBoxes.Mark(category, false, difficult(object, where)),
                () -> where,
                () -> corners.shown);
    }

    private boolean difficult(VocXml.ObjectTexts object, String where) {
        String text = object.texts().getOrDefault("difficult", "0");
        if (!List.of("0", "1", "", "true", "false").contains(text.toLowerCase(Locale.ROOT))) {
            reading.problem(file, where, "difficult must be 0 or 1 but is \"" + Quote.of(text) + "\": taken as 0");
        }
        return text.equals("1") || text.equalsIgnoreCase("true");
    }

    /** The corners as written, or null and a problem. */
    private Corners corners(VocXml.ObjectTexts object, String where) {
        double[] box = new double[4];
        StringBuilder shown = new StringBuilder("bndbox");
        for (int k = 0; k < 4; k++) {
            String text = object.texts().get("bndbox/" + CORNERS[k]);
            double value = text == null ? Double.NaN : Numbers.parse(text);
            if (!Double.isFinite(value)) {
                String what = text == null
                        ? "the object's bndbox has no " + CORNERS[k] + ": left out"
                        : CORNERS[k] + " must be a finite number but is \"" + Quote.of(text) + "\": box left out";
                reading.problem(file, where, what);
                return null;
            }
            shown.append(k == 0 ? " " : ", ").append(CORNERS[k]).append(' ').append(Quote.of(text));
            box[k] = value;
        }
        for (int k = 0; k < 2; k++) {
            // equal corners would be one pixel by the letter of VOC; in practice they are slips of the mouse
            if (box[k + 2] <= box[k]) {
                String what = shown + ": " + CORNERS[k + 2] + " must be greater than " + CORNERS[k] + ": box left out";
                reading.problem(file, where, what);
                return null;
            }
        }
        return new Corners(box, shown.toString());
    }

    /** Around the points of a polygon, as old LabelMe and Labelbox write it; null where it has none. */
    private Corners outline(VocXml.ObjectTexts object) {
        if (object.points() == null) {
            return null;
        }
        reading.beside("polygon");
        return new Corners(object.points(), "the polygon");
    }

    private float[] shifted(double[] written) {
        VocCorners corners = reading.options().vocCorners();
        float[] box = new float[4];
        for (int k = 0; k < 4; k++) {
            // a 0 comes from a program that counts from 0: its box must not be pushed out of the image
            double moved = written[k] + (k < 2 ? corners.minShift() : corners.maxShift());
            box[k] = (float) (written[k] == 0 ? Math.max(0, moved) : moved);
        }
        return box;
    }
}
