package org.focallens.core.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.focallens.core.anchor.AnchorGrid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("locale")
class PresetsTest {
    /** Each framework's own values, from its sources: setting, value, and the presets that have it. */
    private static final String TABLE = """
            offset | 0.5 | paper detectron2-centred keras-retinanet tf-vision
            offset | 0 | detectron2 torchvision torchvision-v2 mmdetection
            ratios | 0.5 1 2 | paper detectron2 detectron2-centred torchvision torchvision-v2 keras-retinanet mmdetection
            ratios | 1 2 0.5 | detectron
            ratios | 2 1 0.5 | tf-vision
            shapeOrder | scale-major | detectron detectron2 detectron2-centred tf-vision
            shapeOrder | ratio-major | torchvision torchvision-v2 keras-retinanet mmdetection
            spacing | stride | paper detectron detectron2 detectron2-centred keras-retinanet mmdetection tf-vision
            spacing | image-over-cells | torchvision torchvision-v2
            iou | single | paper detectron2 detectron2-centred torchvision torchvision-v2 mmdetection tf-vision
            iou | single-inclusive | detectron
            iou | double | keras-retinanet
            foreground | 0.5 | all
            background | 0.4 | paper detectron detectron2 detectron2-centred torchvision torchvision-v2 keras-retinanet mmdetection
            background | 0.5 | tf-vision
            atBackground | ignored | paper detectron detectron2 detectron2-centred torchvision torchvision-v2 mmdetection tf-vision
            atBackground | negative | keras-retinanet
            lowQuality | none | paper keras-retinanet
            lowQuality | ignored-only | detectron
            lowQuality | keep | detectron2 detectron2-centred torchvision torchvision-v2
            lowQuality | repoint | mmdetection
            lowQuality | repoint-first | tf-vision
            border | keep | paper detectron detectron2 detectron2-centred torchvision torchvision-v2 mmdetection tf-vision
            border | ignore-centre-outside | keras-retinanet
            crowd | drop | all
            vocCorners | min-less-one | detectron2 detectron2-centred
            vocCorners | all-less-one | keras-retinanet
            alpha | 0.25 | all
            gamma | 2 | paper detectron detectron2 detectron2-centred torchvision torchvision-v2 keras-retinanet mmdetection
            gamma | 1.5 | tf-vision
            prior | 0.01 | all
            normaliser | batch-positives | paper keras-retinanet
            normaliser | positives-plus-images | detectron
            normaliser | moving-average | detectron2 detectron2-centred
            normaliser | image-positives | torchvision torchvision-v2
            normaliser | positives-at-least-one-each | mmdetection
            normaliser | positives-plus-one | tf-vision
            boxLoss | smooth-l1 beta 0.11 | detectron
            boxLoss | l1 | detectron2 detectron2-centred torchvision mmdetection
            boxLoss | giou | torchvision-v2
            boxLoss | smooth-l1 beta 0.111111 | keras-retinanet
            boxLoss | huber delta 0.1 weight 50 | tf-vision
            p6 | C5 | paper detectron detectron2 detectron2-centred torchvision-v2 keras-retinanet mmdetection
            p6 | P5 | torchvision tf-vision
            resize | 800/1333 padded to 32 | detectron detectron2 detectron2-centred mmdetection
            resize | 800/1333 rounded down padded to 32 | torchvision torchvision-v2
            resize | 800/1333 | keras-retinanet
            resize | 640x640 | tf-vision
            scoreThreshold | 0.05 | all
            topPerLevel | 1000 | paper detectron detectron2 detectron2-centred torchvision torchvision-v2 mmdetection
            topPerLevel | all | keras-retinanet
            topPerLevel | 5000 | tf-vision
            nmsIou | 0.5 | all
            maxDetections | 100 | paper detectron detectron2 detectron2-centred mmdetection tf-vision
            maxDetections | 300 | torchvision torchvision-v2 keras-retinanet
            """;

    static Stream<Arguments> settings() {
        return TABLE.lines()
                .map(line -> line.split("\\|"))
                .flatMap(row ->
                        presets(row[2].strip()).map(preset -> Arguments.of(preset, row[0].strip(), row[1].strip())));
    }

