package org.focallens.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void theShortestTextThatReadsBackWithoutAnExponent() {
        assertThat(Numbers.text(0.1)).isEqualTo("0.1");
        assertThat(Numbers.text(1 / 3f)).isEqualTo("0.33333334");
        assertThat(Numbers.exact(1 / 3.0)).isEqualTo("0.3333333333333333");
        assertThat(Numbers.exact(1e-7)).isEqualTo("0.00000010");
        assertThat(Numbers.text(-20)).isEqualTo("-20");
    }

    @Test
    void whatIsNotFiniteIsSaidAndNoFailure() {
        assertThat(Numbers.text(1e39)).as("beyond a float").isEqualTo("Infinity");
        assertThat(Numbers.text(Double.NaN)).isEqualTo("NaN");
        assertThat(Numbers.exact(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }
}
