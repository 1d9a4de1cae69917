package org.focallens.core.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoxesTest {

    @Test
    void overlapByHand() {
        float[] boxes = {0, 0, 10, 10, 5, 5, 15, 15, 10, 0, 20, 10, 40, 40, 50, 50};
        assertThat(Boxes.count(boxes)).isEqualTo(4);
        assertThat(Boxes.area(boxes, 1)).isEqualTo(100);
        assertThat(Boxes.iou(boxes, 0, boxes, 1)).isEqualTo(25f / 175f);
        assertThat(Boxes.iou(boxes, 0, boxes, 2)).as("touching").isZero();
        assertThat(Boxes.iou(boxes, 0, boxes, 3))
                .as("apart in x and y: two negative sides must not multiply to an overlap")
                .isZero();
        assertThat(Boxes.giou(boxes, 0, boxes, 1)).isCloseTo(25f / 175f - 50f / 225f, within(1e-7f));
    }

    @Test
    void boxesWithoutAreaHaveNoOverlap() {
        float[] points = {3, 3, 3, 3};
        assertThat(Boxes.iou(points, 0, points, 0)).isZero();
        assertThat(Boxes.giou(points, 0, points, 0)).isZero();
        assertThat(Box.at(points, 0).iou(Box.at(points, 0))).isZero();
        assertThat(Box.at(points, 0).giou(Box.at(points, 0))).isZero();
        assertThat(Box.at(points, 0).hasArea()).isFalse();
    }

    static IntStream seeds() {
        return IntStream.range(0, 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void flatAndSingleBoxesAgreeAndOverlapIsSymmetric(int seed) {
        Random random = new Random(seed);
        Box a = RandomBoxes.next(random);
        Box b = RandomBoxes.next(random);
        float[] flat = flat(a, b);
        assertThat(Boxes.iou(flat, 0, flat, 1))
                .isCloseTo((float) a.iou(b), within(1e-5f))
                .isEqualTo(Boxes.iou(flat, 1, flat, 0));
        assertThat(Boxes.giou(flat, 0, flat, 1))
                .isCloseTo((float) a.giou(b), within(1e-5f))
                .isEqualTo(Boxes.giou(flat, 1, flat, 0));
        assertThat(a.giou(b)).isLessThanOrEqualTo(a.iou(b)).isGreaterThan(-1);
        assertThat(a.iou(a)).isEqualTo(1);
    }

    private static float[] flat(Box a, Box b) {
        return new float[] {
            (float) a.x1(),
            (float) a.y1(),
            (float) a.x2(),
            (float) a.y2(),
            (float) b.x1(),
            (float) b.y1(),
            (float) b.x2(),
            (float) b.y2()
        };
    }

    @Test
    void clippingKeepsThePartInside() {
        assertThat(new Box(-5, 2, 30, 50).clip(20, 10)).isEqualTo(new Box(0, 2, 20, 10));
        assertThat(new Box(25, 2, 30, 5).clip(20, 10).hasArea()).isFalse();
    }

    @Test
    void refusesAnArrayThatIsNotMadeOfBoxes() {
        assertThatThrownBy(() -> Boxes.count(new float[6]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6");
    }
}
