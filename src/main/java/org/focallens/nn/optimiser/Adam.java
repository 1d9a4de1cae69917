package org.focallens.nn.optimiser;

import java.util.List;
import org.focallens.nn.ParameterLayout;

/**
 * Adam (Kingma and Ba 2015, algorithm 1): each parameter's step is the mean of its gradients over the root of the mean of their
 * squares, both corrected for having started at 0. Epsilon is added after the correction, as in PyTorch. Weight decay is apart from
 * the gradient (Loshchilov and Hutter 2019).
 */
public final class Adam implements Optimiser {

    /**
     * Added and taken off again, it rounds what is remembered to multiples of 6e-33. Without a gradient it would fade below 1e-38, where a
     * processor takes a hundred times as long; so it stays at 0 or so far above that the product with a learning rate is no such number.
     */
    static final float TINY = 1e-25f;

    private final AdamSettings settings;
    private final float[] means;
    private final float[] squares;
    private double learningRate;
    private int steps;

    /**
     * Before the first step.
     *
     * @param settings decays and epsilon
     * @param length   of the arrays it will be given
     */
    public Adam(AdamSettings settings, int length) {
        this.settings = settings;
        means = new float[length];
        squares = new float[length];
    }

    @Override
    public void begin(double rate) {
        requireRate(rate);
        learningRate = rate;
        steps++;
    }

    @Override
    public void update(float[] parameters, float[] gradients, ParameterLayout.Slice slice) {
        float beta1 = (float) settings.beta1();
        float beta2 = (float) settings.beta2();
        float new1 = (float) (1 - settings.beta1());
        float new2 = (float) (1 - settings.beta2());
        float rate = (float) (learningRate / (1 - Math.pow(settings.beta1(), steps)));
        float correction = (float) (1 / Math.sqrt(1 - Math.pow(settings.beta2(), steps)));
        float epsilon = (float) settings.epsilon();
        float kept = slice.isKernel() ? (float) (1 - learningRate * settings.weightDecay()) : 1;
        int end = slice.end();
        for (int i = slice.offset(); i < end; i++) {
            float gradient = gradients[i];
            float mean = beta1 * means[i] + new1 * gradient + TINY - TINY;
            float square = beta2 * squares[i] + new2 * gradient * gradient + TINY - TINY;
            means[i] = mean;
            squares[i] = square;
            parameters[i] = kept * parameters[i] - rate * mean / ((float) Math.sqrt(square) * correction + epsilon);
        }
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public List<float[]> memory() {
        return List.of(means, squares);
    }

    @Override
    public void restore(int before, List<float[]> memory) {
        copy(memory, memory());
        steps = before;
    }

    static void requireRate(double learningRate) {
        if (!(learningRate >= 0)) {
            throw new IllegalArgumentException("learningRate must be >= 0 but is " + learningRate);
        }
    }

    static void copy(List<float[]> from, List<float[]> to) {
        List<Integer> lengths = to.stream().map(array -> array.length).toList();
        List<Integer> given = from.stream().map(array -> array.length).toList();
        if (!given.equals(lengths)) {
            throw new IllegalArgumentException("memory must be arrays of " + lengths + " numbers but is of " + given);
        }
        for (int i = 0; i < to.size(); i++) {
            System.arraycopy(from.get(i), 0, to.get(i), 0, to.get(i).length);
        }
    }
}
