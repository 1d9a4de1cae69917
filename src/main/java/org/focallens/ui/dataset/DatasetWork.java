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
import org.focallens.ui.dataset.model.Work;

/** All that goes on in the room as one, which is shown and given up together. */
final class DatasetWork {
    private final List<Work> works;
    private final BooleanProperty demonstrating = new SimpleBooleanProperty();
    private final BooleanBinding busy;
    private final DoubleBinding progress;

    /**
     * @param works    the first that is going on shows its progress
     * @param pictures whether pictures are yet to come, which only a demonstration waits for
     */
    DatasetWork(List<Work> works, ObservableBooleanValue pictures) {
        this.works = works;
        List<Observable> changing = new ArrayList<>(List.of(demonstrating, pictures));
        works.forEach(work -> changing.addAll(List.of(work.busy(), work.progress())));
        Observable[] all = changing.toArray(Observable[]::new);
        busy = Bindings.createBooleanBinding(
                () -> (demonstrating.get() && pictures.get())
                        || works.stream().anyMatch(work -> work.busy().get()),
                all);
        progress = Bindings.createDoubleBinding(
                () -> works.stream()
                        .filter(work -> work.busy().get())
                        .findFirst()
                        .map(work -> work.progress().get())
                        .orElse(-1.0),
                all);
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

    /** {@return what failed last, of the first that failed} */
    Optional<String> failure() {
        return works.stream()
                .filter(Work::failed)
                .map(work -> work.message().get())
                .findFirst();
    }
}
