package org.focallens.ui.training.live;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.focallens.train.StepReport;
import org.focallens.ui.training.engine.Measuring;
import org.focallens.ui.training.engine.TrainingEvent;
import org.focallens.ui.training.engine.TrainingLoop;
import org.focallens.ui.training.inspect.InspectionRequest;
import org.focallens.ui.training.state.Knobs;
import org.focallens.ui.training.state.RunSettings;
import org.focallens.ui.training.state.RunStart;

/** What the training room shows and does. Used on one thread, which calls {@link #drain} at every frame. */
public final class TrainingViewModel implements AutoCloseable {

    private final TrainingLoop loop;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper diagnosis = new ReadOnlyStringWrapper("");
    private final RunGroup group = new RunGroup(new Steps());
    private final ObservableValue<StepReport> report = group.selected().flatMap(LiveRun::report);
    private final ReadOnlyObjectWrapper<List<String>> categories = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper steps = new ReadOnlyIntegerWrapper();
    private final BooleanBinding canStep = phase.isEqualTo(Phase.READY).or(phase.isEqualTo(Phase.DIVERGED));
    private final BooleanBinding canPlay = canStep.or(phase.isEqualTo(Phase.PLAYING));
    private final LatestInspections inspections = new LatestInspections();
    private final ReadOnlyBooleanWrapper demonstrating = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final Speed speed;
    private int number;
    private int demonstrated;

