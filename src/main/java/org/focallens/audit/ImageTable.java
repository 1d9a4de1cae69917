package org.focallens.audit;

/** What became of the anchors of every image of a data set, in its order. Twelve bytes an image; nothing changes once the audit is done. */
public final class ImageTable {
    private final int[] anchors;
    private final int[] positive;
    private final int[] ignored;

    ImageTable(int count) {
        anchors = new int[count];
        positive = new int[count];
        ignored = new int[count];
    }

    /** Different images may be put from different threads. */
    void put(int image, int allAnchors, int positiveAnchors, int ignoredAnchors) {
        anchors[image] = allAnchors;
        positive[image] = positiveAnchors;
        ignored[image] = ignoredAnchors;
    }

    /** {@return number of images, those of unknown size too} */
    public int count() {
        return anchors.length;
    }

    /**
     * Whether an image was assigned: its size is known.
     *
     * @param image index into the data set's images
     * @return false where all its counts are 0
     */
    public boolean assigned(int image) {
        return anchors[image] > 0;
    }

    /**
     * Anchors over an image.
     *
     * @param image index into the data set's images
     * @return their number; 0 where the image was not assigned
     */
    public int anchors(int image) {
        return anchors[image];
    }

    /**
     * Positive anchors of an image.
     *
     * @param image index into the data set's images
     * @return their number
     */
    public int positive(int image) {
        return positive[image];
    }

    /**
     * Ignored anchors of an image.
     *
     * @param image index into the data set's images
     * @return their number
     */
    public int ignored(int image) {
        return ignored[image];
    }
}
