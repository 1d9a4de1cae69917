package org.focallens.data.coco;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one COCO file says, before its sections are joined: they may come in any order. Annotations stay in primitive arrays, there may be a million.
 */
final class CocoContent {
    /** An image's row. Sizes are 0 where missing or wrong. */
    record Image(long id, String fileName, int width, int height, int line) {}

    /** Turns ids of every kind into keys. */
    final CocoIds keys = new CocoIds();
    /** Names by category id, ascending. */
    final Map<Long, String> categories = new TreeMap<>();

    final List<Image> images = new ArrayList<>();
    /** Index into images by image id; -1 for an image that was refused, so that its boxes go quietly with it. */
    final Map<Long, Integer> imageIndex = new LinkedHashMap<>();

    private int count;
    private long[] ids = new long[64];
    private long[] imageIds = new long[64];
    private long[] categoryIds = new long[64];
    private int[] lines = new int[64];
    private boolean[] crowds = new boolean[64];
    private boolean[] difficults = new boolean[64];
    private float[] boxes = new float[256];
    private double[] areas = new double[64];

    /** An annotation's id where the file gives none. */
    static final long NO_ID = Long.MIN_VALUE;

    /** One annotation; the box as in the file: x y width height; the area NaN where the file gives none. */
    record Annotation(
            long id, long imageId, long categoryId, boolean crowd, boolean difficult, double area, int line) {}

    void add(Annotation annotation, float[] box) {
        if (count == ids.length) {
            grow();
        }
        ids[count] = annotation.id;
        imageIds[count] = annotation.imageId;
        categoryIds[count] = annotation.categoryId;
        lines[count] = annotation.line;
        crowds[count] = annotation.crowd;
        difficults[count] = annotation.difficult;
        areas[count] = annotation.area;
        System.arraycopy(box, 0, boxes, 4 * count++, 4);
    }

    private void grow() {
        ids = Arrays.copyOf(ids, 2 * count);
        imageIds = Arrays.copyOf(imageIds, 2 * count);
        categoryIds = Arrays.copyOf(categoryIds, 2 * count);
        lines = Arrays.copyOf(lines, 2 * count);
        crowds = Arrays.copyOf(crowds, 2 * count);
        difficults = Arrays.copyOf(difficults, 2 * count);
        areas = Arrays.copyOf(areas, 2 * count);
        boxes = Arrays.copyOf(boxes, 8 * count);
    }

    int annotationCount() {
        return count;
    }

    Annotation annotation(int i) {
        return new Annotation(ids[i], imageIds[i], categoryIds[i], crowds[i], difficults[i], areas[i], lines[i]);
    }

    boolean isCrowd(int i) {
        return crowds[i];
    }

    double area(int i) {
        return areas[i];
    }

    boolean isDifficult(int i) {
        return difficults[i];
    }

    long imageId(int i) {
        return imageIds[i];
    }

    long categoryId(int i) {
        return categoryIds[i];
    }

    /** x y width height as in the file. */
    float[] box(int i) {
        return Arrays.copyOfRange(boxes, 4 * i, 4 * i + 4);
    }
}