    public TrainingViewModel(TrainingLoop loop) {
        this.loop = loop;
        speed = new Speed(loop::speed);
        phase.subscribe(this::tell);
        message.subscribe(this::tell);
        tell();
    }

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** {@return one line on how far the run is, or what went wrong} */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** {@return whether steps are made that {@link #demonstrate} asked for} */
    public ReadOnlyBooleanProperty demonstrating() {
        return demonstrating.getReadOnlyProperty();
    }

    /** {@return how many steps the demonstration has} */
    public int demonstrated() {
        return demonstrated;
    }

    /** {@return what went wrong or was done, or nothing} */
    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /** {@return what the runs should be asked about, or nothing} */
    public ReadOnlyStringProperty diagnosis() {
        return diagnosis.getReadOnlyProperty();
    }

    /** {@return the runs, and what they are set to} */
    public RunGroup group() {
        return group;
    }

    public BooleanBinding canStep() {
        return canStep;
    }

    public BooleanBinding canPlay() {
        return canPlay;
    }

    public Speed speed() {
        return speed;
    }

    /** {@return what the newest step of the selected run told, or null before the first} */
    public ObservableValue<StepReport> report() {
        return report;
    }

    /** {@return what was last seen inside the networks} */
    public LatestInspections inspections() {
        return inspections;
    }

    /** Looks at something else. */
    public void inspect(InspectionRequest request) {
        loop.inspect(request);
    }

    public ReadOnlyObjectProperty<List<String>> categories() {
        return categories.getReadOnlyProperty();
    }

    /** {@return steps that were made, of several runs by the one that made most} */
    public ReadOnlyIntegerProperty steps() {
        return steps.getReadOnlyProperty();
    }

    private void tell() {
        status.set(
                message.get().isEmpty()
                        ? phase.get()
                                .text(
                                        report.getValue(),
                                        steps.get(),
                                        speed.millis().get())
                        : message.get());
    }

    /** Shows a line about something that was done. */
    public void note(String text) {
        message.set(text);
    }

    /** Sets how often the runs are measured. */
    public void measure(Measuring how) {
        loop.measuring(how);
    }

    /** Tells the training thread what a person changed. */
    private final class Steps implements RunGroup.Engine {
        @Override
        public void open(List<RunStart> runs) {
            TrainingViewModel.this.open(runs);
        }

        @Override
        public void turn(List<Knobs> knobs) {
            loop.settings(knobs.stream().map(Knobs::settings).toList());
        }
    }

    private void open(List<RunStart> runs) {
        phase.set(Phase.LOADING);
        message.set("");
        diagnosis.set("");
        inspections.clear();
        speed.clear();
        demonstrating.set(false);
        steps.set(group.state().get().steps());
        number = loop.open(runs);
    }

    /** Ends a comparison: the selected run goes on alone, with what it has told so far. Before the first step it begins alone. */
    public void keepSelected() {
        TrainingState now = group.state().get();
        if (canPlay.get() && now.steps() > 0) {
            phase.set(Phase.LOADING);
            demonstrating.set(false);
            loop.keep(now.selected());
        } else {
            group.begin(new RunSettings(now.knobs(), now.run().setup()));
        }
    }

    private void kept(TrainingEvent.Kept kept) {
        group.keep(kept.run());
        inspections.clear();
        inspections.scope(kept.scope());
        phase.set(group.run(0).diverged() ? Phase.DIVERGED : Phase.READY);
    }

    /** Makes a single step. */
    public void step() {
        if (canStep.get()) {
            message.set("");
            loop.step();
        }
    }

    /** Plays where it pauses, pauses where it plays. */
    public void togglePlay() {
        if (phase.get() == Phase.PLAYING) {
            loop.pause();
            demonstrating.set(false);
            phase.set(Phase.READY);
        } else {
            play(Integer.MAX_VALUE);
        }
    }

    /** Makes so many steps and rests. */
    public void play(int most) {
        if (canStep.get()) {
            message.set("");
            speed.resume();
            phase.set(Phase.PLAYING);
            loop.play(most);
        }
    }

    /** Makes so many steps by itself, as soon as the networks stand. */
    public void demonstrate(int count) {
        demonstrated = steps.get() + count;
        demonstrating.set(true);
        if (phase.get() == Phase.READY) {
            play(count);
        }
    }

    /** Takes what the training thread has told since the last frame. */
    public void drain() {
        boolean stepped = false;
        for (Optional<TrainingEvent> event = loop.poll(); event.isPresent(); event = loop.poll()) {
            if (event.get().group() == number) {
                stepped |= take(event.get());
            }
        }
        if (stepped) {
            show();
        }
        inspections.take(loop.inspector());
    }

    /** {@return whether it is a step} */
    private boolean take(TrainingEvent event) {
        if (event instanceof TrainingEvent.Stepped stepped) {
            record(stepped);
            return true;
        }
        if (event instanceof TrainingEvent.Opened opened) {
            opened(opened);
        } else if (event instanceof TrainingEvent.Kept kept) {
            kept(kept);
        } else if (event instanceof TrainingEvent.Measured measured) {
            group.run(measured.run()).add(measured.measure());
        } else if (event instanceof TrainingEvent.Saved saved) {
            group.run(saved.run()).saved(saved.folder());
        } else if (event instanceof TrainingEvent.Warned warned) {
            message.set(warned.message());
        } else if (event instanceof TrainingEvent.Failed failed) {
            message.set(failed.message());
            rest(Phase.FAILED);
        } else {
            rest(Phase.READY);
        }
        return false;
    }

    private void opened(TrainingEvent.Opened opened) {
        categories.set(opened.categories());
        inspections.scope(opened.scope());
        phase.set(Phase.READY);
        if (demonstrating.get()) {
            play(demonstrated - steps.get());
        }
    }

    private void rest(Phase next) {
        if (phase.get() != Phase.DIVERGED || next == Phase.FAILED) {
            phase.set(next);
        }
        demonstrating.set(false);
    }

    private void record(TrainingEvent.Stepped stepped) {
        group.run(stepped.run()).add(stepped.report(), stepped.marks());
        if (stepped.run() == group.state().get().runs().size() - 1) {
            speed.add(stepped.report().millis().total());
        }
        if (phase.get() == Phase.DIVERGED && stepped.report().divergence().isEmpty()) {
            phase.set(Phase.READY);
        }
        stepped.report().divergence().ifPresent(divergence -> {
            if (group.leave(stepped.run())) {
                message.set(divergence.message());
                rest(Phase.DIVERGED);
            }
        });
    }

    private void show() {
        group.state().get().runs().forEach(LiveRun::show);
        diagnosis.set(group.diagnosis(categories.get().size()));
        steps.set(group.state().get().steps());
        speed.show(steps.get());
        tell();
    }

    @Override
    public void close() {
        loop.close();
    }
}
