package org.focallens.ui.training.inspect;

import java.util.stream.DoubleStream;
import org.focallens.text.Texts;
import org.focallens.train.inspect.Margins;

/**
 * How the p_t of an image's terms are spread: a term is one class of one anchor that is not ignored.
 *
 * @param positives terms in each bin from 0 to 1
 * @param negatives terms in each bin
 * @param sums      sums of p_t of the positives and of the negatives
 */
record MarginCounts(int[] positives, int[] negatives, double[] sums) {

    static final int BINS = 40;

    static MarginCounts of(Margins margins) {
        double[] sums = new double[2];
        int[] positives = count(margins.positives(), sums, 0);
        return new MarginCounts(positives, count(margins.negatives(), sums, 1), sums);
    }

    private static int[] count(float[] margins, double[] sums, int side) {
        int[] counts = new int[BINS];
        for (float margin : margins) {
            if (!Float.isNaN(margin)) {
                double probability = 1 / (1 + Math.exp(-margin));
                counts[Math.min(BINS - 1, (int) (probability * BINS))]++;
                sums[side] += probability;
            }
        }
        return counts;
    }

    static int total(int[] counts) {
        int total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }

    /** {@return the numbers behind the picture, in words} */
    String text() {
        int hard = 0;
        for (int bin = 0; bin < BINS * 9 / 10; bin++) {
            hard += negatives[bin];
        }
        return Texts.format(
                "%,d positives, mean p_t %s%n%,d negatives, mean p_t %s%n%,d negatives are harder than p_t = .9",
                total(positives), mean(positives, sums[0]), total(negatives), mean(negatives, sums[1]), hard);
    }

    private static String mean(int[] counts, double sum) {
        return total(counts) == 0 ? "–" : Texts.format("%.3f", sum / total(counts));
    }

    /** {@return the outline of bars over a range, from their foot and back; nothing where there are none} */
    static double[][] outline(int[] counts, double least, double most, double foot) {
        DoubleStream.Builder across = DoubleStream.builder();
        DoubleStream.Builder up = DoubleStream.builder();
        for (int i = 0; i < counts.length; i++) {
            double left = least + (most - least) * i / counts.length;
            double right = least + (most - least) * (i + 1) / counts.length;
            double height = counts[i] == 0 ? Double.NaN : counts[i];
            boolean begins = i == 0 || counts[i - 1] == 0;
            boolean ends = i == counts.length - 1 || counts[i + 1] == 0;
            across.add(left).add(left).add(right).add(right);
            up.add(begins && counts[i] > 0 ? foot : height)
                    .add(height)
                    .add(height)
                    .add(ends && counts[i] > 0 ? foot : height);
        }
        return new double[][] {across.build().toArray(), up.build().toArray()};
    }
}
