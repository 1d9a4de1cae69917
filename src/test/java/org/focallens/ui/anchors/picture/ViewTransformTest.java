package org.focallens.ui.anchors.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewTransformTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    /** 1088 x 800 into 900 x 432: (432 - 32) / 800 = .5 decides; 544 wide leaves 178 on each side. */
    @Test
    void fitsTheWholeInputIntoTheMiddle() {
        ViewTransform view = ViewTransform.fit(1088, 800, 900, 432);
        assertThat(view).isEqualTo(new ViewTransform(0.5, 178, 16));
        assertThat(view.screenX(1088)).isEqualTo(722);
        assertThat(view.screenY(800)).isEqualTo(416);
        assertThat(ViewTransform.fit(1000, 1000, 1, 1).scale())
                .as("a window without room")
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void zoomingLeavesThePointUnderTheCursor(long seed) {
        Random random = new Random(seed);
        ViewTransform view = new ViewTransform(
                0.1 + random.nextDouble() * 5, random.nextDouble() * 500 - 250, random.nextDouble() * 500 - 250);
        double x = random.nextDouble() * 900;
        double y = random.nextDouble() * 600;
        ViewTransform zoomed = view.zoomed(Math.exp(random.nextGaussian()), x, y);
        assertThat(zoomed.inputX(x)).isCloseTo(view.inputX(x), within(1e-9));
        assertThat(zoomed.inputY(y)).isCloseTo(view.inputY(y), within(1e-9));
        assertThat(zoomed.screenX(zoomed.inputX(x))).isCloseTo(x, within(1e-9));
        ViewTransform panned = view.panned(7, -3);
        assertThat(panned.inputX(x + 7)).isCloseTo(view.inputX(x), within(1e-9));
        assertThat(panned.inputY(y - 3)).isCloseTo(view.inputY(y), within(1e-9));
        assertThat(view.times(2).screenX(x)).as("physical pixels").isCloseTo(2 * view.screenX(x), within(1e-9));
    }

    @Test
    void zoomHasItsLimits() {
        ViewTransform view = new ViewTransform(1, 0, 0);
        assertThat(view.zoomed(1e9, 10, 10).scale()).isEqualTo(64);
        assertThat(view.zoomed(1e-9, 10, 10).scale()).isEqualTo(0.02);
        assertThat(view.zoomed(1e9, 10, 10).inputX(10)).isCloseTo(10, within(1e-9));
    }
}
