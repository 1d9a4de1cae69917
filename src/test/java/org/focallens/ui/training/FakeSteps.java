package org.focallens.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.focallens.core.match.LevelCount;
import org.focallens.core.metric.Metrics;
import org.focallens.data.Labels;
import org.focallens.data.image.Picture;
import org.focallens.train.Batch;
import org.focallens.train.Checkpoints;
import org.focallens.train.Divergence;
import org.focallens.train.Step;
import org.focallens.train.StepMillis;
import org.focallens.train.StepReport;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.inspect.Margins;
import org.focallens.train.loss.LevelLoss;
import org.focallens.train.run.RunShelf;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.source.Example;
import org.focallens.ui.training.engine.StepSource;
import org.focallens.ui.training.engine.TrainingLoop;
import org.focallens.ui.training.state.RunStart;

/** Steps without a network, made at once on the thread that asks. The loss of step n is 1 / n and its time n milliseconds. */
public final class FakeSteps implements StepSource.Maker {

    public final List<RunStart> opened = new ArrayList<>();
    public final List<StepSettings> settings = new ArrayList<>();
    /** Which run made each step. */
    public final List<Integer> order = new ArrayList<>();

    public int closed;
    public int divergingRun;
    public static final int EVERY_RUN = -1;
    public int divergesAt;
    public RuntimeException failure;
    public Margins margins;
    Error checkpointFailure;
    boolean checkpoints;
    public IntConsumer afterStep = step -> {};

    public TrainingLoop loop() {
        return loop(Optional.empty());
    }

    public TrainingLoop loop(Optional<RunShelf> shelf) {
        return new TrainingLoop(new AtOnce(), this, shelf);
    }

    @Override
    public List<StepSource> open(List<RunStart> runs, BooleanSupplier cancelled) {
        opened.addAll(runs);
        throwFailure();
        return runs.stream().map(run -> source(runs.indexOf(run))).toList();
    }

    private StepSource source(int run) {
        return new StepSource() {
            private int steps;

            @Override
            public List<String> categories() {
                return List.of("circle");
            }

            @Override
            public Step step(StepSettings step, BooleanSupplier stepCancelled) {
                throwFailure();
                settings.add(step);
                steps++;
                order.add(run);
                if (run == 0) {
                    afterStep.accept(steps);
                }
                return new Step(report(run, steps, step), batch());
            }

            @Override
            public Optional<Margins> margins(Batch batch) {
                return Optional.ofNullable(margins);
            }

            @Override
            public Optional<Measured> measure(int images, BooleanSupplier stepCancelled) {
                return Optional.of(new Measured(images, new Metrics(.5, .75, .6, 0, 0, 0, 0, List.of())));
            }

            @Override
            public Optional<Checkpoint> checkpoint(StepSettings used) {
                if (checkpointFailure != null) {
                    throw checkpointFailure;
                }
                return checkpoints ? Optional.of(Checkpoints.of(Checkpoints.small(), used, steps)) : Optional.empty();
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    private StepReport report(int run, int step, StepSettings used) {
        boolean diverges = step == divergesAt && (run == divergingRun || divergingRun == EVERY_RUN);
        double loss = diverges ? Double.NaN : .25 / step;
        return new StepReport(
                step,
                1,
                List.of(new LevelCount("P3", 8, 100, 2, 3)),
                List.of(new LevelLoss(loss, 2 * loss, .25 / step, 1, 3)),
                used,
                used.learningRate(),
                1,
                new StepMillis(0, step, 0, 0, 0),
                diverges
                        ? Optional.of(new Divergence(step, "classification loss", used.learningRate(), loss))
                        : Optional.empty());
    }

    static Batch batch() {
        return new Batch(List.of(new Example(Picture.wrap(2, 2, new int[4]), Labels.NONE, 2, 2)));
    }

    private static final class AtOnce extends AbstractExecutorService {
        private boolean shut;

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {
            shut = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shut = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return shut;
        }

        @Override
        public boolean isTerminated() {
            return shut;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return shut;
        }
    }
}