    private static Stream<String> presets(String names) {
        return names.equals("all") ? Presets.ALL.stream().map(Preset::name) : Arrays.stream(names.split(" "));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyPresetHasItsFrameworksOwnValue(String preset, String setting, String value) {
        assertThat(PresetSheet.of(Presets.named(preset))).containsEntry(setting, value);
    }

    @Test
    void allShareThePyramidOfThePaper() {
        for (Preset preset : Presets.ALL) {
            assertThat(PresetSheet.of(preset))
                    .as(preset.name())
                    .containsEntry("levels", "P3 P4 P5 P6 P7")
                    .containsEntry("sizes", "32 64 128 256 512")
                    .containsEntry("strides", "8 16 32 64 128")
                    .containsEntry("scales", "1 1.25992 1.5874");
            assertThat(preset.source()).as(preset.name()).hasSizeGreaterThan(20);
        }
    }

    /** Detectron's first centre is (stride - 1) / 2 pixels from the corner, on every level. */
    @Test
    void detectronCentresItsAnchorsHalfAPixelBeforeTheMiddle() {
        AnchorGrid grid = new AnchorGrid(Presets.DETECTRON.anchors(), 256, 256);
        assertThat(grid.levels())
                .allSatisfy(level ->
                        assertThat(level.centreX(0)).isEqualTo((level.level().stride() - 1) / 2.0));
    }

    /** torchvision spaces cells by the image over the cells, rounded down: 800 / 13 = 61 and 1344 / 21 = 64 on P6. */
    @Test
    void torchvisionSpacesItsCellsByTheImage() {
        AnchorGrid grid = new AnchorGrid(Presets.TORCHVISION.anchors(), 800, 1344);
        assertThat(grid.levels().get(3).spacingY()).isEqualTo(61);
        assertThat(grid.levels().get(3).spacingX()).isEqualTo(64);
        assertThat(grid.levels().get(4).spacingY()).isEqualTo(114);
        assertThat(grid.levels().get(4).spacingX()).isEqualTo(122);
    }

    @ParameterizedTest
    @CsvSource({
        "paper,centre-size weights 1 1 1 1",
        "detectron2,centre-size weights 1 1 1 1",
        "torchvision,centre-size weights 1 1 1 1",
        "mmdetection,centre-size weights 1 1 1 1",
        "tf-vision,centre-size weights 1 1 1 1",
        "keras-retinanet,corners mean 0 deviation 0.2"
    })
    void boxesAreCodedAsTheFrameworkCodesThem(String preset, String coder) {
        assertThat(PresetSheet.of(Presets.named(preset))).containsEntry("boxCoder", coder);
    }

    @Test
    void namesAreUniqueAndUnknownOnesAreAnsweredWithTheList() {
        assertThat(Presets.ALL).extracting(Preset::name).doesNotHaveDuplicates().hasSize(9);
        assertThat(Presets.ALL).extracting(Preset::title).doesNotHaveDuplicates();
        Presets.ALL.forEach(preset -> assertThat(Presets.named(preset.name())).isSameAs(preset));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Presets.named("Torchvision"))
                .withMessageContaining("'Torchvision'")
                .withMessageContaining("torchvision-v2, keras-retinanet");
    }

    static Stream<Arguments> pairs() {
        return Presets.ALL.stream().flatMap(a -> Presets.ALL.stream().map(b -> Arguments.of(a, b)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void differencesAreTheSameFromBothSides(Preset a, Preset b) {
        Map<String, String> ofA = PresetSheet.of(a);
        Map<String, String> ofB = PresetSheet.of(b);
        assertThat(ofA.keySet()).as("equal names in equal order").containsExactlyElementsOf(ofB.keySet());
        Map<String, List<String>> swapped = new LinkedHashMap<>();
        PresetSheet.differences(b, a)
                .forEach((name, values) -> swapped.put(name, List.of(values.get(1), values.get(0))));
        Map<String, List<String>> differences = PresetSheet.differences(a, b);
        assertThat(differences).isEqualTo(swapped);
        assertThat(differences.isEmpty()).isEqualTo(a == b);
        ofA.forEach((name, value) ->
                assertThat(differences.containsKey(name)).as(name).isEqualTo(!value.equals(ofB.get(name))));
    }
}
