package org.focallens.data.predictions;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.focallens.data.Problem;

/** Predictions as they are read, in primitive arrays, since there may be millions. */
final class OutputRows {
    int count;
    int[] images = new int[64];
    int[] categories = new int[64];
    int[] records = new int[64];
    float[] boxes = new float[256];
    double[] scores = new double[64];
    double[] areas = new double[64];

    /**
     * One prediction.
     *
     * @param image    index into the data set's images
     * @param category index into its categories
     * @param box      x1 y1 x2 y2 in image pixels
     * @param area     square pixels
     * @param score    finite
     * @param number   of its record or line, from 1
     */
    record Row(int image, int category, float[] box, double area, double score, int number) {}

    void add(Row row) {
        if (count == images.length) {
            grow();
        }
        images[count] = row.image;
        categories[count] = row.category;
        records[count] = row.number;
        scores[count] = row.score;
        areas[count] = row.area;
        System.arraycopy(row.box, 0, boxes, 4 * count++, 4);
    }

    private void grow() {
        int capacity = count + (count >> 1) + 64;
        images = Arrays.copyOf(images, capacity);
        categories = Arrays.copyOf(categories, capacity);
        records = Arrays.copyOf(records, capacity);
        scores = Arrays.copyOf(scores, capacity);
        areas = Arrays.copyOf(areas, capacity);
        boxes = Arrays.copyOf(boxes, 4 * capacity);
    }

    Row row(int i) {
        return new Row(
                images[i], categories[i], Arrays.copyOfRange(boxes, 4 * i, 4 * i + 4), areas[i], scores[i], records[i]);
    }

    /** {@return the same rows image after image; those of one image stay in their order} */
    DetectorOutput byImage(Path file, int imageCount, List<Problem> problems) {
        int[] first = new int[imageCount + 1];
        for (int i = 0; i < count; i++) {
            first[images[i] + 1]++;
        }
        for (int image = 0; image < imageCount; image++) {
            first[image + 1] += first[image];
        }
        int[] next = first.clone();
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[next[images[i]]++] = i;
        }
        OutputRows sorted = new OutputRows();
        for (int i : order) {
            sorted.add(row(i));
        }
        return new DetectorOutput(file, first, sorted, problems);
    }
}
