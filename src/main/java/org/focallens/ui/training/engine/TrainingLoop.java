package org.focallens.ui.training.engine;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.focallens.train.Step;
import org.focallens.train.run.RunShelf;
import org.focallens.train.settings.StepSettings;
import org.focallens.ui.training.inspect.InspectionRequest;
import org.focallens.ui.training.state.RunStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the steps of one run, or of several in lock step, on a thread of its own. Every report waits in a queue, since none may be lost; of the
 * batches only the newest is kept. Commands come from one thread and return at once.
 */
public final class TrainingLoop implements AutoCloseable {

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
    private final InspectionSchedule inspector = new InspectionSchedule();
    private final AtomicBoolean stepWaits = new AtomicBoolean();
    private final AtomicBoolean inspectionWaits = new AtomicBoolean();
    private LockStep runs = LockStep.NONE;
    private volatile Orders orders = new Orders(0, List.of());
    private volatile Measuring measuring = Measuring.NEVER;
    private final AtomicInteger newest = new AtomicInteger();
    private final AtomicInteger plays = new AtomicInteger();
    private volatile int playing;
    private long savedAt;

    /**
     * What the next step is made with: one value, so that the settings of one group never meet the runs of another.
     *
     * @param group    number of the group that is meant
     * @param settings of each of its runs
     */
    private record Orders(int group, List<StepSettings> settings) {}

    /**
     * A loop without a run.
     *
     * @param executor one thread; closed with the loop
     * @param maker    begins runs
     * @param shelf    where they are kept; empty to keep none
     */
    public TrainingLoop(ExecutorService executor, StepSource.Maker maker, Optional<RunShelf> shelf) {
        this.executor = executor;
        this.maker = maker;
        this.shelf = shelf;
    }

    /** A loop over real networks. */
    public static TrainingLoop onOwnThread(StepSource.Maker maker, Optional<RunShelf> shelf) {
        return new TrainingLoop(
                Executors.newSingleThreadExecutor(task -> {
                    Thread thread = new Thread(task, "training");
                    thread.setDaemon(true);
                    return thread;
                }),
                maker,
                shelf);
    }

    /** Begins runs in place of the present ones, which are saved. {@return the number of the group} */
    public int open(List<RunStart> runs) {
        pause();
        int number = newest.incrementAndGet();
        orders = new Orders(
                number, runs.stream().map(run -> run.knobs().settings()).toList());
        executor.execute(() -> open(runs, number));
        return number;
    }

    private void open(List<RunStart> starts, int number) {
        BooleanSupplier cancelled = () -> newest.get() != number;
        runs.close(this::warn);
        runs = LockStep.NONE;
        if (cancelled.getAsBoolean()) {
            return;
        }
        try {
            inspector.clear();
            runs = new LockStep(number, starts, maker.open(starts, cancelled), shelf);
            savedAt = System.nanoTime();
            events.add(new TrainingEvent.Opened(
                    number, runs.categories(), runs.first().scope()));
        } catch (CancellationException e) {
            LOG.debug("group {} was cancelled", number);
        } catch (Throwable e) { // an engine that cannot be loaded is an Error: nobody must wait for ever
            fail(number, e);
        }
    }

    /** Ends the other runs after the step at hand: they are saved, and this one goes on alone once {@link TrainingEvent.Kept} was told. */
    public void keep(int run) {
        pause();
        int number = newest.get();
        executor.execute(() -> {
            if (runs.number() == number) {
                runs.keep(run, this::warn);
                inspector.clear();
                events.add(new TrainingEvent.Kept(number, run, runs.first().scope()));
            }
        });
    }

    private void warn(String message) {
        events.add(new TrainingEvent.Warned(newest.get(), message));
    }

    /** Sets losses and learning rates of the next step, one for each run. */
    public void settings(List<StepSettings> next) {
        orders = new Orders(newest.get(), List.copyOf(next));
    }

    public void measuring(Measuring next) {
        measuring = next;
    }

