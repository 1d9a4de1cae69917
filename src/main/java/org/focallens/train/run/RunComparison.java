package org.focallens.train.run;

import java.util.List;

/**
 * The comparison that a run is part of, as each of its runs tells it.
 *
 * @param name    as a person calls it; empty for a run alone
 * @param members names of the folders of all its runs on the shelf, in their order; none for a run alone
 */
public record RunComparison(String name, List<String> members) {

    /** Of a run alone. */
    public static final RunComparison NONE = new RunComparison("", List.of());

    /** {@inheritDoc} */
    public RunComparison {
        members = List.copyOf(members);
    }
}
