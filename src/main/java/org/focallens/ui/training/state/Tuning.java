package org.focallens.ui.training.state;

import java.util.ArrayList;
import java.util.List;
import org.focallens.train.run.RunSetup;

/**
 * All that a person sets, so that it can be undone.
 *
 * @param knobs  of each run of the group
 * @param wanted what the next reset begins with
 */
public record Tuning(List<Knobs> knobs, RunSetup wanted) {

    /** {@inheritDoc} */
    public Tuning {
        knobs = List.copyOf(knobs);
    }

    public Tuning with(int run, Knobs next) {
        List<Knobs> all = new ArrayList<>(knobs);
        all.set(run, next);
        return new Tuning(all, wanted);
    }

    public Tuning with(RunSetup next) {
        return new Tuning(knobs, next);
    }
}
