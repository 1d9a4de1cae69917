package org.focallens.data.yolo;

import java.nio.file.Path;
import java.util.List;
import org.focallens.data.Labels;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.format.JudgedBoxes;
import org.focallens.data.format.Reading;
import org.focallens.data.format.TextFile;
import org.focallens.data.image.ImageHeader;

/**
 * One YOLO label file: a line a box, "class cx cy w h" in shares of the image, with key points behind it where the data set says so, or "class x1 y1 x2 y2
 * x3 y3 ..." for a polygon or a rotated box, which becomes the box around it.
 */
final class YoloLabelFile {
    /** Rounding puts values a little out of 0..1. */
    private static final double SLACK = 1e-3;

    private static final int MOST_CLASSES = 100_000;

    private final Path file;
    private final Reading reading;
    private final int classes;
    private final int keyPoints;
    private final int width;
    private final int height;
    private final JudgedBoxes boxes;

    YoloLabelFile(Path file, Reading reading, YoloLayout layout, ImageHeader image) {
        this.file = file;
        this.reading = reading;
        this.classes = layout.names().size();
        this.keyPoints = layout.keyPoints();
        this.width = image.width();
        this.height = image.height();
        this.boxes = new JudgedBoxes(reading, file, width, height);
    }

    Labels read() {
        List<String> lines = TextFile.read(file, reading);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String where = "line " + (i + 1);
            String problem = line.isEmpty() ? null : add(line, where);
            if (problem != null) {
                reading.problem(file, where, problem);
            }
        }
        return boxes.build();
    }

    /** Adds the line's box. What is wrong, or null. */
    private String add(String line, String where) {
        String[] words = line.split("[\\s,]+", 0);
        String count = keyPoints > 0 ? posed(words.length) : plain(words.length);
        if (count != null) {
            return count;
        }
        double category = Numbers.parse(words[0]);
        if (category != Math.rint(category) || Double.isInfinite(category)) {
            return "the class must be a whole number but is \"" + Quote.of(words[0]) + "\": line left out";
        }
        int highest = (classes > 0 ? classes : MOST_CLASSES) - 1;
        if (category < 0 || category > highest) {
            return "the class is " + Quote.of(words[0]) + " but classes go from 0 to " + highest + ": line left out";
        }
        double[] values = new double[keyPoints > 0 ? 4 : words.length - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = Numbers.parse(words[i + 1]);
            if (!Double.isFinite(values[i])) {
                return "value " + (i + 2) + " must be a finite number but is \"" + Quote.of(words[i + 1])
                        + "\": line left out";
            }
            if (values[i] < -SLACK || values[i] > 1 + SLACK) {
                String advice = values[i] > 2 ? ", which looks like pixels; divide by the image's size" : "";
                return "values must be shares of the image, 0 to 1, but one is " + shown(values[i], words[i + 1])
                        + advice + ": line left out";
            }
        }
        add(values, (int) category, where);
        return null;
    }

    private static String plain(int words) {
        if (words == 6) {
            return "holds 6 values, as detections with a score do; labels have 5: line left out";
        }
        return words >= 5 && words % 2 == 1
                ? null
                : "must hold 5 values (class cx cy w h) or a class and 3 or more points but holds " + words
                        + ": line left out";
    }

    /** With key points a line is a class, a box and these; some tools leave them off where an object has none. */
    private String posed(int words) {
        return words == 5 || words == 5 + keyPoints
                ? null
                : "must hold 5 values and " + keyPoints + " of key points, as kpt_shape says, but holds " + words
                        + ": line left out";
    }

    private void add(double[] values, int category, String where) {
        if (keyPoints > 0) {
            reading.beside("key points");
        } else if (values.length == 8) {
            reading.beside("rotated box or polygon of four points");
            reading.repeated(
                    "four corners", file, "four corners, of a rotated box as a rule: the box around them is read");
        } else if (values.length > 4) {
            reading.beside("polygon");
        }
        float[] box = values.length == 4 ? fromCentre(values) : around(values);
        boxes.add(box, category, where, () -> (values.length == 4 ? "the box " : "the polygon from ") + shown(values));
    }

    /** As a number where it is an ordinary one, else as written. */
    private static String shown(double value, String word) {
        return Math.abs(value) < 1e9 ? Numbers.text(value) : Quote.of(word);
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
