package org.focallens.core.anchor;

/** How far apart two neighbouring cells of a level stand. */
public enum Spacing {
    /** The level's stride. */
    STRIDE,
    /**
     * The image's size divided by the number of cells, rounded down, separately for height and width: torchvision's
     * {@code AnchorGenerator.forward}. At 800 x 1344 its P6 stands 61 x 64 pixels apart and its P7 114 x 122.
     */
    IMAGE_OVER_CELLS;

    double pixels(int stride, int imageSize, int cells) {
        return this == STRIDE ? stride : Math.max(1, imageSize / cells);
    }
}
