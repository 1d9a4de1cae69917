package org.focallens.ui.training;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import org.focallens.ui.training.live.Phase;
import org.focallens.ui.training.live.TrainingViewModel;
import org.focallens.ui.training.settings.DataChoice;
import org.focallens.ui.training.sweep.SweepPage;

/** What is going on in the room, as the status bar shows it. */
final class RoomProgress {

    private final TrainingViewModel model;
    private final DataChoice choice;
    private final SweepPage sweep;
    private final BooleanBinding busy;
    private final DoubleBinding share;
    private final StringBinding status;

    RoomProgress(TrainingViewModel model, DataChoice choice, SweepPage sweep, ObservableValue<RoomPage> page) {
        this.model = model;
        this.choice = choice;
        this.sweep = sweep;
        busy = model.phase()
                .isEqualTo(Phase.LOADING)
                .or(model.demonstrating())
                .or(choice.reading())
                .or(Bindings.createBooleanBinding(() -> sweep.busy().get(), sweep.busy()));
        share = Bindings.createDoubleBinding(
                this::share, model.steps(), model.demonstrating(), sweep.progress(), sweep.busy());
        status = Bindings.createStringBinding(
                () -> page.getValue() == RoomPage.SWEEP
                        ? sweep.status().getValue()
                        : model.status().get(),
                page,
                sweep.status(),
                model.status());
    }

    private double share() {
        if (sweep.busy().get()) {
            return sweep.progress().get();
        }
        return model.demonstrating().get() ? (double) model.steps().get() / model.demonstrated() : -1;
    }

    /** {@return whether work is going on whose result will change what is seen} */
    BooleanBinding busy() {
        return busy;
    }

    /** {@return how far it is, 0..1; below 0 where it cannot be told} */
    DoubleBinding shareDone() {
        return share;
    }

    /** {@return one line on it} */
    StringBinding status() {
        return status;
    }

    /** Gives up what is going on. */
    void cancel() {
        if (choice.reading().get()) {
            choice.cancel();
        } else if (sweep.busy().get()) {
            sweep.cancel();
        } else if (model.phase().get() == Phase.PLAYING) {
            model.togglePlay();
        }
    }
}
