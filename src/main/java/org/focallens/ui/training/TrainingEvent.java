package org.focallens.ui.training;

import java.util.List;
import org.focallens.train.StepReport;
import org.focallens.train.run.Mark;
import org.focallens.train.run.Measure;
import org.focallens.train.run.RunFolder;
import org.focallens.ui.training.look.LookScope;

/** What the training thread has to tell; events of a contest that was reset since are dropped by its number. */
sealed interface TrainingEvent {

    /** {@return the number of the contest} */
    int contest();

    /**
     * The engine is loaded and the networks stand.
     *
     * @param categories names of the classes
     * @param scope      what there is to look at
     */
    record Opened(int contest, List<String> categories, LookScope scope) implements TrainingEvent {}

    /**
     * A step was made.
     *
     * @param run   which of the contest's runs
     * @param marks what was changed for this step
     */
    record Stepped(int contest, int run, StepReport report, List<Mark> marks) implements TrainingEvent {}

    /** A run was measured. */
    record Measured(int contest, int run, Measure measure) implements TrainingEvent {}

    /** A run is on disk as it stands. */
    record Saved(int contest, int run, RunFolder folder) implements TrainingEvent {}

    /** As many steps were made as were asked for. */
    record Rested(int contest) implements TrainingEvent {}

    /** The contest goes on, but not all is well. */
    record Warned(int contest, String message) implements TrainingEvent {}

    /** The contest cannot begin or go on. */
    record Failed(int contest, String message) implements TrainingEvent {}
}
