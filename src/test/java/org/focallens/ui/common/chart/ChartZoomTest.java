package org.focallens.ui.common.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

class ChartZoomTest {
    private static final ChartZoom LINEAR = new ChartZoom(new Range(0, 10), false);
    private static final ChartZoom LOGARITHMIC = new ChartZoom(new Range(1e-8, 1), true);

    @Test
    void thePointUnderThePointerStays() {
        // The point at a quarter of 2..6 is 3, and is a quarter of the way through 2.5..4.5 too.
        assertThat(LINEAR.zoom(new Range(2, 6), 0.25, 0.5)).isEqualTo(new Range(2.5, 4.5));
        Range zoomed = LOGARITHMIC.zoom(new Range(1e-4, 1), 0.5, 0.5);
        assertThat(zoomed.getLowerBound()).isCloseTo(1e-3, within(1e-12));
        assertThat(zoomed.getUpperBound()).isCloseTo(1e-1, within(1e-12));
    }

    @Test
    void smallStepsOfATrackpadCountAndGoTheRightWay() {
        assertThat(LINEAR.zoom(new Range(2, 6), 0.5, 0.999).getLength()).isLessThan(4);
        assertThat(LINEAR.zoom(new Range(2, 6), 0.5, 1.001).getLength()).isGreaterThan(4);
    }

    @Test
    void nothingLeadsOutsideHome() {
        assertThat(LINEAR.zoom(new Range(2, 6), 0.5, 100)).isEqualTo(new Range(0, 10));
        assertThat(LINEAR.pan(new Range(2, 6), -3)).isEqualTo(new Range(0, 4));
        assertThat(LINEAR.pan(new Range(2, 6), 3)).isEqualTo(new Range(6, 10));
        assertThat(LINEAR.pan(new Range(2, 6), 0.25)).isEqualTo(new Range(3, 7));
    }

    @Test
    void zoomingInEnds() {
        Range deep = new Range(5, 5.001);
        assertThat(LINEAR.zoom(deep, 0.5, 1e-9).getLength()).isCloseTo(0.001, within(1e-9));
    }
}
