package org.focallens.ui.training;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.focallens.core.lesson.Scores;
import org.focallens.train.Batch;
import org.focallens.train.Step;
import org.focallens.train.StepSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes steps on a thread of its own. Every report waits in a queue, since none may be lost; of the batches only the newest is kept.
 * Commands come from one thread and return at once.
 */
final class TrainingLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);

    private static final int PAUSED = 0;
    private static final long LEAST_NANOS_BETWEEN_LOOKS = 1_000_000_000;

    private final ExecutorService executor;
    private final StepSource.Maker maker;
    private final Queue<TrainingEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Batch> newestBatch = new AtomicReference<>();
    private final AtomicReference<Scores> newestScores = new AtomicReference<>();
    private volatile StepSettings settings;
    private volatile int newestRun;
    private volatile int plays;
    private volatile int playing;
    private StepSource source;
    private boolean looked;
    private long lookedAt;

    /**
     * A loop without a run.
     *
     * @param executor one thread; closed with the loop
     * @param maker    begins runs
     */
    TrainingLoop(ExecutorService executor, StepSource.Maker maker) {
        this.executor = executor;
        this.maker = maker;
    }

    /** A loop over real networks. */
    static TrainingLoop onOwnThread() {
        return new TrainingLoop(Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "training");
            thread.setDaemon(true);
            return thread;
        }), TrainerSource::open);
    }

    /** Begins a run in place of the present one. {@return its number} */
    int open(Run run) {
        pause();
        int number = ++newestRun;
        executor.execute(() -> open(run, number));
        return number;
    }

    private void open(Run run, int number) {
        BooleanSupplier cancelled = () -> newestRun != number;
        if (cancelled.getAsBoolean()) {
            return;
        }
        try {
            closeSource();
            source = maker.open(run, cancelled);
            events.add(new TrainingEvent.Opened(number, source.categories()));
        } catch (CancellationException e) {
            LOG.debug("run {} was given up", number);
        } catch (Exception | OutOfMemoryError e) {
            fail(number, e);
        }
    }

    /** Sets loss and learning rate of the next step. */
    void settings(StepSettings next) {
        settings = next;
    }

    /** Makes one step. */
    void step() {
        int number = newestRun;
        executor.execute(() -> step(number));
    }

    /** Makes steps until {@link #pause}, or so many. */
    void play(int most) {
        int run = newestRun;
        int play = ++plays;
        playing = play;
        executor.execute(() -> playOn(run, play, most));
    }

    /** Ends playing after the step at hand. */
    void pause() {
        playing = PAUSED;
    }

    /** The number keeps a quick pause and play from making steps twice as often. */
    private void playOn(int run, int play, int most) {
        for (int made = 0; made < most && playing == play && newestRun == run; made++) {
            step(run);
        }
    }

    private void step(int number) {
        if (newestRun != number || source == null) {
            return;
        }
        try {
            Step step = source.step(settings, () -> newestRun != number);
            newestBatch.set(step.batch());
            look(step);
            events.add(new TrainingEvent.Stepped(number, step.report()));
            if (step.report().divergence().isPresent()) {
                pause();
            }
        } catch (CancellationException e) {
            LOG.debug("a step of run {} was given up", number);
        } catch (Exception | OutOfMemoryError e) {
            fail(number, e);
        }
    }

    /** Asking the network costs about half a step, so that it is not done at each. */
    private void look(Step step) {
        long now = System.nanoTime();
        if (looked && now - lookedAt < LEAST_NANOS_BETWEEN_LOOKS) {
            return;
        }
        looked = true;
        lookedAt = now;
        source.margins(step.batch()).ifPresent(margins -> newestScores.set(
                new Scores(String.format("step %,d", step.report().step()), margins.positives(), margins.negatives())));
    }

    /** {@return the scores of a recent step if they were not asked for before} */
    Optional<Scores> pollScores() {
        return Optional.ofNullable(newestScores.getAndSet(null));
    }

    private void fail(int number, Throwable failure) {
        pause();
        LOG.error("training failed", failure);
        events.add(new TrainingEvent.Failed(number, failure.getMessage() == null ? failure.toString() : failure.getMessage()));
    }

    /** {@return the next event, or empty where there is none yet} */
    Optional<TrainingEvent> poll() {
        return Optional.ofNullable(events.poll());
    }

    /** {@return the images of the newest step if they were not asked for before} */
    Optional<Batch> pollBatch() {
        return Optional.ofNullable(newestBatch.getAndSet(null));
    }

    private void closeSource() {
        if (source != null) {
            source.close();
            source = null;
        }
    }

    @Override
    public void close() {
        pause();
        newestRun++;
        executor.execute(this::closeSource);
        executor.shutdown();
    }
}
