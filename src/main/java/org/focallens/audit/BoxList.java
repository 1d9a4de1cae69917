package org.focallens.audit;

import java.util.Arrays;

/** Some boxes of a data set, by image and label; compact, since they may be nearly all. Never changes. */
public final class BoxList {
    private final int[] images;
    private final int[] labels;

    private BoxList(int[] images, int[] labels) {
        this.images = images;
        this.labels = labels;
    }

    /** {@return number of boxes} */
    public int count() {
        return images.length;
    }

    /**
     * The image of a box.
     *
     * @param at 0 to count - 1
     * @return index into the data set's images
     */
    public int image(int at) {
        return images[at];
    }

    /**
     * The label that a box is.
     *
     * @param at 0 to count - 1
     * @return index into its image's labels
     */
    public int label(int at) {
        return labels[at];
    }

    /** Collects boxes one by one. */
    static final class Builder {
        private int[] images = new int[16];
        private int[] labels = new int[16];
        private int count;

        void add(int image, int label) {
            if (count == images.length) {
                images = Arrays.copyOf(images, 2 * count);
                labels = Arrays.copyOf(labels, 2 * count);
            }
            images[count] = image;
            labels[count++] = label;
        }

        BoxList build() {
            return new BoxList(Arrays.copyOf(images, count), Arrays.copyOf(labels, count));
        }
    }
}
