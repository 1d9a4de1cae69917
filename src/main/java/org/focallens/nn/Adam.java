package org.focallens.nn;

/**
 * Adam (Kingma and Ba 2015, algorithm 1): each parameter's step is the mean of its gradients over the root of the mean of their
 * squares, both corrected for having started at 0. Epsilon is added after the correction, as in PyTorch.
 */
public final class Adam implements Optimiser {

    private final AdamSettings settings;
    private final float[] means;
    private final float[] squares;
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
    public void step(float[] parameters, float[] gradients, double learningRate) {
        requireLength("parameters", parameters);
        requireLength("gradients", gradients);
        if (!(learningRate >= 0)) {
            throw new IllegalArgumentException("learningRate must be >= 0 but is " + learningRate);
        }
        steps++;
        float beta1 = (float) settings.beta1();
        float beta2 = (float) settings.beta2();
        float rate = (float) (learningRate / (1 - Math.pow(settings.beta1(), steps)));
        float correction = (float) (1 / Math.sqrt(1 - Math.pow(settings.beta2(), steps)));
        float epsilon = (float) settings.epsilon();
        for (int i = 0; i < parameters.length; i++) {
            float gradient = gradients[i];
            float mean = beta1 * means[i] + (1 - beta1) * gradient;
            float square = beta2 * squares[i] + (1 - beta2) * gradient * gradient;
            means[i] = mean;
            squares[i] = square;
            parameters[i] -= rate * mean / ((float) Math.sqrt(square) * correction + epsilon);
        }
    }

    private void requireLength(String name, float[] array) {
        if (array.length != means.length) {
            throw new IllegalArgumentException(name + " must have " + means.length + " numbers but has " + array.length);
        }
    }
}
