package org.focallens.core.preset;

/** What becomes of regions that COCO marks as a crowd, where single objects are not told apart. */
public enum CrowdRule {
    /** They are dropped, so that anchors on them are negative: every framework looked at. */
    DROP,
    /** They are matched like any object. */
    MATCH
}