    /** Sets the most steps a second; infinity for as fast as can be. */
    public void speed(double stepsASecond) {
        pace.set(stepsASecond);
    }

    /** Makes one step; where one waits to be made already, as while a key is held, no other. */
    public void step() {
        if (stepWaits.getAndSet(true)) {
            return;
        }
        int number = newest.get();
        executor.execute(() -> {
            stepWaits.set(false);
            runs.invite();
            step(number);
            inspectAgain(number);
            save();
        });
    }

    /** Makes steps until {@link #pause}, or so many. */
    public void play(int most) {
        int group = newest.get();
        int play = plays.incrementAndGet();
        playing = play;
        executor.execute(() -> playOn(group, play, most));
    }

    /** Ends playing after the step at hand. */
    public void pause() {
        playing = PAUSED;
        pace.wake();
    }

    /** The number keeps a quick pause and play from making steps twice as often. */
    private void playOn(int group, int play, int most) {
        runs.invite();
        BooleanSupplier going = () -> playing == play && newest.get() == group;
        int made = 0;
        for (; made < most && going.getAsBoolean(); made++) {
            step(group);
            if (System.nanoTime() - savedAt > NANOS_BETWEEN_SAVES) {
                save();
            }
            while (!pace.rest(going, inspector::isAsked)) {
                inspectAgain(group);
            }
        }
        inspectAgain(group);
        save();
        if (made == most && going.getAsBoolean()) {
            pause();
            events.add(new TrainingEvent.Rested(group));
        }
    }

    private boolean isStale(int number, Orders now) {
        return newest.get() != number || now.group != number || runs.number() != number;
    }

    private void step(int number) {
        Orders now = orders;
        if (isStale(number, now)) {
            return;
        }
        BooleanSupplier cancelled = () -> newest.get() != number;
        try {
            Optional<Step> first = runs.step(now.settings, cancelled, events::add, this::warn);
            if (first.isPresent()) {
                inspector.stepped(runs, first.get(), now.settings, cancelled);
            }
            if (runs.allOut()) {
                pause();
            }
            runs.measure(measuring, cancelled, events::add);
        } catch (CancellationException e) {
            LOG.debug("a step of group {} was cancelled", number);
        } catch (Throwable e) { // an engine that cannot be loaded is an Error: nobody must wait for ever
            fail(number, e);
        }
    }

    /** Looks at something else; at once, where no step is being made. */
    public void inspect(InspectionRequest request) {
        inspector.request(request);
        pace.wake();
        int number = newest.get();
        if (playing == PAUSED && !inspectionWaits.getAndSet(true)) {
            executor.execute(() -> {
                inspectionWaits.set(false);
                inspectAgain(number);
            });
        }
    }

    private void inspectAgain(int number) {
        Orders now = orders;
        if (isStale(number, now)) {
            return;
        }
        try {
            inspector.again(runs, now.settings, () -> newest.get() != number);
        } catch (CancellationException e) {
            LOG.debug("an inspection of group {} was cancelled", number);
        } catch (Throwable e) { // an engine that cannot be loaded is an Error: nobody must wait for ever
            fail(number, e);
        }
    }

    private void save() {
        runs.save(events::add, this::warn);
        savedAt = System.nanoTime();
    }

    /** {@return what was seen of the networks lately} */
    public InspectionSchedule inspector() {
        return inspector;
    }

    private void fail(int number, Throwable failure) {
        pause();
        LOG.error("training failed", failure);
        events.add(new TrainingEvent.Failed(number, Diagnosis.of(failure)));
    }

    /** {@return the next event, or empty where there is none yet} */
    public Optional<TrainingEvent> poll() {
        return Optional.ofNullable(events.poll());
    }

    @Override
    public void close() {
        pause();
        newest.incrementAndGet();
        executor.execute(() -> runs.close(this::warn));
        executor.shutdown();
        try {
            if (!executor.awaitTermination(SECONDS_TO_SAVE, TimeUnit.SECONDS)) {
                LOG.warn("the run was not saved within {} s: it resumes from its last checkpoint", SECONDS_TO_SAVE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
