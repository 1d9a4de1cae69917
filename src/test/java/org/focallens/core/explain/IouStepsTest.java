package org.focallens.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.box.Box;
import org.focallens.core.explain.IouSteps.Limit;
import org.focallens.core.match.IouRule;
import org.focallens.core.match.Matcher;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IouStepsTest {
    private static final Offset<Double> CLOSE = within(1e-6);

    private static IouSteps of(double x1, double y1, double x2, double y2) {
        return IouSteps.of(new AnchorGrid(Squares.anchors(), 64, 64), IouRule.SINGLE, new Box(x1, y1, x2, y2));
    }

    private static void assertSteps(IouSteps steps, double ratio, double shape, double lattice, double placed) {
        assertThat(steps.ratio()).isCloseTo(ratio, CLOSE);
        assertThat(steps.shape()).isCloseTo(shape, CLOSE);
        assertThat(steps.lattice()).isCloseTo(lattice, CLOSE);
        assertThat(steps.placed()).isCloseTo(placed, CLOSE);
        assertThat(steps.lost(Limit.RATIO)
                        + steps.lost(Limit.SIZE)
                        + steps.lost(Limit.LATTICE)
                        + steps.lost(Limit.BORDER)
                        + placed)
                .isCloseTo(1, CLOSE);
    }

    /** Half a stride off both ways: 28 of 32 pixels overlap along each axis, 784 / (2 * 1024 - 784). */
    @Test
    void aBoxBetweenCentresLosesToTheLattice() {
        IouSteps steps = of(24, 24, 56, 56);
        assertSteps(steps, 1, 1, 784 / 1264.0, 784 / 1264.0);
        assertThat(steps.limit()).isEqualTo(Limit.LATTICE);
    }

    /** 16 x 32 at a centre. The square of equal area has 22.63 pixels: 16 * 22.63 of 2 * 512 - 16 * 22.63. That of 32 pixels covers 512 of 1024. */
    @Test
    void aTallBoxLosesToTheRatio() {
        IouSteps steps = of(28, 20, 44, 52);
        double overlap = 16 * Math.sqrt(512);
        assertSteps(steps, overlap / (1024 - overlap), 0.5, 0.5, 0.5);
        assertThat(steps.limit()).isEqualTo(Limit.RATIO);
    }

    /** 8 x 8 inside an anchor: 64 / 1024. */
    @Test
    void aSmallBoxLosesToTheSize() {
        IouSteps steps = of(32, 32, 40, 40);
        assertSteps(steps, 1, 1 / 16.0, 1 / 16.0, 1 / 16.0);
        assertThat(steps.limit()).isEqualTo(Limit.SIZE);
    }

    /** Its centre is 76, 36, the last column's 60: half of it is overlapped, 512 / (2048 - 512). */
    @Test
    void aBoxBeyondTheLastCellLosesToTheBorder() {
        IouSteps steps = of(60, 20, 92, 52);
        assertSteps(steps, 1, 1, 1, 1 / 3.0);
        assertThat(steps.limit()).isEqualTo(Limit.BORDER);
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLastStepIsWhatMatchingFinds(int seed) {
        Random random = new Random(seed);
        Preset preset = Presets.ALL.get(seed % Presets.ALL.size());
        int height = 100 + random.nextInt(400);
        int width = 100 + random.nextInt(400);
        float x1 = random.nextFloat() * width * 0.8f;
        float y1 = random.nextFloat() * height * 0.8f;
        float x2 = x1 + 2 + random.nextFloat() * (width - x1 - 2);
        float y2 = y1 + 2 + random.nextFloat() * (height - y1 - 2);
        AnchorGrid grid = new AnchorGrid(preset.anchors(), height, width);
        IouSteps steps = IouSteps.of(grid, preset.matching().iou(), new Box(x1, y1, x2, y2));
        double best = new Matcher(preset.matching())
                .match(grid, new float[] {x1, y1, x2, y2})
                .bestIou()[0];
        assertThat(steps.placed()).isCloseTo(best, within(2e-5));
        for (Limit limit : Limit.values()) {
            assertThat(steps.lost(limit)).as("%s", limit).isGreaterThanOrEqualTo(-1e-9);
        }
    }
}
