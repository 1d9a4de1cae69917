package org.focallens.core.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.focallens.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoxCoderTest {
    private static final Box ANCHOR = new Box(10, 20, 50, 40);

    static Stream<JsonNode> goldenCases() {
        return IntStream.range(0, Golden.cases("box_coder").size()).mapToObj(Golden.cases("box_coder")::get);
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void encodesAndDecodesAsTorchvisionWildDeltasIncluded(JsonNode golden) {
        double[] w = Golden.doubles(golden.get("weights"));
        CentreSizeCoder coder = new CentreSizeCoder(w[0], w[1], w[2], w[3], CentreSizeCoder.USUAL_MAX_LOG_SIZE);
        for (int i = 0; i < golden.get("anchors").size(); i++) {
            Box anchor = box(golden.get("anchors").get(i));
            assertClose(
                    coder.encode(anchor, box(golden.get("boxes").get(i))),
                    Golden.doubles(golden.get("deltas").get(i)));
            Box decoded = coder.decode(
                    anchor, Golden.doubles(golden.get("wild_deltas").get(i)));
            assertClose(
                    edges(decoded), Golden.doubles(golden.get("wild_decoded").get(i)));
        }
    }

    private static void assertClose(double[] actual, double[] expected) {
        for (int i = 0; i < 4; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-10 * Math.max(1, Math.abs(expected[i]))));
        }
    }

    @Test
    void centreAndSizeByHand() {
        // The anchor is 40 x 20 around (30, 30); the truth is 80 x 20 around (50, 35).
        double[] deltas = CentreSizeCoder.PLAIN.encode(ANCHOR, new Box(10, 25, 90, 45));
        assertThat(deltas).containsExactly(0.5, 0.25, Math.log(2), 0);
    }

    @Test
    void cornersByHand() {
        // Corners move by 4, 2, -8 and 0 px: shares of .1, .1, -.2 and 0 of the anchor's 40 x 20, over .2.
        double[] deltas = CornerCoder.KERAS_RETINANET.encode(ANCHOR, new Box(14, 22, 42, 40));
        assertThat(deltas).containsExactly(new double[] {0.5, 0.5, -1, 0}, within(1e-12));
    }

    @Test
    void theBoundHoldsGrowingSizesButNotShrinkingOnes() {
        assertThat(CentreSizeCoder.PLAIN
                        .decode(ANCHOR, new double[] {0, 0, 1000, -5})
                        .width())
                .isCloseTo(40 * 1000 / 16.0, within(1e-9));
        assertThat(CentreSizeCoder.PLAIN
                        .decode(ANCHOR, new double[] {0, 0, 1000, -5})
                        .height())
                .isCloseTo(20 * Math.exp(-5), within(1e-9));
        CentreSizeCoder unbounded = new CentreSizeCoder(1, 1, 1, 1, Double.POSITIVE_INFINITY);
        assertThat(unbounded.decode(ANCHOR, new double[] {0, 0, 5, 0}).width())
                .isCloseTo(40 * Math.exp(5), within(1e-9));
    }

    static Stream<Arguments> seeds() {
        return Stream.of(CentreSizeCoder.PLAIN, new CentreSizeCoder(10, 10, 5, 5, 4), new CornerCoder(0.1, 0.2))
                .flatMap(coder -> IntStream.range(0, 8).mapToObj(seed -> Arguments.of(coder, seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decodingUndoesEncoding(BoxCoder coder, int seed) {
        Random random = new Random(seed);
        Box anchor = RandomBoxes.next(random);
        Box truth = RandomBoxes.next(random);
        assertThat(edges(coder.decode(anchor, coder.encode(anchor, truth))))
                .containsExactly(edges(truth), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void backwardIsTheSlopeOfDecode(BoxCoder coder, int seed) {
        Random random = new Random(seed);
        Box anchor = RandomBoxes.next(random);
        double[] deltas = random.doubles(4, -1, 1).toArray();
        double[] outer = random.doubles(4, -2, 2).toArray();
        double[] gradient = coder.backward(anchor, deltas, outer);
        double h = 1e-6;
        for (int i = 0; i < 4; i++) {
            double[] up = deltas.clone();
            double[] down = deltas.clone();
            up[i] += h;
            down[i] -= h;
            double slope = (dot(outer, edges(coder.decode(anchor, up))) - dot(outer, edges(coder.decode(anchor, down))))
                    / (2 * h);
            assertThat(gradient[i]).isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
        }
    }

    @Test
    void noSlopeBeyondTheBound() {
        double[] gradient =
                CentreSizeCoder.PLAIN.backward(ANCHOR, new double[] {0, 0, 4.2, 4.1}, new double[] {-1, -1, 1, 1});
        assertThat(gradient[2]).isZero();
        assertThat(gradient[3]).isPositive();
    }

    @Test
    void refusesWhatCannotBeWritten() {
        assertThatThrownBy(() -> CentreSizeCoder.PLAIN.encode(ANCHOR, new Box(5, 5, 5, 9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("truth")
                .hasMessageContaining("x1=5.0");
        assertThatThrownBy(() -> CornerCoder.KERAS_RETINANET.encode(new Box(0, 0, Double.NaN, 1), ANCHOR))
                .hasMessageContaining("anchor");
        assertThatThrownBy(() -> new CentreSizeCoder(1, 0, 1, 1, 4))
                .hasMessageContaining("wy")
                .hasMessageContaining("0.0");
        assertThatThrownBy(() -> new CentreSizeCoder(1, 1, 1, 1, Double.NaN)).hasMessageContaining("maxLogSize");
        assertThatThrownBy(() -> new CornerCoder(0, -1)).hasMessageContaining("deviation");
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, 4).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double[] edges(Box box) {
        return new double[] {box.x1(), box.y1(), box.x2(), box.y2()};
    }

    private static Box box(JsonNode row) {
        return new Box(
                row.get(0).doubleValue(),
                row.get(1).doubleValue(),
                row.get(2).doubleValue(),
                row.get(3).doubleValue());
    }
}
