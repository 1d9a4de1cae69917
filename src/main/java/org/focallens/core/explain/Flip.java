package org.focallens.core.explain;

import org.focallens.core.match.Matching;

/**
 * An anchor that two settings decide differently.
 *
 * @param level  of the pyramid, 3..7
 * @param first  its index among the first settings' anchors; -1 where they have none like it
 * @param second its index among the second settings' anchors; -1 where they have none like it
 * @param was    by the first: position of its box in the image, {@link Matching#NEGATIVE} or {@link Matching#IGNORED}
 * @param is     by the second, as {@code was}
 */
public record Flip(int level, int first, int second, int was, int is) {

    /** What a flip means for training. */
    public enum Kind {
        /** Positive only by the second settings. */
        GAINED,
        /** Positive only by the first settings. */
        LOST,
        /** Positive by both, for different boxes. */
        MOVED,
        /** Ignored by one and negative by the other. */
        IGNORED
    }

    /** {@return what it means} */
    public Kind kind() {
        if (was >= 0 && is >= 0) {
            return Kind.MOVED;
        }
        return is >= 0 ? Kind.GAINED : was >= 0 ? Kind.LOST : Kind.IGNORED;
    }
}
