package org.focallens.data;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the files of a data set hold that this data set does not.
 *
 * @param otherSets further sets of labels in the same folder, each said in a few words with what chooses it
 * @param beside    how many records held something beside their boxes, by what it is, e.g. "polygon" or "key points"; converting loses it
 */
public record LeftOut(List<String> otherSets, Map<String, Integer> beside) {
    /** Nothing is left out. */
    public static final LeftOut NOTHING = new LeftOut(List.of(), Map.of());

    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException where one is null
     */
    public LeftOut {
        otherSets = List.copyOf(otherSets);
        beside = Collections.unmodifiableMap(new TreeMap<>(beside));
    }
}
