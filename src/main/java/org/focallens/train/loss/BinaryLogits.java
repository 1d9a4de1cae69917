package org.focallens.train.loss;

import org.focallens.nn.ClassOutput;
import org.focallens.nn.HeadOutputs;
import org.focallens.nn.RetinaNetSettings;

/** Logits whose sigmoids are the probabilities of the classes, whatever the class head says. */
public final class BinaryLogits {

    private BinaryLogits() {}

    /** {@return the head's own logits, or those that say the same as its softmax with the background left out} */
    public static float[] of(HeadOutputs outputs, RetinaNetSettings network) {
        return network.classOutput() == ClassOutput.SIGMOID
                ? outputs.logits()
                : ofSoftmax(outputs.logits(), network.classes());
    }

    private static float[] ofSoftmax(float[] logits, int classes) {
        float[] binary = new float[logits.length / (classes + 1) * classes];
        double[] row = new double[classes + 1];
        for (int anchor = 0; anchor < logits.length / row.length; anchor++) {
            for (int k = 0; k <= classes; k++) {
                row[k] = logits[anchor * row.length + k];
            }
            for (int k = 0; k < classes; k++) {
                binary[anchor * classes + k] = (float) (row[k] - logSumOfOthers(row, k));
            }
        }
        return binary;
    }

    private static double logSumOfOthers(double[] row, int left) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < row.length; k++) {
            max = k == left ? max : Math.max(max, row[k]);
        }
        double sum = 0;
        for (int k = 0; k < row.length; k++) {
            sum += k == left ? 0 : Math.exp(row[k] - max);
        }
        return max + Math.log(sum);
    }
}
