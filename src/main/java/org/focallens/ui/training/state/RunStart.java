package org.focallens.ui.training.state;

import java.util.Optional;
import org.focallens.train.run.RunFolder;
import org.focallens.train.run.RunSetup;

/**
 * A run as it is begun or resumed, alone or beside others.
 *
 * @param name  in legends; empty for a run alone
 * @param setup what it keeps to its end
 * @param knobs what it begins with
 * @param comparison that it is part of; empty for a run alone
 * @param saved the run that it resumes; empty to begin
 */
public record RunStart(String name, RunSetup setup, Knobs knobs, String comparison, Optional<Saved> saved) {

    /** A run that was saved, and where; nowhere, where there is but a checkpoint. */
    public record Saved(Optional<RunFolder> folder, RunFolder.Content content) {}

    /** {@return a run of no step} */
    public static RunStart begin(String name, RunSetup setup, Knobs knobs) {
        return new RunStart(name, setup, knobs, "", Optional.empty());
    }

    /** {@return the same as part of a comparison} */
    public RunStart within(String name) {
        return new RunStart(this.name, setup, knobs, name, saved);
    }

    /** {@return a run from its last checkpoint on, with the knobs that come nearest to its settings} */
    public static RunStart resume(Saved saved, String name) {
        RunFolder.Content content = saved.content();
        return new RunStart(
                name,
                RunSetup.of(
                        content.checkpoint().settings(), content.checkpoint().data()),
                Knobs.near(content.checkpoint().step()),
                content.sheet().comparison().name(),
                Optional.of(saved));
    }
}
