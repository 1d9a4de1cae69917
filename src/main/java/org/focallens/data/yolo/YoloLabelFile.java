package org.focallens.data.yolo;

import java.nio.file.Path;
import java.util.List;
import org.focallens.data.Labels;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.format.BoxCheck;
import org.focallens.data.format.Reading;
import org.focallens.data.format.TextFile;

/**
 * One YOLO label file: a line a box, "class cx cy w h" in shares of the image, or "class x1 y1 x2 y2 x3 y3 ..." for a polygon, which becomes its box.
 */
final class YoloLabelFile {
    /** Rounding puts values a little out of 0..1. */
    private static final double SLACK = 1e-3;

    private static final int MOST_CLASSES = 100_000;

    private final Path file;
    private final Reading reading;
    private final int classes;
    private final int width;
    private final int height;

    /** @param classes how many there are; 0 where the data set does not say, then any number goes */
    YoloLabelFile(Path file, Reading reading, int classes, int[] size) {
        this.file = file;
        this.reading = reading;
        this.classes = classes;
        this.width = size[0];
        this.height = size[1];
    }

    Labels read() {
        List<String> lines = TextFile.read(file, reading);
        Labels.Builder labels = Labels.builder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            String problem = add(line, labels);
            if (problem != null) {
                reading.problem(file, "line " + (i + 1), problem);
            }
        }
        return labels.build();
    }

    /** Adds the line's box. What is wrong, or null. */
    private String add(String line, Labels.Builder labels) {
        String[] words = line.split("[\\s,]+", 0);
        if (words.length == 6) {
            return "holds 6 values, as detections with a score do; labels have 5: line left out";
        }
        if (words.length < 5 || words.length % 2 == 0) {
            return "must hold 5 values (class cx cy w h) or a class and 3 or more points but holds " + words.length
                    + ": line left out";
        }
        double category = Numbers.parse(words[0]);
        if (category != Math.rint(category) || Double.isInfinite(category)) {
            return "the class must be a whole number but is \"" + Quote.of(words[0]) + "\": line left out";
        }
        if (category < 0 || category >= (classes > 0 ? classes : MOST_CLASSES)) {
            return "the class is " + Quote.of(words[0]) + " but classes go from 0 to "
                    + ((classes > 0 ? classes : MOST_CLASSES) - 1) + ": line left out";
        }
        double[] values = new double[words.length - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = Numbers.parse(words[i + 1]);
            if (!Double.isFinite(values[i])) {
                return "value " + (i + 2) + " must be a finite number but is \"" + Quote.of(words[i + 1])
                        + "\": line left out";
            }
        }
        return add(values, (int) category, labels);
    }

    private String add(double[] values, int category, Labels.Builder labels) {
        for (double value : values) {
            if (value < -SLACK || value > 1 + SLACK) {
                String advice = value > 2 ? ", which looks like pixels; divide by the image's size" : "";
                return "values must be shares of the image, 0 to 1, but one is " + Numbers.text(value) + advice
                        + ": line left out";
            }
        }
        float[] box = values.length == 4 ? fromCentre(values) : around(values);
        BoxCheck check = BoxCheck.of(
                box,
                width,
                height,
                () -> values.length == 4 ? "the box " + shown(values) : "the polygon from " + shown(values));
        if (check.keep()) {
            labels.add(box, category, false, false);
        }
        return check.problem();
    }

    private static String shown(double[] values) {
        return Numbers.text(values[0]) + " " + Numbers.text(values[1]) + " " + Numbers.text(values[2]) + " "
                + Numbers.text(values[3]);
    }

    private float[] fromCentre(double[] v) {
        return new float[] {
            (float) ((v[0] - v[2] / 2) * width), (float) ((v[1] - v[3] / 2) * height),
            (float) ((v[0] + v[2] / 2) * width), (float) ((v[1] + v[3] / 2) * height)
        };
    }

    private float[] around(double[] points) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.length; i += 2) {
            left = Math.min(left, points[i]);
            right = Math.max(right, points[i]);
            top = Math.min(top, points[i + 1]);
            bottom = Math.max(bottom, points[i + 1]);
        }
        return new float[] {
            (float) (left * width), (float) (top * height), (float) (right * width), (float) (bottom * height)
        };
    }
}
