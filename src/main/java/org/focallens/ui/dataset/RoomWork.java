package org.focallens.ui.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/** All that goes on in the room as one, which is shown and given up together. */
final class RoomWork {
    private final DatasetViewModel model;
    private final List<Work> others;
    private final BooleanProperty demonstrating = new SimpleBooleanProperty();
    private final BooleanBinding busy;
    private final DoubleBinding progress;

    /**
     * @param model    reads, audits and asks what if
     * @param others   what a person starts
     * @param pictures whether pictures are yet to come, which only a demonstration waits for
     */
    RoomWork(DatasetViewModel model, List<Work> others, ObservableBooleanValue pictures) {
        this.model = model;
        this.others = others;
        BooleanBinding own = model.busy();
        List<Observable> changing = new ArrayList<>(List.of(own, model.progress(), demonstrating, pictures));
        others.forEach(work -> changing.addAll(List.of(work.busy(), work.progress())));
        Observable[] all = changing.toArray(Observable[]::new);
        busy = Bindings.createBooleanBinding(() -> own.get() || demonstrating.get() && pictures.get() || others.stream().anyMatch(work -> work.busy().get()), all);
        progress = Bindings.createDoubleBinding(this::share, all);
    }

    private double share() {
        return others.stream().filter(work -> work.busy().get()).findFirst().map(work -> work.progress().get()).orElseGet(() -> model.progress().get());
    }

    void demonstrate() {
        demonstrating.set(true);
    }

    BooleanBinding busy() {
        return busy;
    }

    DoubleBinding progress() {
        return progress;
    }

    /** {@return what failed last, in reading or auditing before anything else} */
    Optional<String> failure() {
        return model.failure().or(() -> others.stream().filter(Work::failed).map(work -> work.message().get()).findFirst());
    }

    void cancel() {
        model.cancel();
        others.forEach(Work::cancel);
    }
}
