package org.focallens.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
            end = slice.end();
        }
        assertThat(layout.length()).isBetween(end, end + 15);
    }

    @Test
    void partsHaveNamesAndShapes() {
        assertThat(layout.slice("backbone.1.weight").shape()).isEqualTo(Shape.of(3, 3, 3, 16));
        assertThat(layout.slice("lateral.3.weight").shape()).isEqualTo(Shape.of(1, 1, 64, 64));
        assertThat(layout.slice("class.4.weight").shape()).isEqualTo(Shape.of(3, 3, 64, 27));
        assertThat(layout.slice("box.4.bias").shape()).isEqualTo(Shape.of(36));
        assertThatThrownBy(() -> layout.slice("class.5.bias"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("class.5.bias");
    }

    @Test
    void headsOfDepthZeroAreOneLayer() {
        ParameterLayout flat = new ParameterLayout(RetinaNetSettings.small(2, 3)
                .withBackbone(List.of(4, 4, 4, 4, 6), Normalisation.NONE)
                .withHeads(8, 0, ClassOutput.SIGMOID)
                .withP6(P6Source.P5));
        assertThat(flat.slices())
                .extracting(ParameterLayout.Slice::name)
                .filteredOn(name -> name.matches("(class|box).*"))
                .containsExactly("class.0.weight", "class.0.bias", "box.0.weight", "box.0.bias");
        assertThat(flat.slice("pyramid.6.weight").shape())
                .as("P6 from P5 reads the pyramid's width")
                .isEqualTo(Shape.of(3, 3, 8, 8));
    }

    @Test
    void sameSeedSameNumbersAndAnotherSeedOthers() {
        assertThat(layout.initial(7)).isEqualTo(layout.initial(7));
        assertThat(layout.initial(7)).isNotEqualTo(layout.initial(8));
    }

    @Test
    void firstValuesHaveTheSpreadOfTheirLayer() {
        assertThat(deviation("backbone.3.weight")).isCloseTo(Math.sqrt(2.0 / (9 * 32)), within(.002));
        assertThat(deviation("class.2.weight")).isCloseTo(Math.sqrt(2.0 / (9 * 64)), within(.001));
        assertThat(deviation("class.4.weight")).isCloseTo(.01, within(.0003));
        assertThat(deviation("box.4.weight")).isCloseTo(.01, within(.0003));
        assertThat(numbers(layout, "box.4.bias")).containsOnly(0);
    }

    @Test
    void classHeadStartsAtThePrior() {
        float[] bias = numbers(layout, "class.4.bias");
        assertThat(bias).hasSize(27).containsOnly((float) -4.59511985013459);
        for (float logit : bias) {
            assertThat(1 / (1 + Math.exp(-logit))).isCloseTo(.01, within(1e-8));
        }
    }

    /** Three classes and the background at each of two shapes; the classes together start at .03. */
    @Test
    void softmaxStartsAtThePriorByItsBackground() {
        ParameterLayout softmax = new ParameterLayout(RetinaNetSettings.small(3, 2)
                .withHeads(16, 1, ClassOutput.SOFTMAX)
                .withPrior(.03));
        float[] bias = numbers(softmax, "class.1.bias");
        float background = (float) Math.log(3 * .97 / .03);
        assertThat(bias).containsExactly(0, 0, 0, background, 0, 0, 0, background);
        assertThat(3 / (3 + Math.exp(background))).isCloseTo(.03, within(1e-8));
        assertThat(numbers(softmax, "box.1.bias")).hasSize(8).containsOnly(0);
    }

    @Test
    void groupsScaleByOneAndShiftByNothingAtFirst() {
        RetinaNetSettings plain = RetinaNetSettings.small(3, 9);
        ParameterLayout groups = new ParameterLayout(plain.withBackbone(plain.backbone(), Normalisation.GROUP));
        assertThat(groups.slices())
                .extracting(ParameterLayout.Slice::name)
                .startsWith(
                        "backbone.1.weight",
                        "backbone.1.bias",
                        "backbone.1.scale",
                        "backbone.1.shift",
                        "backbone.2.weight")
                .filteredOn(name -> name.matches(".*(scale|shift)"))
                .hasSize(10);
        assertThat(numbers(groups, "backbone.3.scale")).hasSize(64).containsOnly(1);
        assertThat(numbers(groups, "backbone.3.shift")).hasSize(64).containsOnly(0);
        assertThat(groups.parameters() - layout.parameters()).isEqualTo(2 * (16 + 32 + 64 + 64 + 64));
        assertThat(numbers(groups, "box.4.weight"))
                .as("normalisation moves no other first value")
                .isEqualTo(numbers(layout, "box.4.weight"));
    }

    @Test
    void onlyKernelsAreKernels() {
        RetinaNetSettings plain = RetinaNetSettings.small(3, 9);
        ParameterLayout groups = new ParameterLayout(plain.withBackbone(plain.backbone(), Normalisation.GROUP));
        assertThat(groups.slices())
                .allSatisfy(slice -> assertThat(slice.isKernel())
                        .as(slice.name())
                        .isEqualTo(slice.name().endsWith(".weight")));
    }

    private static float[] numbers(ParameterLayout layout, String name) {
        return TestNet.part(layout.initial(3), layout.slice(name));
    }

    private double deviation(String name) {
        float[] numbers = numbers(layout, name);
        return Math.sqrt(IntStream.range(0, numbers.length)
                .mapToDouble(i -> numbers[i] * numbers[i])
                .average()
                .orElseThrow());
    }
}
