package org.focallens.nn.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.focallens.nn.ParameterLayout;
import org.focallens.nn.Shape;
import org.junit.jupiter.api.Test;

/** Three steps of three parameters, against torch.optim.SGD in double (PyTorch 1.13). */
class SgdTest {

    private static final ParameterLayout.Slice KERNEL =
            new ParameterLayout.Slice("kernel", Shape.of(1, 1, 3, 1), 0, 0, 1);
    private static final ParameterLayout.Slice BIAS = new ParameterLayout.Slice("bias", Shape.of(3), 0, 0, 0);

    private final Optimiser sgd = new SgdSettings(.9, .2).create(3);
    private final float[] parameters = {.5f, -1, 2};

    private void assertStep(ParameterLayout.Slice slice, double rate, float[] gradients, float... expected) {
        sgd.begin(rate);
        sgd.update(parameters, gradients, slice);
        assertThat(parameters).containsExactly(expected, within(1e-6f));
    }

    @Test
    void decayIsPartOfTheGradientAndOfTheVelocity() {
        assertStep(KERNEL, .1, new float[] {.1f, -2, 0}, .48f, -.78f, 1.96f);
        assertStep(KERNEL, .1, new float[] {.3f, 1, 0}, .4224f, -.6664f, 1.8848f);
        assertStep(KERNEL, .05, new float[] {-.2f, 4, 1e-3f}, .402256f, -.808616f, 1.832062f);
    }

    @Test
    void biasesDoNotDecay() {
        assertStep(BIAS, .1, new float[] {.1f, -2, 0}, .49f, -.8f, 2);
        assertStep(BIAS, .1, new float[] {.3f, 1, 0}, .451f, -.72f, 2);
        assertStep(BIAS, .05, new float[] {-.2f, 4, 1e-3f}, .44345f, -.884f, 1.99995f);
    }

    @Test
    void settingsOfThePaperAreTheDefault() {
        assertThat(SgdSettings.DEFAULT).isEqualTo(new SgdSettings(.9, 1e-4));
    }
}
