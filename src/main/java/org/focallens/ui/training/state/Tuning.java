package org.focallens.ui.training.state;

import java.util.ArrayList;
import java.util.List;
import org.focallens.train.run.RunSetup;

/**
 * What a person sets of the runs in the room, so that it can be undone.
 *
 * @param knobs  of each run, from its next step on
 * @param wanted what the next reset begins with
 */
public record Tuning(List<Knobs> knobs, RunSetup wanted) {

    /** {@inheritDoc} */
    public Tuning {
        knobs = List.copyOf(knobs);
    }

    /** {@return the same with other knobs of one run} */
    public Tuning with(int run, Knobs next) {
        List<Knobs> all = new ArrayList<>(knobs);
        all.set(run, next);
        return new Tuning(all, wanted);
    }

    /** {@return the same with something else wanted} */
    public Tuning with(RunSetup next) {
        return new Tuning(knobs, next);
    }
}
