package org.focallens.core.match;

import java.util.Arrays;

/** The anchors that are not negative, with their states. Working storage: reused, and only what was put is cleared. */
final class States {
    private int[] state = new int[0];
    private int[] put = new int[1024];
    private int count;

    void reset(int anchors) {
        for (int i = 0; i < count; i++) {
            state[put[i]] = Matching.NEGATIVE;
        }
        count = 0;
        if (state.length < anchors) {
            state = new int[anchors];
            Arrays.fill(state, Matching.NEGATIVE);
        }
    }

    /** @param newState index of the anchor's box, or {@link Matching#IGNORED}; never negative again once put */
    void put(int anchor, int newState) {
        if (state[anchor] == Matching.NEGATIVE) {
            if (count == put.length) {
                put = Arrays.copyOf(put, 2 * count);
            }
            put[count++] = anchor;
        }
        state[anchor] = newState;
    }

    int of(int anchor) {
        return state[anchor];
    }

    /** {@return the anchors that were put, ascending} */
    int[] anchors() {
        int[] sorted = Arrays.copyOf(put, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
