package org.focallens.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamTest {

    @Test
    void firstStepIsTheLearningRateAgainstTheSignOfTheGradient() {
        float[] parameters = {1, 1, 1};
        new Adam(AdamSettings.DEFAULT, 3).step(parameters, new float[] {5, -.001f, 0}, .1);
        assertThat(parameters[0]).isCloseTo(.9f, within(1e-6f));
        assertThat(parameters[1]).isCloseTo(1.1f, within(2e-6f));
        assertThat(parameters[2]).isEqualTo(1);
    }

    /** Worked by hand with decays .5 and .75. */
    @Test
    void secondStepUsesTheCorrectedMeans() {
        float[] parameters = {0};
        Adam adam = new Adam(new AdamSettings(.5, .75, 1e-8), 1);
        adam.step(parameters, new float[] {2}, 1);           // mean 1 / .5 = 2, square 1 / .25 = 4: step 2 / 2
        assertThat(parameters[0]).isCloseTo(-1f, within(1e-6f));
        adam.step(parameters, new float[] {4}, .5);          // mean 2.5 / .75, square 4.75 / .4375
        assertThat((double) parameters[0]).isCloseTo(-1 - .5 * (2.5 / .75) / Math.sqrt(4.75 / .4375), within(1e-6));
    }

    @Test
    void aParabolaIsDescended() {
        float[] parameters = {3, -2};
        Adam adam = new Adam(AdamSettings.DEFAULT, 2);
        for (int i = 0; i < 500; i++) {
            adam.step(parameters, new float[] {2 * parameters[0], 2 * parameters[1]}, .05);
        }
        assertThat(Math.abs(parameters[0]) + Math.abs(parameters[1])).isLessThan(.02f);
    }

    @Test
    void badArgumentsAreNamed() {
        Adam adam = new Adam(AdamSettings.DEFAULT, 2);
        assertThatThrownBy(() -> adam.step(new float[2], new float[3], .1)).hasMessageContaining("gradients").hasMessageContaining("3");
        assertThatThrownBy(() -> adam.step(new float[2], new float[2], Double.NaN)).hasMessageContaining("learningRate").hasMessageContaining("NaN");
        assertThatThrownBy(() -> new AdamSettings(1, .9, 1e-8)).hasMessageContaining("beta1").hasMessageContaining("1.0");
        assertThatThrownBy(() -> new AdamSettings(.9, .999, 0)).hasMessageContaining("epsilon");
    }
}
