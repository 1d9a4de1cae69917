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
        assertStep(adam, BIAS, .1, new float[] {.1f, -2, 0}, .4f, -.9f, 2);
        assertStep(adam, BIAS, .1, new float[] {.3f, 1, 0}, .3082219f, -.8733663f, 2);
        assertStep(adam, BIAS, .05, new float[] {-.2f, 4, 1e-3f}, .2953267f, -.8962329f, 1.9680599f);
    }

    @Test
    void decayIsApartFromTheGradientLikeInAdamW() {
        Optimiser adam = OTHER.create(3);
        assertStep(adam, KERNEL, .1, new float[] {.1f, -2, 0}, .3909901f, -.88005f, 1.96f);
        assertStep(adam, KERNEL, .1, new float[] {.3f, 1, 0}, .29012412f, -.84121656f, 1.9208f);
        assertStep(adam, KERNEL, .05, new float[] {-.2f, 4, 1e-3f}, .27745435f, -.85966176f, 1.888721f);
    }

    @Test
    void biasesDoNotDecay() {
        Optimiser adam = OTHER.create(3);
        assertStep(adam, BIAS, .1, new float[] {.1f, -2, 0}, .4009901f, -.90005f, 2);
        assertStep(adam, BIAS, .1, new float[] {.3f, 1, 0}, .30794394f, -.8788176f, 2);
        assertStep(adam, BIAS, .05, new float[] {-.2f, 4, 1e-3f}, .2981754f, -.9056749f, 1.987129f);
    }

    @Test
    void gradientsOfAnySizeAreDescendedAtTheSameRate() {
        Optimiser adam = AdamSettings.DEFAULT.create(3);
        assertStep(adam, BIAS, .1, new float[] {1e4f, -1e-4f, 1e-5f}, .4f, -.90001f, 1.9001f);
    }
}
