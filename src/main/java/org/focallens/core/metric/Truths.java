package org.focallens.core.metric;

import java.util.stream.IntStream;
import org.focallens.core.box.Box;
import org.focallens.core.box.Boxes;

/**
 * What is to be found in one image.
 *
 * @param boxes  flat boxes, n, pixels
 * @param labels n class indices, 0 or more
 * @param crowd  n; a crowd region stands for any number of objects: detections inside it are neither right nor wrong (COCO's iscrowd)
 * @param spared n; need not be found, and a detection that finds it is neither right nor wrong (VOC's difficult); only one is excused
 * @param areas  n; square pixels that say whether an object is small, medium or large: of its outline where the annotation has one
 */
public record Truths(float[] boxes, int[] labels, boolean[] crowd, boolean[] spared, double[] areas) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where the lengths differ
     */
    public Truths {
        int n = Boxes.count(boxes);
        requireLength("labels", labels.length, n);
        requireLength("crowd", crowd.length, n);
        requireLength("spared", spared.length, n);
        requireLength("areas", areas.length, n);
    }

    /**
     * Truths that are as large as their boxes.
     *
     * @param boxes  flat boxes, n, pixels
     * @param labels n class indices, 0 or more
     * @param crowd  n; whether it is a crowd region
     * @param spared n; whether it need not be found
     */
    public Truths(float[] boxes, int[] labels, boolean[] crowd, boolean[] spared) {
        this(boxes, labels, crowd, spared, areasOf(boxes));
    }

    /**
     * Truths of which none is difficult.
     *
     * @param boxes  flat boxes, n, pixels
     * @param labels n class indices, 0 or more
     * @param crowd  n; whether it is a crowd region
     */
    public Truths(float[] boxes, int[] labels, boolean[] crowd) {
        this(boxes, labels, crowd, new boolean[labels.length]);
    }

    /**
     * Plain objects.
     *
     * @param boxes  flat boxes, n, pixels
     * @param labels n class indices, 0 or more
     */
    public Truths(float[] boxes, int[] labels) {
        this(boxes, labels, new boolean[labels.length]);
    }

    static double[] areasOf(float[] boxes) {
        return IntStream.range(0, Boxes.count(boxes))
                .mapToDouble(i -> Box.at(boxes, i).area())
                .toArray();
    }

    boolean isSpared(int index) {
        return crowd[index] || spared[index];
    }

    static void requireLength(String name, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(name + " must be " + expected + " but are " + length);
        }
    }
}
