package org.focallens.data.voc;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.focallens.core.preset.VocCorners;
import org.focallens.data.Labels;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.format.BoxCheck;
import org.focallens.data.format.Reading;

/** Judges the objects of one Pascal VOC file. */
final class VocObjects {
    private static final String[] CORNERS = {"xmin", "ymin", "xmax", "ymax"};

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
        Labels.Builder labels = Labels.builder();
        for (int i = 0; i < objects.size(); i++) {
            VocXml.ObjectTexts object = objects.get(i);
            String where = "object " + (i + 1) + ", line " + object.line();
            String name = object.texts().getOrDefault("name", "");
            if (name.isBlank()) {
                reading.problem(file, where, "the object has no name: left out");
                continue;
            }
            float[] box = box(object, where, width, height);
            if (box == null) {
                continue;
            }
            int category = categories.computeIfAbsent(name, n -> categories.size());
            labels.add(box, category, false, difficult(object, where));
        }
        return labels.build();
    }

    private boolean difficult(VocXml.ObjectTexts object, String where) {
        String text = object.texts().getOrDefault("difficult", "0");
        if (!List.of("0", "1", "", "true", "false").contains(text.toLowerCase(Locale.ROOT))) {
            reading.problem(file, where, "difficult must be 0 or 1 but is \"" + Quote.of(text) + "\": taken as 0");
        }
        return text.equals("1") || text.equalsIgnoreCase("true");
    }

    private float[] box(VocXml.ObjectTexts object, String where, int width, int height) {
        double[] box = new double[4];
        StringBuilder shown = new StringBuilder("bndbox");
        for (int k = 0; k < 4; k++) {
            String text = object.texts().get("bndbox/" + CORNERS[k]);
            if (text == null) {
                reading.problem(file, where, "the object's bndbox has no " + CORNERS[k] + ": left out");
                return null;
            }
            double value = Numbers.parse(text);
            if (!Double.isFinite(value)) {
                reading.problem(
                        file,
                        where,
                        CORNERS[k] + " must be a finite number but is \"" + Quote.of(text) + "\": box left out");
                return null;
            }
            shown.append(k == 0 ? " " : ", ").append(CORNERS[k]).append(' ').append(Quote.of(text));
            box[k] = value;
        }
        for (int k = 0; k < 2; k++) {
            // equal corners would be one pixel by the letter of VOC; in practice they are slips of the mouse
            if (box[k + 2] <= box[k]) {
                reading.problem(
                        file,
                        where,
                        shown + ": " + CORNERS[k + 2] + " must be greater than " + CORNERS[k] + ": box left out");
                return null;
            }
        }
        return shifted(box, where, shown.toString(), new int[] {width, height});
    }

    private float[] shifted(double[] written, String where, String shown, int[] size) {
        VocCorners corners = reading.options().vocCorners();
        float[] box = new float[4];
        for (int k = 0; k < 4; k++) {
            // a 0 comes from a program that counts from 0: its box must not be pushed out of the image
            double moved = written[k] + (k < 2 ? corners.minShift() : corners.maxShift());
            box[k] = (float) (written[k] == 0 ? Math.max(0, moved) : moved);
        }
        BoxCheck check = BoxCheck.of(box, size[0], size[1], () -> shown);
        if (check.problem() != null) {
            reading.problem(file, where, check.problem());
        }
        return check.keep() ? box : null;
    }
}
