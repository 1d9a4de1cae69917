package org.focallens.data.gather;

/** What the four numbers of a box are. */
public enum Layout {
    /** Two opposite corners, in any order. */
    CORNERS,
    /** The upper left corner, then width and height. */
    SIZES,
    /** One of the two, which the file does not say: told from the numbers of all its boxes. */
    EITHER
}
