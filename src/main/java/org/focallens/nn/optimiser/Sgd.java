package org.focallens.nn.optimiser;

import java.util.List;
import org.focallens.nn.ParameterLayout;

/** Stochastic gradient descent with momentum: the velocity is momentum times itself plus the gradient, as in PyTorch. */
public final class Sgd implements Optimiser {

    private final SgdSettings settings;
    private final float[] velocities;
    private float rate;
    private int steps;

    /**
     * Before the first step.
     *
     * @param settings momentum and decay
     * @param length   of the arrays it will be given
     */
    public Sgd(SgdSettings settings, int length) {
        this.settings = settings;
        velocities = new float[length];
    }

    @Override
    public void begin(double learningRate) {
        Adam.requireRate(learningRate);
        rate = (float) learningRate;
        steps++;
    }

    @Override
    public void update(float[] parameters, float[] gradients, ParameterLayout.Slice slice) {
        float momentum = (float) settings.momentum();
        float decay = slice.isKernel() ? (float) settings.weightDecay() : 0;
        int end = slice.end();
        for (int i = slice.offset(); i < end; i++) {
            float velocity = momentum * velocities[i] + (gradients[i] + decay * parameters[i]) + Adam.TINY - Adam.TINY;
            velocities[i] = velocity;
            parameters[i] -= rate * velocity;
        }
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public List<float[]> memory() {
        return List.of(velocities);
    }

    @Override
    public void restore(int before, List<float[]> memory) {
        Adam.copy(memory, memory());
        steps = before;
    }
}
