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

    /** {@return whether no anchor is to find it} */
    public boolean unmatched() {
        return positives == 0;
    }
}
