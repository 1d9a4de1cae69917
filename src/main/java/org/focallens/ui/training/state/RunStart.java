package org.focallens.ui.training.state;

import java.util.Optional;
import org.focallens.train.run.RunFolder;
import org.focallens.train.run.RunSetup;

/**
 * A run as it is begun or gone on with, alone or beside others.
 *
 * @param name  in legends; empty for a run alone
 * @param setup what it keeps to its end
 * @param knobs what it begins with
 * @param saved the run that it goes on with; empty to begin
 */
public record RunStart(String name, RunSetup setup, Knobs knobs, Optional<Saved> saved) {

    /** A run that was saved, and where; nowhere, where there is but a checkpoint. */
    public record Saved(Optional<RunFolder> folder, RunFolder.Content content) {}

    public static RunStart begin(String name, RunSetup setup, Knobs knobs) {
        return new RunStart(name, setup, knobs, Optional.empty());
    }
}
