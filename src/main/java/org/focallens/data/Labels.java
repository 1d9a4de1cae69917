package org.focallens.data;

import java.util.Arrays;

/** The boxes of one image with their categories. Never changes; arrays handed out are copies. Equal where boxes, categories and flags are. */
public final class Labels {
    /** No box at all. */
    public static final Labels NONE = new Labels(new float[0], new int[0], new byte[0], new double[0]);

    private static final byte CROWD = 1;
    private static final byte DIFFICULT = 2;

    private final float[] boxes;
    private final int[] categories;
    private final byte[] flags;
    private final double[] areas;

    private Labels(float[] boxes, int[] categories, byte[] flags, double[] areas) {
        this.boxes = boxes;
        this.categories = categories;
        this.flags = flags;
        this.areas = areas;
    }

    /** {@return a maker of labels} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return number of boxes} */
    public int count() {
        return categories.length;
    }

    /** {@return all boxes, x1 y1 x2 y2 of each, image pixels, length 4 * count; a copy} */
    public float[] boxes() {
        return boxes.clone();
    }

    /** {@return the category of each box, an index into {@link Dataset#categories()}; a copy} */
    public int[] categories() {
        return categories.clone();
    }

    /**
     * {@return x1 y1 x2 y2 in image pixels; a copy}
     *
     * @param i box, 0..count-1
     */
    public float[] box(int i) {
        return Arrays.copyOfRange(boxes, 4 * i, 4 * i + 4);
    }

    /**
     * {@return its category, an index into {@link Dataset#categories()}}
     *
     * @param i box, 0..count-1
     */
    public int category(int i) {
        return categories[i];
    }

    /**
     * {@return whether it stands for a crowd of objects (COCO's iscrowd)}
     *
     * @param i box, 0..count-1
     */
    public boolean crowd(int i) {
        return (flags[i] & CROWD) != 0;
    }

    /**
     * {@return whether it is marked as hard to recognise (VOC's difficult)}
     *
     * @param i box, 0..count-1
     */
    public boolean difficult(int i) {
        return (flags[i] & DIFFICULT) != 0;
    }

    /**
     * The size that COCO's evaluation sorts an object by: the area of its outline where the annotation gives one (COCO's area).
     *
     * @param i box, 0..count-1
     * @return square pixels; the box's own area where the annotation says nothing
     */
    public double area(int i) {
        double given = areas[i];
        return Double.isNaN(given)
                ? ((double) boxes[4 * i + 2] - boxes[4 * i]) * ((double) boxes[4 * i + 3] - boxes[4 * i + 1])
                : given;
    }

    /**
     * The labels of the same image at another size.
     *
     * @param scaleX new width / old width, > 0
     * @param scaleY new height / old height, > 0
     * @return labels with scaled boxes
     */
    public Labels scaled(double scaleX, double scaleY) {
        if (!(scaleX > 0 && scaleY > 0)) {
            throw new IllegalArgumentException("scales must be > 0 but are " + scaleX + ", " + scaleY);
        }
        float[] scaled = new float[boxes.length];
        for (int i = 0; i < boxes.length; i++) {
            scaled[i] = (float) (boxes[i] * (i % 2 == 0 ? scaleX : scaleY));
        }
        return new Labels(
                scaled,
                categories,
                flags,
                Arrays.stream(areas).map(area -> area * scaleX * scaleY).toArray());
    }

    /**
     * The same boxes with other category numbers.
     *
     * @param newIndex what each category becomes: c becomes newIndex[c]
     * @return the boxes in the same order
     */
    public Labels renumbered(int[] newIndex) {
        int[] renumbered = new int[categories.length];
        for (int i = 0; i < categories.length; i++) {
            renumbered[i] = newIndex[categories[i]];
        }
        return new Labels(boxes, renumbered, flags, areas);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels l
                && Arrays.equals(l.boxes, boxes)
                && Arrays.equals(l.categories, categories)
                && Arrays.equals(l.flags, flags);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(boxes) + Arrays.hashCode(categories);
    }

    @Override
    public String toString() {
        return "Labels " + Arrays.toString(boxes) + " of categories " + Arrays.toString(categories);
    }

    /** Collects boxes one by one. */
    public static final class Builder {
        private float[] boxes = new float[16];
        private int[] categories = new int[4];
        private byte[] flags = new byte[4];
        private double[] areas = new double[4];
        private int count;

        private Builder() {}

        /**
         * Adds a box.
         *
         * @param box       x1 y1 x2 y2 in image pixels, finite, x2 > x1 and y2 > y1
         * @param category  index into {@link Dataset#categories()}, >= 0
         * @param crowd     whether it stands for a crowd
         * @param difficult whether it is hard to recognise
         * @return this
         * @throws IllegalArgumentException where the box has no area or is not finite, or the category is negative
         */
        public Builder add(float[] box, int category, boolean crowd, boolean difficult) {
            boolean finite = Float.isFinite(box[0])
                    && Float.isFinite(box[1])
                    && Float.isFinite(box[2])
                    && Float.isFinite(box[3]);
            if (!finite || !(box[2] > box[0]) || !(box[3] > box[1])) {
                throw new IllegalArgumentException(
                        "box must be finite and have an area but is " + Arrays.toString(box));
            }
            if (category < 0) {
                throw new IllegalArgumentException("category must be >= 0 but is " + category);
            }
            if (count == categories.length) {
                grow();
            }
            System.arraycopy(box, 0, boxes, 4 * count, 4);
            categories[count] = category;
            areas[count] = Double.NaN;
            flags[count++] = (byte) ((crowd ? CROWD : 0) | (difficult ? DIFFICULT : 0));
            return this;
        }

        /**
         * Says how large the outline is of the object whose box was added last.
         *
         * @param area square pixels; NaN where nobody says
         * @return this
         */
        public Builder area(double area) {
            areas[count - 1] = area;
            return this;
        }

        /** {@return boxes added so far} */
        public int count() {
            return count;
        }

        private void grow() {
            boxes = Arrays.copyOf(boxes, 2 * boxes.length);
            categories = Arrays.copyOf(categories, 2 * count);
            flags = Arrays.copyOf(flags, 2 * count);
            areas = Arrays.copyOf(areas, 2 * count);
        }

        /** {@return the labels added so far} */
        public Labels build() {
            if (count == 0) {
                return NONE;
            }
            return new Labels(
                    Arrays.copyOf(boxes, 4 * count),
                    Arrays.copyOf(categories, count),
                    Arrays.copyOf(flags, count),
                    Arrays.copyOf(areas, count));
        }
    }
}
