package org.focallens.core.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoxLossTest {

    static Stream<Arguments> seeds() {
        return Stream.of(
                        new DeltaLoss.L1(),
                        new DeltaLoss.SmoothL1(1.0 / 9),
                        new DeltaLoss.Huber(0.1, 50),
                        new GiouLoss())
                .flatMap(loss -> Stream.of(
                                CentreSizeCoder.PLAIN,
                                new CentreSizeCoder(10, 10, 5, 5, 4),
                                CornerCoder.KERAS_RETINANET)
                        .flatMap(coder -> IntStream.range(0, 6).mapToObj(seed -> Arguments.of(loss, coder, seed))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientIsTheSlopeWithRespectToEachDelta(BoxLoss loss, BoxCoder coder, int seed) {
        Random random = new Random(seed);
        Box anchor = RandomBoxes.next(random);
        Box truth = RandomBoxes.next(random);
        double[] deltas = random.doubles(4, -0.8, 0.8).toArray();
        double[] gradient = loss.of(coder, anchor, truth, deltas).gradient();
        double h = 1e-6;
        for (int i = 0; i < 4; i++) {
            double[] up = deltas.clone();
            double[] down = deltas.clone();
            up[i] += h;
            down[i] -= h;
            double slope = (loss.of(coder, anchor, truth, up).value()
                            - loss.of(coder, anchor, truth, down).value())
                    / (2 * h);
            assertThat(gradient[i]).isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
        }
    }

    @Test
    void theThreeLossesOfDeltasByHand() {
        assertThat(new DeltaLoss.L1().value(-0.3)).isEqualTo(0.3);
        DeltaLoss smooth = new DeltaLoss.SmoothL1(0.5);
        assertThat(smooth.value(0.2)).isCloseTo(0.04, within(1e-15)); // .2^2 / (2 * .5)
        assertThat(smooth.value(-2)).isCloseTo(1.75, within(1e-15)); // 2 - .25
        DeltaLoss huber = new DeltaLoss.Huber(0.1, 50);
        assertThat(huber.value(0.05)).isCloseTo(0.0625, within(1e-15)); // 50 * .05^2 / 2
        assertThat(huber.value(1)).isCloseTo(4.75, within(1e-12)); // 50 * .1 * (1 - .05)
    }

    @Test
    void parabolaAndLineMeetWithoutAStepInValueOrSlope() {
        for (DeltaLoss loss : new DeltaLoss[] {new DeltaLoss.SmoothL1(0.11), new DeltaLoss.Huber(0.11, 50)}) {
            assertThat(loss.value(0.11)).isCloseTo(loss.value(Math.nextDown(0.11)), within(1e-12));
            assertThat(loss.gradient(0.11)).isCloseTo(loss.gradient(Math.nextDown(0.11)), within(1e-12));
        }
    }

    @Test
    void deltaLossAddsUpTheFourDeltas() {
        Box anchor = new Box(0, 0, 10, 10);
        BoxLoss.Result result =
                new DeltaLoss.L1().of(CentreSizeCoder.PLAIN, anchor, anchor, new double[] {1, -2, 3, 0});
        assertThat(result.value()).isEqualTo(6);
        assertThat(result.gradient()).containsExactly(1, -1, 1, 0);
    }

    @Test
    void giouByHand() {
        GiouLoss giou = new GiouLoss();
        Box truth = new Box(0, 0, 10, 10);
        assertThat(giou.value(truth, truth)).isCloseTo(0, within(1e-8));
        // 25 of 175 shared; the box around both has 225: 1 - (25/175 - 50/225).
        assertThat(giou.value(new Box(5, 5, 15, 15), truth)).isCloseTo(1 - (25.0 / 175 - 50.0 / 225), within(1e-8));
        // Apart: nothing shared, union 200 of 300.
        assertThat(giou.value(new Box(20, 0, 30, 10), truth)).isCloseTo(1 + 100.0 / 300, within(1e-8));
    }

    @Test
    void giouPullsABoxThatIsApartAndLeavesThePerfectOneAlone() {
        GiouLoss giou = new GiouLoss();
        Box truth = new Box(0, 0, 10, 10);
        assertThat(giou.gradient(new Box(20, 0, 30, 10), truth)[0]).isPositive();
        assertThat(giou.gradient(truth, truth)).containsExactly(new double[4], within(1e-9));
    }

    @Test
    void giouTakesTheMiddleOfBothSlopesWhereEdgesCoincide() {
        GiouLoss giou = new GiouLoss();
        Box truth = new Box(0, 0, 10, 10);
        double h = 1e-6;
        double slope = (giou.value(new Box(h, 2, 8, 13), truth) - giou.value(new Box(-h, 2, 8, 13), truth)) / (2 * h);
        assertThat(giou.gradient(new Box(0, 2, 8, 13), truth)[0]).isCloseTo(slope, within(1e-7));
    }

    @Test
    void giouStaysFiniteForACollapsedOrTurnedBox() {
        GiouLoss giou = new GiouLoss();
        for (Box predicted : new Box[] {new Box(5, 5, 5, 5), new Box(8, 8, 2, 2), new Box(-1e6, -1e6, 1e6, 1e6)}) {
            assertThat(giou.value(predicted, new Box(0, 0, 10, 10))).isBetween(0.0, 2.0);
            assertThat(giou.gradient(predicted, new Box(0, 0, 10, 10))).doesNotContain(Double.NaN);
        }
    }

    @Test
    void refusesBadSettings() {
        assertThatThrownBy(() -> new DeltaLoss.SmoothL1(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("beta");
        assertThatThrownBy(() -> new DeltaLoss.Huber(0.1, Double.NaN)).hasMessageContaining("weight");
        assertThatThrownBy(() -> new DeltaLoss.Huber(-0.1, 1)).hasMessageContaining("delta");
        assertThatThrownBy(() -> new GiouLoss()
                        .of(CentreSizeCoder.PLAIN, new Box(0, 0, 1, 1), new Box(0, 0, 0, 1), new double[4]))
                .hasMessageContaining("truth");
    }
}
