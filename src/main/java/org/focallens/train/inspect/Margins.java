package org.focallens.train.inspect;

import java.util.Arrays;
import org.focallens.core.loss.DenseLoss;

/**
 * How sure a network is of each term of its classification loss: x_t = y x, so that p_t = sigmoid(x_t). Ignored anchors have no term.
 *
 * @param positives of the classes that anchors carry
 * @param negatives of all other terms
 */
public record Margins(float[] positives, float[] negatives) {

    /**
     * Of one image.
     *
     * @param logits  (anchors, classes), binary
     * @param targets for every anchor its class, {@link DenseLoss#BACKGROUND} or {@link DenseLoss#IGNORED}
     */
    public static Margins of(float[] logits, int[] targets) {
        int classes = logits.length / targets.length;
        float[] positives = new float[targets.length];
        float[] negatives = new float[logits.length];
        int positive = 0;
        int negative = 0;
        for (int i = 0; i < logits.length; i++) {
            int target = targets[i / classes];
            if (target == i % classes) {
                positives[positive++] = logits[i];
            } else if (target != DenseLoss.IGNORED) {
                negatives[negative++] = -logits[i];
            }
        }
        return new Margins(Arrays.copyOf(positives, positive), Arrays.copyOf(negatives, negative));
    }

    /** These and those of another image. */
    public Margins plus(Margins other) {
        return new Margins(joined(positives, other.positives), joined(negatives, other.negatives));
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
