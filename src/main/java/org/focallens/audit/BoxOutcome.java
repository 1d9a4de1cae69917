package org.focallens.audit;

/**
 * What became of one box.
 *
 * @param bestIou    the best IoU that any anchor has with it, 0..1, in the arithmetic of the matching
 * @param level      position among the settings' levels of the first anchor that has it; -1 where no anchor overlaps the box
 * @param positives  anchors that are to find it
 * @param forcedOnly whether it has positive anchors and all of them are below the foreground threshold
 * @param reachable  whether its best IoU is at or above the foreground threshold
 */
public record BoxOutcome(double bestIou, int level, int positives, boolean forcedOnly, boolean reachable) {
    /** Of a box that no input of the network holds. */
    public static final BoxOutcome NONE = new BoxOutcome(0, -1, 0, false, false);

    /** {@return whether no anchor is to find it} */
    public boolean unmatched() {
        return positives == 0;
    }

    /**
     * What became of a box that several inputs hold: it is found where any of them finds it.
     *
     * @param other of the same box in another input
     * @return the greater IoU with its level, and the anchors of both
     */
    public BoxOutcome or(BoxOutcome other) {
        boolean first = bestIou > other.bestIou || (bestIou == other.bestIou && level >= 0);
        int both = positives + other.positives;
        return new BoxOutcome(
                first ? bestIou : other.bestIou,
                first ? level : other.level,
                both,
                both > 0 && (positives == 0 || forcedOnly) && (other.positives == 0 || other.forcedOnly),
                reachable || other.reachable);
    }
}
