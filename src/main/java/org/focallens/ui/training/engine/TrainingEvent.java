package org.focallens.ui.training.engine;

import java.util.List;
import org.focallens.train.StepReport;
import org.focallens.train.run.Mark;
import org.focallens.train.run.Measure;
import org.focallens.train.run.RunFolder;
import org.focallens.ui.training.inspect.InspectionScope;

/** What the training thread has to tell; events of a group that was reset since are dropped by its number. */
public sealed interface TrainingEvent {

    /** {@return the number of the group} */
    int group();

    /**
     * The engine is loaded and the networks stand.
     *
     * @param categories names of the classes
     * @param scope      what there is to look at
     */
    record Opened(int group, List<String> categories, InspectionScope scope) implements TrainingEvent {}

    /**
     * Of several runs one goes on alone.
     *
     * @param run   which one it was
     * @param scope what there is to inspect
     */
    record Kept(int group, int run, InspectionScope scope) implements TrainingEvent {}

    /**
     * A step was made.
     *
     * @param run   which of the group's runs
     * @param marks what was changed for this step
     */
    record Stepped(int group, int run, StepReport report, List<Mark> marks) implements TrainingEvent {}

    /** A run was measured. */
    record Measured(int group, int run, Measure measure) implements TrainingEvent {}

    /** A run is on disk as it stands. */
    record Saved(int group, int run, RunFolder folder) implements TrainingEvent {}

    /** As many steps were made as were asked for. */
    record Rested(int group) implements TrainingEvent {}

    /** The group goes on, but not all is well. */
    record Warned(int group, String message) implements TrainingEvent {}

    /** The group cannot begin or go on. */
    record Failed(int group, String message) implements TrainingEvent {}
}
