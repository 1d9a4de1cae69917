package org.focallens.audit;

/**
 * COCO's sizes of objects. The area is that of the box in square pixels of the image as it is stored, whatever the network's input: COCO's own
 * evaluation takes the area of the mask, which a box data set does not have. A box exactly on a limit counts as the larger, where COCO's
 * evaluation counts it on both sides.
 */
public enum SizeClass {
    /** Below 32 x 32 pixels. */
    SMALL("small", 0),
    /** From 32 x 32 to below 96 x 96 pixels. */
    MEDIUM("medium", 32 * 32),
    /** From 96 x 96 pixels. */
    LARGE("large", 96 * 96);

    private final String text;
    private final double leastArea;

    SizeClass(String text, double leastArea) {
        this.text = text;
        this.leastArea = leastArea;
    }

    /** {@return the size's name in tables and files} */
    public String text() {
        return text;
    }

    /**
     * The size of a box.
     *
     * @param area in square pixels of the image
     * @return the largest size whose limit it reaches
     */
    public static SizeClass of(double area) {
        return area >= LARGE.leastArea ? LARGE : area >= MEDIUM.leastArea ? MEDIUM : SMALL;
    }
}
