package org.focallens.ui.training;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.focallens.train.Step;
import org.focallens.train.run.RunShelf;
import org.focallens.train.settings.StepSettings;
import org.focallens.ui.training.look.LookWish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the steps of one run, or of several in lock step, on a thread of its own. Every report waits in a queue, since none may be lost; of the
 * batches only the newest is kept. Commands come from one thread and return at once.
 */
final class TrainingLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);

    private static final int PAUSED = 0;
    /** The program does not end before the run is saved, nor does it wait forever. */
    private static final int SECONDS_TO_SAVE = 20;
    /** After a crash so much is lost at most. */
    private static final long NANOS_BETWEEN_SAVES = 15_000_000_000L;

    private final ExecutorService executor;
    private final StepSource.Maker maker;
    private final Optional<RunShelf> shelf;
    private final Pace pace = new Pace();
    private final Queue<TrainingEvent> events = new ConcurrentLinkedQueue<>();
    private final Looker looker = new Looker();
    private final AtomicBoolean stepWaits = new AtomicBoolean();
    private final AtomicBoolean lookWaits = new AtomicBoolean();
    private LockStep runs = LockStep.NONE;
    private volatile List<StepSettings> settings = List.of();
    private volatile Measuring measuring = Measuring.NEVER;
    private volatile int newest;
    private volatile int plays;
    private volatile int playing;
    private long savedAt;

    /**
     * A loop without a run.
     *
     * @param executor one thread; closed with the loop
     * @param maker    begins runs
     * @param shelf    where they are kept; empty to keep none
     */
    TrainingLoop(ExecutorService executor, StepSource.Maker maker, Optional<RunShelf> shelf) {
        this.executor = executor;
        this.maker = maker;
        this.shelf = shelf;
    }

    /** A loop over real networks. */
    static TrainingLoop onOwnThread(StepSource.Maker maker, Optional<RunShelf> shelf) {
        return new TrainingLoop(
                Executors.newSingleThreadExecutor(task -> {
                    Thread thread = new Thread(task, "training");
                    thread.setDaemon(true);
                    return thread;
                }),
                maker,
                shelf);
    }

    /** Begins runs in place of the present ones, which are saved. {@return the number of the contest} */
    int open(List<Contestant> runs) {
        pause();
        int number = ++newest;
        settings = runs.stream().map(run -> run.knobs().settings()).toList();
        executor.execute(() -> open(runs, number));
        return number;
    }

    private void open(List<Contestant> contestants, int number) {
        BooleanSupplier cancelled = () -> newest != number;
        runs.close(this::warn);
        runs = LockStep.NONE;
        if (cancelled.getAsBoolean()) {
            return;
        }
        try {
            looker.clear();
            runs = new LockStep(number, contestants, maker.open(contestants, cancelled), shelf);
            savedAt = System.nanoTime();
            events.add(new TrainingEvent.Opened(
                    number, runs.categories(), runs.first().scope()));
        } catch (CancellationException e) {
            LOG.debug("contest {} was given up", number);
        } catch (Exception | OutOfMemoryError e) {
            fail(number, e);
        }
    }

    private void warn(String message) {
        events.add(new TrainingEvent.Warned(newest, message));
    }

    /** Sets losses and learning rates of the next step, one for each run. */
    void settings(List<StepSettings> next) {
        settings = List.copyOf(next);
    }

    void measuring(Measuring next) {
        measuring = next;
    }

    /** Sets the most steps a second; infinity for as fast as can be. */
    void speed(double stepsASecond) {
        pace.set(stepsASecond);
    }

    /** Makes one step; where one waits to be made already, as while a key is held, no other. */
    void step() {
        if (stepWaits.getAndSet(true)) {
            return;
        }
        int number = newest;
        executor.execute(() -> {
            stepWaits.set(false);
            runs.invite();
            step(number);
            lookAgain(number);
            save();
        });
    }

    /** Makes steps until {@link #pause}, or so many. */
    void play(int most) {
        int contest = newest;
        int play = ++plays;
        playing = play;
        executor.execute(() -> playOn(contest, play, most));
    }

    /** Ends playing after the step at hand. */
    void pause() {
        playing = PAUSED;
        pace.wake();
    }

    /** The number keeps a quick pause and play from making steps twice as often. */
    private void playOn(int contest, int play, int most) {
        runs.invite();
        BooleanSupplier going = () -> playing == play && newest == contest;
        int made = 0;
        for (; made < most && going.getAsBoolean(); made++) {
            step(contest);
            if (System.nanoTime() - savedAt > NANOS_BETWEEN_SAVES) {
                save();
            }
            while (!pace.rest(going, looker::isAsked)) {
                lookAgain(contest);
            }
        }
        lookAgain(contest);
        save();
        if (made == most && going.getAsBoolean()) {
            pause();
            events.add(new TrainingEvent.Rested(contest));
        }
    }

    private void step(int number) {
        List<StepSettings> now = settings; // before the number is asked for: another contest sets its number first
        if (newest != number || runs.number() != number) {
            return;
        }
        BooleanSupplier cancelled = () -> newest != number;
        try {
            Optional<Step> first = runs.step(now, cancelled, events::add, this::warn);
            if (first.isPresent()) {
                looker.stepped(runs, first.get(), now, cancelled);
            }
            if (runs.allOut()) {
                pause();
            }
            runs.measure(measuring, cancelled, events::add);
        } catch (CancellationException e) {
            LOG.debug("a step of contest {} was given up", number);
        } catch (Exception | OutOfMemoryError e) {
            fail(number, e);
        }
    }

    /** Looks at something else; at once, where no step is being made. */
    void look(LookWish wish) {
        looker.wish(wish);
        pace.wake();
        int number = newest;
        if (playing == PAUSED && !lookWaits.getAndSet(true)) {
            executor.execute(() -> {
                lookWaits.set(false);
                lookAgain(number);
            });
        }
    }

    private void lookAgain(int number) {
        if (newest != number || runs.number() != number) {
            return;
        }
        try {
            looker.again(runs, settings, () -> newest != number);
        } catch (CancellationException e) {
            LOG.debug("a look at contest {} was given up", number);
        } catch (Exception | OutOfMemoryError e) {
            fail(number, e);
        }
    }

    private void save() {
        runs.save(events::add, this::warn);
        savedAt = System.nanoTime();
    }

    /** {@return what was seen of the networks lately} */
    Looker looker() {
        return looker;
    }

    private void fail(int number, Throwable failure) {
        pause();
        LOG.error("training failed", failure);
        events.add(new TrainingEvent.Failed(number, Trouble.of(failure)));
    }

    /** {@return the next event, or empty where there is none yet} */
    Optional<TrainingEvent> poll() {
        return Optional.ofNullable(events.poll());
    }

    @Override
    public void close() {
        pause();
        newest++;
        executor.execute(() -> runs.close(this::warn));
        executor.shutdown();
        try {
            if (!executor.awaitTermination(SECONDS_TO_SAVE, TimeUnit.SECONDS)) {
                LOG.warn("the run was not saved within {} s: it goes on from its last checkpoint", SECONDS_TO_SAVE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
