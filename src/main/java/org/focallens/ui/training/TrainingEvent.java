package org.focallens.ui.training;

import java.util.List;
import org.focallens.train.StepReport;

/** What the training thread has to tell; events of a run that was reset since are dropped by its number. */
sealed interface TrainingEvent {

    /** {@return the number of the run} */
    int run();

    /** The engine is loaded and the network stands. */
    record Opened(int run, List<String> categories) implements TrainingEvent {
    }

    /** A step was made. */
    record Stepped(int run, StepReport report) implements TrainingEvent {
    }

    /** The run cannot begin or go on. */
    record Failed(int run, String message) implements TrainingEvent {
    }
}
