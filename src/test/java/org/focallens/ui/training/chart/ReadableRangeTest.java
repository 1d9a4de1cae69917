package org.focallens.ui.training.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.jfree.data.Range;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableRangeTest {

    /** Cross entropy without the prior goes to thousands while focal loss is below 1. */
    @ParameterizedTest
    @ValueSource(doubles = {.213, .523, .87, 1.31})
    void besideARunThatGoesToInfinityTheLowestLineIsAboveTheAxis(double lowest) {
        Range shown = ReadableRange.logarithmic(new Range(lowest * .8, 4e6), lowest);
        assertThat(shown.getLowerBound()).isLessThan(lowest * .8);
        assertThat(shown.getUpperBound()).isLessThan(4e6);
    }
}
