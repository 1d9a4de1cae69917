package org.focallens.core.match;

/**
 * What becomes of the best anchor of a box when its IoU is below the positive threshold. The paper speaks of thresholds only, and of "the
 * assignment rule from RPN", which has such a rule.
 */
public enum LowQuality {
    /** Nothing: a box whose best anchor is below the threshold gets none. keras-retinanet, keras-io. */
    NONE("none"),
    /**
     * Every anchor tied for a box's best IoU becomes positive, for the box that the anchor itself overlaps most. torchvision
     * {@code models/detection/_utils.py}, Detectron2 {@code modeling/matcher.py}.
     */
    KEEP("keep"),
    /** Every anchor tied for a box's best IoU is given to that box; the last box wins. MMDetection {@code max_iou_assigner.py}. */
    REPOINT("repoint"),
    /** The first of the anchors tied for a box's best IoU is given to that box; the first box wins. TF Vision {@code box_matcher.py}. */
    REPOINT_FIRST("repoint-first"),
    /** As {@link #KEEP}, but only for anchors at or above the background threshold. Detectron {@code roi_data/retinanet.py}. */
    IGNORED_ONLY("ignored-only");

    private final String text;

    LowQuality(String text) {
        this.text = text;
    }

    /** {@return the rule's name on the command line and in files} */
    public String text() {
        return text;
    }
}
