package org.focallens.ui.loss.common;

import java.util.List;
import javafx.beans.value.ObservableValue;
import org.focallens.ui.common.AnchorCount;
import org.focallens.ui.common.ScoreSource;

/**
 * What the loss room may take from other rooms.
 *
 * @param counts anchors of what is open elsewhere; null inside while nothing is
 * @param scores of networks
 */
public record FromOtherRooms(List<ObservableValue<AnchorCount>> counts, List<ScoreSource> scores) {
    /** Alone. */
    public static final FromOtherRooms NONE = new FromOtherRooms(List.of(), List.of());

    /** Copies. */
    public FromOtherRooms {
        counts = List.copyOf(counts);
        scores = List.copyOf(scores);
    }
}
