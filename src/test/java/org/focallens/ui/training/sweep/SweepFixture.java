package org.focallens.ui.training.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.focallens.core.loss.FocalLoss;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.InputShape;
import org.focallens.nn.RetinaNetSettings;
import org.focallens.train.settings.SettingsJson;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.RunData;
import org.focallens.train.sweep.SweepFolder;
import org.focallens.train.sweep.SweepPlan;
import org.focallens.train.sweep.SweepPoint;
import org.focallens.train.sweep.SweepResult;
import org.focallens.ui.common.work.Background;

/** Sweeps that are done in a moment. */
final class SweepFixture {
    private SweepFixture() {}

    /** {@return what a room has, with the least network there is} */
    static SweepBase base() {
        TrainingSettings usual = TrainingSettings.of(SmallImages.PRESET, 3, new InputShape(1, 128, 128), 5);
        RetinaNetSettings network = usual.network();
        network = network.withBackbone(List.of(2, 2, 2, 2, 2), network.normalisation())
                .withHeads(2, 0, ClassOutput.SIGMOID);
        return new SweepBase(
                new RunData(RunData.SHAPES, 128, false, 0),
                usual.with(network),
                StepSettings.of(new FocalLoss(.25, 2), 1e-3));
    }

    /** {@return two alphas, two gammas, two seeds} */
    static SweepPlan plan() {
        return base().plan(new SweepBase.Grid(List.of(.25, .5), List.of(0.0, 2.0), 2, 2, 1));
    }

    static SweepResult result(SweepPoint point, double ap) {
        return new SweepResult(point, 2, false, 1, ap, ap, ap, 30);
    }

    /** Leaves what a sweep leaves that has made the first so many of its runs, of which each is better than the one before. */
    static void leave(Path folder, SweepPlan plan, int done) {
        try {
            SweepFolder.open(folder, plan);
            Files.createDirectories(folder.resolve("runs"));
            for (int i = 0; i < done; i++) {
                SweepPoint point = plan.points().get(i);
                Files.write(
                        folder.resolve("runs").resolve(point.name() + ".json"),
                        SettingsJson.write(result(point, .1 * (i + 1))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does everything at once, and can be given up by what it does. */
    static final class Cancellable implements Background {
        private int newest;

        @Override
        public <T> void submit(Work<T> work, Consumer<T> done, Consumer<Exception> failure) {
            int number = ++newest;
            BooleanSupplier cancelled = () -> newest != number;
            T result;
            try {
                result = work.run(cancelled);
            } catch (Exception e) {
                if (!cancelled.getAsBoolean()) {
                    failure.accept(e);
                }
                return;
            }
            if (!cancelled.getAsBoolean()) {
                done.accept(result);
            }
        }

        @Override
        public void later(Runnable action) {
            action.run();
        }

        @Override
        public void cancel() {
            newest++;
        }
    }
}
