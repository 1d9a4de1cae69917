package org.focallens.train.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.FocalLoss;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.Device;
import org.focallens.nn.InputShape;
import org.focallens.nn.Normalisation;
import org.focallens.nn.ParameterLayout;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.train.RectangleSource;
import org.focallens.train.Trainer;
import org.focallens.train.Workers;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.Example;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetworkInspectionTest {

    private static final InputShape INPUT = new InputShape(2, 128, 128);
    private static final ClassLoss FOCAL = new ClassLoss.Sigmoid(new FocalLoss(.25, 2));
    private static final StepSettings STEP = StepSettings.of(SmallImages.PRESET, FOCAL, 4e-3);

    private final Device device = Nd4jDevice.open(1);
    private final Workers workers = new Workers(2);
    private final RectangleSource rectangles = new RectangleSource(INPUT, 3);

    @AfterEach
    void close() {
        workers.close();
        device.close();
    }

    private Trainer trainer(ClassOutput output, Normalisation norm) {
        TrainingSettings usual = TrainingSettings.of(SmallImages.PRESET, 3, INPUT, 1);
        return new Trainer(
                device,
                usual.with(usual.network()
                        .withBackbone(List.of(8, 8, 16, 16, 16), norm)
                        .withHeads(16, 1, output)),
                rectangles,
                workers);
    }

    private static void train(Trainer trainer, int steps) {
        for (int i = 0; i < steps; i++) {
            trainer.step(STEP, () -> false);
        }
    }

    private NetworkInspection look(Trainer trainer, String layer) {
        return trainer.inference().look(rectangles.example(500), FOCAL, Optional.ofNullable(layer), () -> false);
    }

    @Test
    void oneForwardRunSaysWhatDetectAndMarginsSayToTheBit() {
        Trainer trainer = trainer(ClassOutput.SIGMOID, Normalisation.NONE);
        train(trainer, 60);
        NetworkInspection look = look(trainer, null);
        Example example = rectangles.example(500);
        Margins margins = trainer.inference().margins(List.of(example), () -> false);
        assertThat(look.margins().positives()).isEqualTo(margins.positives());
        assertThat(look.margins().negatives()).isEqualTo(margins.negatives());
        assertThat(look.inspection().detections())
                .isNotEmpty()
                .isEqualTo(trainer.inference().detect(example, () -> false));
        assertThat(look.step()).isEqualTo(60);
        assertThat(look.layer()).isEmpty();
        assertThat(look.inspection().positiveLosses()).hasSize(look.matching().positive().length);
        assertThat(look.inspection().negativeLosses())
                .hasSize(trainer.grid().size()
                        - look.matching().positive().length
                        - look.matching().ignored().length);
    }

    @Test
    void aLookBetweenStepsDoesNotChangeLaterSteps() {
        Trainer plain = trainer(ClassOutput.SIGMOID, Normalisation.GROUP);
        Trainer looked = trainer(ClassOutput.SIGMOID, Normalisation.GROUP);
        List<Double> plainLosses = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            plainLosses.add(plain.step(STEP, () -> false).report().loss());
            looked.inference().layers().forEach(layer -> look(looked, layer));
            losses.add(looked.step(STEP, () -> false).report().loss());
        }
        assertThat(losses).isEqualTo(plainLosses);
        assertThat(looked.parameters()).isEqualTo(plain.parameters());
    }

    @Test
    void everyLayerOfTheLayoutCanBeLookedAtAndItsWeightsAreTheParameters() {
        Trainer trainer = trainer(ClassOutput.SIGMOID, Normalisation.GROUP);
        train(trainer, 2);
        ParameterLayout layout = new ParameterLayout(trainer.settings().network());
        List<String> layers = trainer.inference().layers();
        assertThat(layers)
                .containsExactlyInAnyOrderElementsOf(layout.slices().stream()
                        .filter(ParameterLayout.Slice::isKernel)
                        .map(slice -> slice.name().replace(".weight", ""))
                        .toList());
        float[] parameters = trainer.parameters();
        for (String name : layers) {
            ParameterLayout.Slice slice = layout.slice(name + ".weight");
            Kernels kernels = look(trainer, name).layer().orElseThrow().kernels();
            assertThat(List.of(kernels.height(), kernels.width(), kernels.inputs(), kernels.outputs()))
                    .isEqualTo(slice.shape().sizes());
            assertThat(kernels.values()).hasSize(slice.shape().length());
            for (int i = 0; i < kernels.values().length; i++) {
                assertThat(kernels.values()[i]).isEqualTo(parameters[slice.offset() + i]);
            }
        }
        assertThatThrownBy(() -> look(trainer, "class.9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("class.9");
    }

    /** The scores of a cell are the sigmoids of its largest logits, and the logits are the last class layer's activations. */
    @Test
    void theLastClassLayerHoldsTheLogits() {
        Trainer trainer = trainer(ClassOutput.SIGMOID, Normalisation.NONE);
        train(trainer, 20);
        NetworkInspection look = look(trainer, "class.1");
        LayerInspection layer = look.layer().orElseThrow();
        assertThat(layer.rectified()).isFalse();
        assertThat(layer.maps()).extracting(ChannelMaps::level).containsExactly("P3", "P4", "P5", "P6", "P7");
        int first = 0;
        int[] states = look.matching().states();
        List<Float> margins = new ArrayList<>();
        for (int level = 0; level < 5; level++) {
            ChannelMaps map = layer.maps().get(level);
            assertThat(map.channels()).isEqualTo(27);
            for (int i = 0; i < map.values().length; i++) {
                int anchor = first + i / 3;
                if (states[anchor] == -1) {
                    margins.add(-map.values()[i]);
                }
            }
            first += map.values().length / 3;
            assertScores(look.inspection().scores().get(level), map);
        }
        assertThat(first).isEqualTo(trainer.grid().size());
        assertThat(margins)
                .as("of all negatives, to the bit")
                .isSubsetOf(boxed(look.margins().negatives()));
    }

    private static List<Float> boxed(float[] values) {
        List<Float> boxed = new ArrayList<>();
        for (float value : values) {
            boxed.add(value);
        }
        return boxed;
    }

    private static void assertScores(ScoreMap scores, ChannelMaps logits) {
        for (int cell = 0; cell < scores.rows() * scores.columns(); cell++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int shape = 0; shape < 9; shape++) {
                best = Math.max(best, logits.value(cell / scores.columns(), cell % scores.columns(), shape * 3 + 2));
            }
            assertThat((double) scores.score(cell / scores.columns(), cell % scores.columns(), 2))
                    .isCloseTo(1 / (1 + Math.exp(-best)), within(1e-6));
        }
    }

    @Test
    void aSoftmaxNetworkIsLookedAtToo() {
        Trainer trainer = trainer(ClassOutput.SOFTMAX, Normalisation.NONE);
        NetworkInspection look = trainer.inference()
                .look(
                        rectangles.example(0),
                        new ClassLoss.Softmax(2, Balance.alpha(.25)),
                        Optional.of("class.1"),
                        () -> false);
        assertThat(look.layer().orElseThrow().maps().get(0).channels()).isEqualTo(36);
        assertThat(look.inspection().scores()).extracting(ScoreMap::classes).containsOnly(3);
    }

    @Test
    void zerosAreCountedOnlyWhereAReluCutsOff() {
        Trainer trainer = trainer(ClassOutput.SIGMOID, Normalisation.GROUP);
        train(trainer, 2);
        LayerInspection hidden = look(trainer, "class.0").layer().orElseThrow();
        LayerInspection block = look(trainer, "backbone.2").layer().orElseThrow();
        assertThat(hidden.rectified()).isTrue();
        assertThat(block.rectified()).as("the normalisation's relu").isTrue();
        assertThat(block.maps()).extracting(ChannelMaps::level).containsExactly("C2");
        assertThat(block.maps().get(0).rows()).isEqualTo(32);
        assertThat(hidden.zeros()).isBetween(.05, .95);
        assertThat(block.zeros()).isBetween(.05, .95);
        assertThat(look(trainer, "smooth.3").layer().orElseThrow().zeros()).isLessThan(.001);
    }

    @Test
    void aChannelIsDeadWhereItIsZeroOnEveryLevel() {
        Kernels kernels = new Kernels(1, 1, 1, 3, new float[] {-1, 0, 4});
        ChannelMaps fine = new ChannelMaps("P3", 1, 2, 3, new float[] {0, 0, 1, 0, 0, 0});
        ChannelMaps coarse = new ChannelMaps("P4", 1, 1, 3, new float[] {0, 2, 0});
        LayerInspection look = new LayerInspection("class.0", true, kernels, List.of(fine, coarse));
        assertThat(look.dead()).containsExactly(0);
        assertThat(look.zeros()).isEqualTo(7 / 9.0);
        assertThat(kernels.mean()).isEqualTo(1);
        assertThat(kernels.deviation()).isCloseTo(Math.sqrt(14 / 3.0), within(1e-12));
        assertThat(kernels.greatest()).isEqualTo(4);
        assertThat(kernels.histogram(4, 4)).containsExactly(0, 1, 1, 1);
        assertThat(fine.value(0, 0, 2)).isEqualTo(1);
        assertThat(kernels.value(0, 0, 0, 2)).isEqualTo(4);
    }
}
