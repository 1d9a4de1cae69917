package org.focallens.ui.training.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunDatasetTest {

    /** Point n stands at step n + 1 and has the value n + 1. */
    private record Ramp(int size) implements ChartLine {
        @Override
        public String title() {
            return "Ramp";
        }

        @Override
        public double step(int point) {
            return point + 1;
        }

        @Override
        public int points(int steps) {
            return steps;
        }

        @Override
        public double value(int point, int window) {
            int from = Math.max(0, point + 1 - window);
            return (from + 1 + point + 1) / 2.0;
        }
    }

    private static RunDataset of(int size) {
        RunDataset data = new RunDataset();
        data.lines(List.of(new Ramp(size)));
        return data;
    }

    @Test
    void aShortLineIsDrawnStepByStep() {
        RunDataset data = of(100);
        assertThat(data.getItemCount(0)).isEqualTo(100);
        assertThat(data.getXValue(0, 41)).isEqualTo(42);
        assertThat(data.getYValue(0, 41)).isEqualTo(42);
        data.smoothOver(5);
        assertThat(data.getYValue(0, 41)).isEqualTo(40);
    }

    @Test
    void aLongLineHasNoMorePointsThanAScreenAndEachIsTheMeanOfItsSteps() {
        RunDataset data = of(100_000);
        assertThat(data.getItemCount(0)).isBetween(1500, 3000);
        double stride = data.getXValue(0, 1) - data.getXValue(0, 0);
        assertThat(data.getXValue(0, data.getItemCount(0) - 1)).isBetween(100_000 - stride, 100_000.0);
        assertThat(data.getYValue(0, 700)).isCloseTo(data.getXValue(0, 700) - (stride - 1) / 2, within(1e-9));
    }

    @Test
    void aCloserLookHasMoreDetailAndOnlyWhatIsInSight() {
        RunDataset data = of(100_000);
        data.range(50_000, 50_400);
        assertThat(data.getXValue(0, 0)).isBetween(49_998.0, 50_000.0);
        assertThat(data.getXValue(0, data.getItemCount(0) - 1)).isBetween(50_400.0, 50_402.0);
        assertThat(data.getXValue(0, 1) - data.getXValue(0, 0)).isEqualTo(1);
    }

    @Test
    void thePointsOfAGrowingLineStayWhereTheyAre() {
        List<Double> before = steps(of(20_000));
        List<Double> after = steps(of(20_040));
        assertThat(after.subList(0, before.size())).isEqualTo(before);
    }

    /** The first loss is a thousand times the others. */
    private record Spike(int size) implements ChartLine {
        @Override
        public String title() {
            return "Spike";
        }

        @Override
        public double step(int point) {
            return point + 1;
        }

        @Override
        public int points(int steps) {
            return steps;
        }

        @Override
        public double value(int point, int window) {
            return IntStream.rangeClosed(Math.max(0, point + 1 - window), point)
                    .mapToDouble(of -> of == 0 ? 1000 : 1)
                    .average()
                    .orElseThrow();
        }
    }

    @Test
    void aFirstLossThatIsFarAboveTheOthersMakesNoCliffWhereItLeavesTheWindow() {
        RunDataset data = new RunDataset();
        data.lines(List.of(new Spike(60)));
        data.smoothOver(20);
        assertThat(data.getYValue(0, 0)).isEqualTo(1000);
        assertThat(IntStream.range(1, 60).mapToDouble(item -> data.getYValue(0, item)))
                .as("the line is where the losses are from the second step on")
                .containsOnly(1.0);
    }

    private static List<Double> steps(RunDataset data) {
        return IntStream.range(0, data.getItemCount(0))
                .mapToObj(item -> data.getXValue(0, item))
                .toList();
    }
}
