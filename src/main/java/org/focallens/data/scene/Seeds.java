package org.focallens.data.scene;

import java.util.SplittableRandom;

/** Random numbers that depend on nothing but their seed, by SplitMix64 (Steele, Lea, Flood 2014). */
final class Seeds {
    private Seeds() {}

    /** A well mixed 64-bit number. */
    static long mix(long z) {
        long a = z + 0x9e3779b97f4a7c15L;
        a = (a ^ a >>> 30) * 0xbf58476d1ce4e5b9L;
        a = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return a ^ a >>> 31;
    }

    /** A stream of its own for one purpose of one scene. */
    static SplittableRandom stream(long seed, long index, int purpose) {
        return new SplittableRandom(mix(mix(mix(seed) + index) + purpose));
    }

    /** Evenly in from..to. */
    static double between(SplittableRandom random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }
}
