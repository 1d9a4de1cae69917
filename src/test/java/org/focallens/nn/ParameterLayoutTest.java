package org.focallens.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.focallens.core.preset.P6Source;
import org.junit.jupiter.api.Test;

class ParameterLayoutTest {

    private final ParameterLayout layout = new ParameterLayout(RetinaNetSettings.small(3, 9));

    @Test
    void theDefaultNetworkHasAsManyParametersAsItsTwinInPyTorch() {
        assertThat(layout.parameters()).isEqualTo(626_335);
    }

    @Test
    void slicesFollowEachOtherWithoutOverlapAtCacheLines() {
        int end = 0;
        for (ParameterLayout.Slice slice : layout.slices()) {
            assertThat(slice.offset()).as(slice.name()).isBetween(end, end + 15).matches(offset -> offset % 16 == 0);
            end = slice.offset() + slice.shape().length();
        }
        assertThat(layout.length()).isBetween(end, end + 15);
    }

    @Test
    void partsHaveNamesAndShapes() {
        assertThat(layout.slice("backbone.1.weight").shape()).isEqualTo(Shape.of(3, 3, 3, 16));
        assertThat(layout.slice("lateral.3.weight").shape()).isEqualTo(Shape.of(1, 1, 64, 64));
        assertThat(layout.slice("class.4.weight").shape()).isEqualTo(Shape.of(3, 3, 64, 27));
        assertThat(layout.slice("box.4.bias").shape()).isEqualTo(Shape.of(36));
        assertThatThrownBy(() -> layout.slice("class.5.bias")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("class.5.bias");
    }

    @Test
    void headsOfDepthZeroAreOneLayer() {
        ParameterLayout flat = new ParameterLayout(new RetinaNetSettings(List.of(4, 4, 4, 4, 6), 8, 0, 2, 3, P6Source.P5, .01));
        assertThat(flat.slices()).extracting(ParameterLayout.Slice::name).filteredOn(name -> name.matches("(class|box).*"))
                .containsExactly("class.0.weight", "class.0.bias", "box.0.weight", "box.0.bias");
        assertThat(flat.slice("pyramid.6.weight").shape()).as("P6 from P5 reads the pyramid's width").isEqualTo(Shape.of(3, 3, 8, 8));
    }

    @Test
    void sameSeedSameNumbersAndAnotherSeedOthers() {
        assertThat(layout.initial(7)).isEqualTo(layout.initial(7));
        assertThat(layout.initial(7)).isNotEqualTo(layout.initial(8));
    }

    @Test
    void firstValuesHaveTheSpreadOfTheirLayer() {
        float[] values = layout.initial(3);
        assertThat(deviation(values, "backbone.3.weight")).isCloseTo(Math.sqrt(2.0 / (9 * 32)), within(.002));
        assertThat(deviation(values, "class.2.weight")).isCloseTo(Math.sqrt(2.0 / (9 * 64)), within(.001));
        assertThat(deviation(values, "class.4.weight")).isCloseTo(.01, within(.0003));
        assertThat(deviation(values, "box.4.weight")).isCloseTo(.01, within(.0003));
        assertThat(numbers(values, "box.4.bias")).containsOnly(0);
    }

    @Test
    void classHeadStartsAtThePrior() {
        float[] bias = numbers(layout.initial(3), "class.4.bias");
        assertThat(bias).hasSize(27).containsOnly((float) -4.59511985013459);
        for (float logit : bias) {
            assertThat(1 / (1 + Math.exp(-logit))).isCloseTo(.01, within(1e-8));
        }
    }

    private float[] numbers(float[] values, String name) {
        ParameterLayout.Slice slice = layout.slice(name);
        return Arrays.copyOfRange(values, slice.offset(), slice.offset() + slice.shape().length());
    }

    private double deviation(float[] values, String name) {
        float[] numbers = numbers(values, name);
        return Math.sqrt(IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i] * numbers[i]).average().orElseThrow());
    }
}
