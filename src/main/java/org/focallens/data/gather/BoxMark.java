package org.focallens.data.gather;

/** What a label says of a box beside its class. */
public enum BoxMark {
    NONE,
    /** A group of objects rather than one: COCO's iscrowd, Open Images' group-of. */
    CROWD,
    /** Hard to recognise. */
    DIFFICULT
}
