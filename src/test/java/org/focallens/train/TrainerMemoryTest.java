package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.bytedeco.javacpp.Pointer;
import org.focallens.core.loss.FocalLoss;
import org.focallens.nn.Device;
import org.focallens.nn.InputShape;
import org.focallens.nn.RetinaNetSettings;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a trainer takes of a device it gives back, so that a sweep of many runs needs no more memory than one. */
class TrainerMemoryTest {

    private static final StepSettings STEP = StepSettings.of(new FocalLoss(.25, 2), .001);

    private final Device device = Nd4jDevice.open(1);
    private final Workers workers = new Workers(1);

    @AfterEach
    void close() {
        workers.close();
        device.close();
    }

    private Trainer trainer(TrainingSettings settings) {
        return new Trainer(device, settings, new RectangleSource(settings.input(), 1), workers);
    }

    @Test
    void fiftyRunsOnOneDeviceTakeNoMoreThanOne() {
        TrainingSettings settings = TrainingSettings.of(SmallImages.PRESET, 3, new InputShape(4, 256, 256), 1);
        long before = device.allocatedBytes();
        long ofOne = 0;
        long physical = 0;
        for (int i = 0; i < 50; i++) {
            try (Trainer trainer = trainer(settings)) {
                assertThat(trainer.steps()).isZero();
                ofOne = device.allocatedBytes() - before;
            }
            assertThat(device.allocatedBytes()).as("after run " + i).isEqualTo(before);
            physical = i == 4 ? Pointer.physicalBytes() : physical;
        }
        assertThat(ofOne).isGreaterThan(20 << 20);
        assertThat(Pointer.physicalBytes() - physical)
                .as("the other 45 runs would be " + 45 * ofOne)
                .isLessThan(10 * ofOne);
    }

    @Test
    void aNetworkThatCannotBeMadeLeavesNothing() {
        TrainingSettings settings = TrainerTest.settings(new InputShape(1, 128, 128), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(settings.with(RetinaNetSettings.small(7, 9))))
                .withMessageContaining("classes");
        assertThat(device.allocatedBytes()).isZero();
    }

    @Test
    void aClosedTrainerSaysSo() {
        Trainer trainer = trainer(TrainerTest.settings(new InputShape(1, 128, 128), 1));
        TrainerState state = trainer.state();
        trainer.close();
        trainer.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> trainer.step(STEP, () -> false))
                .withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> trainer.restore(state));
        assertThatIllegalStateException().isThrownBy(trainer::inference);
    }
}
