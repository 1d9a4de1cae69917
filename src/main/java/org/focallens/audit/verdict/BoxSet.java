package org.focallens.audit.verdict;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.focallens.audit.AuditReport;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;

/** Some boxes of an audit, by their rows in its table, with what can be measured of them at the network's input. */
final class BoxSet {
    private final Dataset dataset;
    private final AuditReport report;
    private final int[] rows;

    private BoxSet(Dataset dataset, AuditReport report, int[] rows) {
        this.dataset = dataset;
        this.report = report;
        this.rows = rows;
    }

    static BoxSet of(Dataset dataset, AuditReport report, IntPredicate which) {
        return new BoxSet(
                dataset,
                report,
                IntStream.range(0, report.boxes().count()).filter(which).toArray());
    }

    int count() {
        return rows.length;
    }

    int image(int at) {
        return report.boxes().image(rows[at]);
    }

    /** {@return its place among the boxes of its image, the same by any settings with the same rule for crowds} */
    int place(int at) {
        return rows[at] - report.boxes().first(image(at));
    }

    int category(int at) {
        return dataset.images().get(image(at)).labels().category(report.boxes().label(rows[at]));
    }

    /** {@return ascending, at the network's input} */
    double[] narrowestSides() {
        return measured((width, height) -> Math.min(width, height));
    }

    /** {@return ascending: the longer side over the shorter} */
    double[] elongations() {
        return measured((width, height) -> Math.max(width, height) / Math.min(width, height));
    }

    /** {@return ascending: square root of the area at the network's input} */
    double[] sizes() {
        return measured((width, height) -> Math.sqrt(width * height));
    }

    /** {@return ascending: height over width} */
    double[] ratios() {
        return measured((width, height) -> height / width);
    }

    private interface Measure {
        double of(double width, double height);
    }

    private double[] measured(Measure measure) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            LabelledImage image = dataset.images().get(image(i));
            Fit fit = report.settings().resize().fit(image.height(), image.width());
            float[] box = image.labels().box(report.boxes().label(rows[i]));
            values[i] = measure.of(
                    ((double) box[2] - box[0]) * fit.width() / image.width(),
                    ((double) box[3] - box[1]) * fit.height() / image.height());
        }
        Arrays.sort(values);
        return values;
    }

    /** {@return so many of them, each equally likely; all where they are fewer} */
    BoxSet sample(int most, long seed) {
        if (rows.length <= most) {
            return this;
        }
        int[] order = rows.clone();
        Random random = new Random(seed);
        for (int i = 0; i < most; i++) {
            int other = i + random.nextInt(order.length - i);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        int[] kept = Arrays.copyOf(order, most);
        Arrays.sort(kept);
        return new BoxSet(dataset, report, kept);
    }

    /** {@return the images that they are in, ascending} */
    int[] images() {
        return IntStream.range(0, rows.length).map(this::image).distinct().toArray();
    }
}
