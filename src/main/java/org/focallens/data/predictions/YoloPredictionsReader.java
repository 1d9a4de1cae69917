package org.focallens.data.predictions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.format.Reading;
import org.focallens.data.format.TextFile;
import org.focallens.data.predictions.OutputRows.Row;

/**
 * YOLO predictions as Ultralytics writes them with save_txt and save_conf: a text file an image, a line a box, "class cx cy w h confidence" in shares
 * of the image; a track's number may follow. "class x1 y1 x2 y2 x3 y3 ... confidence" is a polygon, which becomes its box.
 */
final class YoloPredictionsReader {
    private static final Set<String> NO_PREDICTIONS = Set.of("classes.txt", "readme.txt", "notes.txt", "args.txt");
    private static final double FARTHEST = 2;

    private final Path folder;
    private final Dataset dataset;
    private final Reading reading;
    private final ImageLookup images;
    private final OutputRows rows = new OutputRows();

    YoloPredictionsReader(Path folder, Dataset dataset, Reading reading) {
        this.folder = folder;
        this.dataset = dataset;
        this.reading = reading;
        this.images = new ImageLookup(dataset);
    }

    DetectorOutput read(List<Path> files) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            reading.advance((double) i / files.size());
            Path file = files.get(i);
            if (!NO_PREDICTIONS.contains(file.getFileName().toString().toLowerCase(Locale.ROOT))) {
                read(file);
            }
        }
        return rows.byImage(folder, dataset.images().size(), reading.problems(folder));
    }

    private void read(Path file) {
        int image = images.ofTextFile(folder.equals(file) ? file.getFileName() : folder.relativize(file));
        if (image < 0) {
            reading.problem(
                    file,
                    "",
                    image == ImageLookup.AMBIGUOUS
                            ? "several images of the data set have its name: left out; keep the predictions in folders named as theirs"
                            : "no image of the data set has its name: left out");
            return;
        }
        LabelledImage labelled = dataset.images().get(image);
        if (labelled.width() == 0 || labelled.height() == 0) {
            reading.problem(
                    file,
                    "",
                    "the size of " + labelled.file().getFileName()
                            + " is not known, and the boxes are shares of it: left out");
            return;
        }
        List<String> lines = TextFile.read(file, reading);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String problem = line.isEmpty() ? null : add(line, image, i + 1);
            if (problem != null) {
                reading.problem(file, "line " + (i + 1), problem + ": line left out");
            }
        }
    }

    /** Adds the line's box. What is wrong, or null. */
    private String add(String line, int image, int number) {
        String[] words = line.split("[\\s,]+", 0);
        if (words.length == 5) {
            return "holds 5 values, so the confidence is missing; predict with save_conf=True";
        }
        if (words.length < 6 || words.length > 7 && words.length % 2 != 0) {
            return "must hold 6 values (class cx cy w h confidence) but holds " + words.length;
        }
        double[] values = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            values[i] = Numbers.parse(words[i]);
            if (!Double.isFinite(values[i])) {
                return "value " + (i + 1) + " must be a finite number but is \"" + Quote.of(words[i]) + "\"";
            }
        }
        int classes = dataset.categories().size();
        if (values[0] != Math.rint(values[0]) || values[0] < 0 || values[0] >= classes) {
            return "the class is " + Quote.of(words[0]) + " but classes go from 0 to " + (classes - 1);
        }
        boolean polygon = words.length > 7;
        return add(values, polygon ? words.length - 1 : 5, image, number);
    }

    /** @param confidence where it stands among the values; what lies between it and the class are shares of the image */
    private String add(double[] values, int confidence, int image, int number) {
        for (int i = 1; i < confidence; i++) {
            if (Math.abs(values[i]) > FARTHEST) {
                return "boxes must be shares of the image but one value is " + values[i] + ", which looks like pixels";
            }
        }
        double[] box = confidence == 5 ? ofCentre(values) : around(values, confidence);
        if (box[2] < box[0] || box[3] < box[1]) {
            return "the box has a negative size";
        }
        LabelledImage labelled = dataset.images().get(image);
        double width = labelled.width();
        double height = labelled.height();
        float[] corners = {
            (float) (box[0] * width), (float) (box[1] * height), (float) (box[2] * width), (float) (box[3] * height)
        };
        double area = (box[2] - box[0]) * width * (box[3] - box[1]) * height;
        rows.add(new Row(image, (int) values[0], corners, area, values[confidence], number));
        return null;
    }

    private static double[] ofCentre(double[] v) {
        return new double[] {v[1] - v[3] / 2, v[2] - v[4] / 2, v[1] + v[3] / 2, v[2] + v[4] / 2};
    }

    private static double[] around(double[] values, int end) {
        double[] box = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (int i = 1; i < end; i++) {
            int axis = (i - 1) % 2;
            box[axis] = Math.min(box[axis], values[i]);
            box[axis + 2] = Math.max(box[axis + 2], values[i]);
        }
        return box;
    }
}
