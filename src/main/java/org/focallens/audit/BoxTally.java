package org.focallens.audit;

import java.util.Arrays;
import java.util.List;

/** Adds up outcomes of boxes. */
final class BoxTally {
    private long boxes;
    private long unmatched;
    private long forcedOnly;
    private long reachable;
    private long positives;
    private long bestIouUnits;

    static BoxTally[] many(int count) {
        BoxTally[] tallies = new BoxTally[count];
        Arrays.setAll(tallies, i -> new BoxTally());
        return tallies;
    }

    static List<BoxStatistics> statistics(BoxTally[] tallies) {
        return Arrays.stream(tallies).map(BoxTally::statistics).toList();
    }

    void add(BoxOutcome box) {
        boxes++;
        unmatched += box.unmatched() ? 1 : 0;
        forcedOnly += box.forcedOnly() ? 1 : 0;
        reachable += box.reachable() ? 1 : 0;
        positives += box.positives();
        bestIouUnits += IouSum.units(box.bestIou());
    }

    BoxStatistics statistics() {
        return new BoxStatistics(boxes, unmatched, forcedOnly, reachable, positives, bestIouUnits);
    }
}
