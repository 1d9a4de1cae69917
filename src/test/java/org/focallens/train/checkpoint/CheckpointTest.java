package org.focallens.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.focallens.core.box.DeltaLoss;
import org.focallens.core.box.GiouLoss;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalStar;
import org.focallens.core.loss.Normaliser;
import org.focallens.core.mining.HardExamples;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.nn.InputShape;
import org.focallens.nn.Normalisation;
import org.focallens.nn.optimiser.AdamSettings;
import org.focallens.nn.optimiser.OptimiserSettings;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.train.Checkpoints;
import org.focallens.train.TrainerState;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.OwnPreset;
import org.focallens.train.settings.Schedule;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("locale")
class CheckpointTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Checkpoint writtenAndRead(Checkpoint checkpoint) throws IOException {
        Path file = folder.resolve("run.checkpoint");
        checkpoint.write(file);
        return Checkpoint.read(file);
    }

    private byte[] bytes(Checkpoint checkpoint) throws IOException {
        Path file = folder.resolve("bytes.checkpoint");
        checkpoint.write(file);
        return Files.readAllBytes(file);
    }

    private static Checkpoint with(StepSettings step) {
        return Checkpoints.of(Checkpoints.small(), step, 7);
    }

    private static void assertSame(Checkpoint actual, Checkpoint expected) {
        assertThat(actual.settings()).isEqualTo(expected.settings());
        assertThat(actual.step()).isEqualTo(expected.step());
        assertThat(actual.data()).isEqualTo(expected.data());
        assertThat(actual.categories()).isEqualTo(expected.categories());
        Checkpoints.assertSame(actual.state(), expected.state());
    }

    static Stream<StepSettings> steps() {
        ClassLoss entropy = new ClassLoss.Sigmoid(new CrossEntropy(.75));
        StepSettings usual = Checkpoints.FOCAL;
        Stream<StepSettings> losses = Stream.of(
                        entropy,
                        usual.loss(),
                        new ClassLoss.Sigmoid(new FocalStar(new Balance(.1, 3), 2, -1)),
                        new ClassLoss.Softmax(1.0 / 3, Balance.NONE),
                        new ClassLoss.Mined(entropy, HardExamples.TABLE_1D_BEST),
                        new ClassLoss.Mined(
                                new ClassLoss.Softmax(0, Balance.alpha(.3)), new HardExamples(64, .7, true)))
                .map(loss -> new StepSettings(loss, usual.boxLoss(), Normaliser.MOVING_AVERAGE, 1e-3 / 3, 10));
        Stream<StepSettings> boxes = Stream.of(
                        new DeltaLoss.L1(),
                        new DeltaLoss.SmoothL1(1.0 / 9),
                        new DeltaLoss.Huber(.1, 12.5),
                        new GiouLoss())
                .map(loss -> new StepSettings(
                        usual.loss(), loss, Normaliser.MEAN_OVER_TERMS, 1e-9, Double.POSITIVE_INFINITY));
        return Stream.concat(losses, boxes);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyKindOfLossComesBackAsItWas(StepSettings step) throws IOException {
        assertSame(writtenAndRead(with(step)), with(step));
    }

    static Stream<TrainingSettings> settings() {
        Stream<OptimiserSettings> optimisers =
                Stream.of(AdamSettings.DEFAULT, new AdamSettings(.8, .99, 1e-7, .05), SgdSettings.DEFAULT);
        TrainingSettings small = Checkpoints.small();
        Stream<TrainingSettings> presets = Presets.ALL.stream()
                .map(preset -> TrainingSettings.of(preset, 3, new InputShape(32, 256, 384), Long.MIN_VALUE)
                        .with(small.network()));
        return Stream.concat(
                Stream.concat(optimisers.map(optimiser -> small.with(optimiser, new Schedule(7, 900))), presets),
                Stream.of(small.with(small.network()
                        .withBackbone(List.of(8, 8, 8, 8, 16), Normalisation.GROUP)
                        .withPrior(.25))));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void allSettingsComeBackAsTheyWere(TrainingSettings settings) throws IOException {
        Checkpoint checkpoint = Checkpoints.of(settings, Checkpoints.FOCAL, 7);
        assertSame(writtenAndRead(checkpoint), checkpoint);
    }

    /** Above 64 KiB an array is written in several parts. */
    @Test
    void theDefaultNetworksParametersComeBackToTheBit() throws IOException {
        Checkpoint checkpoint = Checkpoints.of(Checkpoints.DEFAULT, Checkpoints.FOCAL, 123_456);
        assertThat(checkpoint.state().parameters().length).isGreaterThan(500_000);
        assertSame(writtenAndRead(checkpoint), checkpoint);
    }

    @Test
    void equalCheckpointsAreEqualFilesAndOthersAreNot() throws IOException {
        assertThat(bytes(with(Checkpoints.FOCAL))).isEqualTo(bytes(with(Checkpoints.FOCAL)));
        assertThat(bytes(Checkpoints.of(Checkpoints.small(), Checkpoints.FOCAL, 8)))
                .isNotEqualTo(bytes(with(Checkpoints.FOCAL)));
    }

    /** Read here by the layout's description alone, so that files of today are read tomorrow. */
    @Test
    void theBytesAreThoseOfTheDescription() throws IOException {
        Checkpoint checkpoint = with(Checkpoints.FOCAL);
        ByteBuffer bytes = ByteBuffer.wrap(bytes(checkpoint)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        bytes.get(magic);
        assertThat(magic).isEqualTo("\u0089FLCP\r\n\u001a".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(bytes.getInt()).as("version").isEqualTo(1);
        byte[] header = new byte[bytes.getInt()];
        int arrays = bytes.getInt();
        int length = bytes.getInt();
        assertThat(arrays).isEqualTo(3);
        bytes.get(header);
        JsonNode json = JSON.readTree(header);
        assertThat(json.get("preset").textValue()).isEqualTo("small-images");
        assertThat(json.at("/optimiser/kind").textValue()).isEqualTo("adam");
        assertThat(json.at("/step/loss/kind").textValue()).isEqualTo("sigmoid");
        assertThat(json.at("/step/loss/loss/kind").textValue()).isEqualTo("focal");
        assertThat(json.at("/step/loss/loss/gamma").doubleValue()).isEqualTo(2);
        assertThat(json.at("/step/boxLoss/kind").textValue()).isEqualTo("smooth-l1");
        assertThat(json.at("/network/width").intValue()).isEqualTo(2);
        assertThat(json.get("data").get("name").textValue()).isEqualTo("shapes");
        assertThat(json.get("categories").get(2).textValue()).isEqualTo("Dreieck △");
        assertThat(json.get("steps").intValue()).isEqualTo(7);
        for (float[] expected : List.of(
                checkpoint.state().parameters(),
                checkpoint.state().optimiserMemory().get(0),
                checkpoint.state().optimiserMemory().get(1))) {
            float[] array = new float[length];
            bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(array);
            bytes.position(bytes.position() + Float.BYTES * length);
            assertThat(array).isEqualTo(expected);
        }
        CRC32 sum = new CRC32();
        sum.update(bytes.array(), 0, bytes.position());
        assertThat(bytes.getInt()).isEqualTo((int) sum.getValue());
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void aPresetThatHasNoNameHereIsRefused() {
        Preset own = Presets.PAPER;
        Preset changed = new Preset(
                "paper",
                own.title(),
                own.source(),
                own.anchors(),
                SmallImages.PRESET.matching(),
                own.loss(),
                own.coder(),
                own.p6(),
                own.input(),
                own.inference());
        Preset unknown = new Preset(
                "mine",
                own.title(),
                own.source(),
                own.anchors(),
                own.matching(),
                own.loss(),
                own.coder(),
                own.p6(),
                own.input(),
                own.inference());
        TrainingSettings small = Checkpoints.small();
        assertThatThrownBy(() -> Checkpoints.of(of(changed, small), Checkpoints.FOCAL, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("preset must be as it is known by its name but 'paper' has other values");
        assertThatThrownBy(() -> Checkpoints.of(of(unknown, small), Checkpoints.FOCAL, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'mine' has other values");
    }

    private static TrainingSettings of(Preset preset, TrainingSettings like) {
        return new TrainingSettings(
                preset, like.network(), like.input(), like.optimiser(), like.schedule(), like.seed());
    }

    @Test
    void partsThatDoNotBelongTogetherAreNamed() {
        Checkpoint good = with(Checkpoints.FOCAL);
        TrainerState state = good.state();
        assertThatThrownBy(() -> new Checkpoint(good.settings(), good.step(), Checkpoints.DATA, List.of("one"), state))
                .hasMessageContaining("categories must be 3")
                .hasMessageContaining("are 1");
        assertThatThrownBy(() -> new Checkpoint(
                        good.settings().with(SgdSettings.DEFAULT, Schedule.CONSTANT),
                        good.step(),
                        Checkpoints.DATA,
                        good.categories(),
                        state))
                .hasMessageContaining("arrays of the optimiser must be 1");
        assertThatThrownBy(() ->
                        new Checkpoint(Checkpoints.DEFAULT, good.step(), Checkpoints.DATA, good.categories(), state))
                .hasMessageContaining("parameters");
        float[] parameters = state.parameters();
        TrainerState ragged =
                new TrainerState(7, 100, 1, parameters, 7, List.of(parameters, Arrays.copyOf(parameters, 5)));
        assertThatThrownBy(
                        () -> new Checkpoint(good.settings(), good.step(), Checkpoints.DATA, good.categories(), ragged))
                .hasMessageContaining("numbers in an array");
    }

    @Test
    void anchorsOfOnesOwnAreSavedWhole() throws IOException {
        TrainingSettings small = Checkpoints.small();
        AssignSettings own = AssignEdit.with(AssignSettings.of(SmallImages.PRESET), "sizes", "12 24 48 96 192");
        Preset preset = OwnPreset.of(new NamedSettings("Small cells", own));
        Checkpoint checkpoint = Checkpoints.of(
                new TrainingSettings(preset, small.network(), small.input(), small.optimiser(), small.schedule(), 1),
                Checkpoints.FOCAL,
                7);
        Checkpoint read = writtenAndRead(checkpoint);
        assertThat(read.settings().preset()).isEqualTo(preset);
        assertThat(read.settings().preset().anchors().levels().get(0).size()).isEqualTo(12);
    }

    @Test
    void aGradientThatIsNeverClippedStaysSo() throws IOException {
        StepSettings focal = Checkpoints.FOCAL;
        StepSettings never = new StepSettings(
                focal.loss(), focal.boxLoss(), focal.normaliser(), focal.learningRate(), Double.POSITIVE_INFINITY);
        assertThat(writtenAndRead(with(never)).step()).isEqualTo(never);
    }
}
