package org.focallens.ui.training;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the room is set to beside its runs: none of it changes a number of a run. */
final class RoomSettings {

    private final ObjectProperty<Integer> threads = new SimpleObjectProperty<>(Math.max(1, DeviceSection.cores() - 1));
    private final ObjectProperty<TrainingLoop.Measuring> measuring = new SimpleObjectProperty<>(new TrainingLoop.Measuring(250, 40));
    private final ObjectProperty<Integer> count = new SimpleObjectProperty<>(100);

    /** {@return threads that compute a step; one core is left to the window} */
    ObjectProperty<Integer> threads() {
        return threads;
    }

    /** {@return how often the runs are measured} */
    ObjectProperty<TrainingLoop.Measuring> measuring() {
        return measuring;
    }

    /** {@return steps that are made at once on demand} */
    ObjectProperty<Integer> count() {
        return count;
    }
}
