package org.focallens.data.gather;

/** What a label file holds beside upright boxes with a class. */
public enum Extra {
    /** Outlines by points; their boxes are read. */
    POLYGON("polygon", null),
    /** Masks pixel by pixel; their boxes are read. */
    MASK("mask", null),
    /** Boxes that stand askew. */
    ROTATION("rotation", "rotated boxes are read as the upright boxes around them"),
    KEY_POINTS("key points", "points have no box: left out"),
    LINE("line", "lines have no box: left out"),
    /** Regions in which detectors are not judged. */
    IGNORED_REGION("ignored region", "regions to be ignored are not objects: left out"),
    /** Marks such as "occluded", and texts. */
    ATTRIBUTES("attributes", null),
    IMAGE_CLASS("class of a whole image", null),
    TRACK("track", null),
    PREDICTION("prediction", "predictions are not annotations: left out");

    private final String text;
    private final String told;

    Extra(String text, String told) {
        this.text = text;
        this.told = told;
    }

    /** {@return its name, as conversions name their losses} */
    String text() {
        return text;
    }

    /** {@return what became of it, told once a data set; null where nothing of a box is lost} */
    String told() {
        return told;
    }
}
