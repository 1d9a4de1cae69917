package org.focallens.nn.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.focallens.nn.ParameterLayout;
import org.focallens.nn.Shape;
import org.junit.jupiter.api.Test;

/** Three steps of three parameters, against torch.optim.Adam and AdamW in double (PyTorch 1.13). */
class AdamTest {

    private static final ParameterLayout.Slice KERNEL =
            new ParameterLayout.Slice("kernel", Shape.of(1, 1, 3, 1), 0, 0, 1);
    private static final ParameterLayout.Slice BIAS = new ParameterLayout.Slice("bias", Shape.of(3), 0, 0, 0);
    private static final AdamSettings OTHER = new AdamSettings(.8, .95, 1e-3, .2);

    private final float[] parameters = {.5f, -1, 2};

    private void assertStep(
            Optimiser adam, ParameterLayout.Slice slice, double rate, float[] gradients, float... expected) {
        adam.begin(rate);
        adam.update(parameters, gradients, slice);
        assertThat(parameters).containsExactly(expected, within(1e-6f));
    }

    @Test
    void usualSettingsStepLikePyTorch() {
        Optimiser adam = AdamSettings.DEFAULT.create(3);
        assertStep(adam, BIAS, .1, new float[] {.1f, -2, 0}, .40000001f, -.9000000005f, 2);
        assertStep(adam, BIAS, .1, new float[] {.3f, 1, 0}, .3082219022f, -.8733662967f, 2);
        assertStep(adam, BIAS, .05, new float[] {-.2f, 4, 1e-3f}, .2953267125f, -.8962328861f, 1.968059873f);
    }

    @Test
    void decayIsApartFromTheGradientLikeInAdamW() {
        Optimiser adam = OTHER.create(3);
        assertStep(adam, KERNEL, .1, new float[] {.1f, -2, 0}, .390990099f, -.880049975f, 1.96f);
        assertStep(adam, KERNEL, .1, new float[] {.3f, 1, 0}, .2901241284f, -.8412165939f, 1.9208f);
        assertStep(adam, KERNEL, .05, new float[] {-.2f, 4, 1e-3f}, .2774543486f, -.8596617297f, 1.888720986f);
    }

    @Test
    void biasesDoNotDecay() {
        Optimiser adam = OTHER.create(3);
        assertStep(adam, BIAS, .1, new float[] {.1f, -2, 0}, .400990099f, -.900049975f, 2);
        assertStep(adam, BIAS, .1, new float[] {.3f, 1, 0}, .3079439304f, -.8788175934f, 2);
        assertStep(adam, BIAS, .05, new float[] {-.2f, 4, 1e-3f}, .2981753919f, -.9056748951f, 1.987128986f);
    }

    @Test
    void gradientsOfAnySizeAreDescendedAtTheSameRate() {
        Optimiser adam = AdamSettings.DEFAULT.create(3);
        assertStep(adam, BIAS, .1, new float[] {1e4f, -1e-4f, 1e-5f}, .4f, -.90001f, 1.9001f);
    }
}
