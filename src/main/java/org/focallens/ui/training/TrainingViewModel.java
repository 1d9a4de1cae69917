package org.focallens.ui.training;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.focallens.core.lesson.Scores;
import org.focallens.train.Batch;
import org.focallens.train.StepReport;

/** What the training room shows and does. Used on one thread, which calls {@link #drain} at every frame. */
final class TrainingViewModel implements AutoCloseable {

    private final TrainingLoop loop;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Knobs> knobs = new SimpleObjectProperty<>(Knobs.FIRST);
    private final ObjectProperty<Run> wanted = new SimpleObjectProperty<>(Run.FIRST);
    private final ReadOnlyObjectWrapper<Run> running = new ReadOnlyObjectWrapper<>(Run.FIRST);
    private final ReadOnlyObjectWrapper<StepReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Batch> batch = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Scores> scores = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> categories = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper steps = new ReadOnlyIntegerWrapper();
    private final ReadOnlyDoubleWrapper stepMillis = new ReadOnlyDoubleWrapper();
    private final BooleanBinding canStep = phase.isEqualTo(Phase.READY).or(phase.isEqualTo(Phase.DIVERGED));
    private final BooleanBinding canPlay = canStep.or(phase.isEqualTo(Phase.PLAYING));
    private final BooleanBinding resetNeeded = running.isNotEqualTo(wanted);
    private final LossHistory history = new LossHistory();
    private final StepTimes times = new StepTimes();
    private final ReadOnlyBooleanWrapper demonstrating = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private int run;
    private int demonstrated;

    TrainingViewModel(TrainingLoop loop) {
        this.loop = loop;
        knobs.subscribe(now -> loop.settings(now.settings()));
        phase.subscribe(this::tell);
        message.subscribe(this::tell);
        steps.subscribe(now -> tell());
        tell();
        wanted.subscribe((before, now) -> {
            if (steps.get() == 0) {
                reset();
            }
        });
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** {@return one line on how far the run is, or what went wrong} */
    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** {@return whether steps are made that {@link #demonstrate} asked for} */
    ReadOnlyBooleanProperty demonstrating() {
        return demonstrating.getReadOnlyProperty();
    }

    /** {@return how many steps the demonstration has} */
    int demonstrated() {
        return demonstrated;
    }

    /** {@return what went wrong, or nothing} */
    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /** {@return what may be turned at any time; holds from the next step on} */
    ObjectProperty<Knobs> knobs() {
        return knobs;
    }

    /** {@return what the next reset begins with; taken at once while no step has been made} */
    ObjectProperty<Run> wanted() {
        return wanted;
    }

    /** {@return what the present run began with} */
    ReadOnlyObjectProperty<Run> running() {
        return running.getReadOnlyProperty();
    }

    /** {@return whether something was chosen that only a reset brings about} */
    BooleanBinding resetNeeded() {
        return resetNeeded;
    }

    BooleanBinding canStep() {
        return canStep;
    }

    BooleanBinding canPlay() {
        return canPlay;
    }

    /** {@return what the newest step told, or null before the first} */
    ReadOnlyObjectProperty<StepReport> report() {
        return report.getReadOnlyProperty();
    }

    /** {@return how sure the network was of the images of a recent step, or null before the first} */
    ReadOnlyObjectProperty<Scores> scores() {
        return scores.getReadOnlyProperty();
    }

    /** {@return the images of the newest step, or null before the first} */
    ReadOnlyObjectProperty<Batch> batch() {
        return batch.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<String>> categories() {
        return categories.getReadOnlyProperty();
    }

    /** {@return steps of this run that {@link #history} holds} */
    ReadOnlyIntegerProperty steps() {
        return steps.getReadOnlyProperty();
    }

    /** {@return median milliseconds of the last steps, 0 before the first} */
    ReadOnlyDoubleProperty stepMillis() {
        return stepMillis.getReadOnlyProperty();
    }

    LossHistory history() {
        return history;
    }

    private void tell() {
        status.set(message.get().isEmpty() ? phase.get().text(report.get(), stepMillis.get()) : message.get());
    }

    /** Shows a line about something that was done. */
    void note(String text) {
        message.set(text);
    }

    /** Begins a new run with what is wanted. */
    void reset() {
        phase.set(Phase.LOADING);
        message.set("");
        history.clear();
        report.set(null);
        batch.set(null);
        steps.set(0);
        stepMillis.set(0);
        times.clear();
        demonstrating.set(false);
        running.set(wanted.get());
        run = loop.open(wanted.get());
    }

    void step() {
        if (canStep.get()) {
            loop.step();
        }
    }

    /** Plays where it pauses, pauses where it plays. */
    void togglePlay() {
        if (phase.get() == Phase.PLAYING) {
            loop.pause();
            demonstrating.set(false);
            phase.set(Phase.READY);
        } else if (canStep.get()) {
            play(Integer.MAX_VALUE);
        }
    }

    private void play(int most) {
        message.set("");
        phase.set(Phase.PLAYING);
        loop.play(most);
    }

    /** Makes so many steps by itself, as soon as the network stands. */
    void demonstrate(int count) {
        demonstrated = history.size() + count;
        demonstrating.set(true);
        if (phase.get() == Phase.READY) {
            play(count);
        }
    }

    /** Takes what the training thread has told since the last frame. */
    void drain() {
        StepReport newest = null;
        for (Optional<TrainingEvent> event = loop.poll(); event.isPresent(); event = loop.poll()) {
            if (event.get().run() != run) {
                continue;
            }
            if (event.get() instanceof TrainingEvent.Stepped stepped) {
                newest = stepped.report();
                record(newest);
            } else {
                take(event.get());
            }
        }
        if (newest != null) {
            show(newest);
        }
    }

    private void take(TrainingEvent event) {
        if (event instanceof TrainingEvent.Opened opened) {
            categories.set(opened.categories());
            phase.set(Phase.READY);
            if (demonstrating.get()) {
                play(demonstrated);
            }
        } else if (event instanceof TrainingEvent.Failed failed) {
            message.set(failed.message());
            phase.set(Phase.FAILED);
            demonstrating.set(false);
        }
    }

    private void record(StepReport next) {
        times.add(next.millis().total());
        history.add(next.classificationLoss(), next.boxLoss());
        next.divergence().ifPresent(divergence -> {
            message.set(divergence.message());
            phase.set(Phase.DIVERGED);
            demonstrating.set(false);
        });
        if (demonstrating.get() && history.size() >= demonstrated) {
            togglePlay();
        }
    }

    private void show(StepReport newest) {
        loop.pollBatch().ifPresent(batch::set);
        loop.pollScores().ifPresent(scores::set);
        stepMillis.set(times.median());
        report.set(newest);
        steps.set(history.size());
    }

    @Override
    public void close() {
        loop.close();
    }
}
