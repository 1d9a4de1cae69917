package org.focallens.data.predictions;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.focallens.data.Problem;

/**
 * What a detector found, image after image in the data set's order, and within an image in the file's. Some 40 bytes a prediction, so that millions
 * fit; never changes.
 */
public final class DetectorOutput {
    private final Path file;
    private final int[] first;
    private final OutputRows rows;
    private final List<Problem> problems;

    /** @param rows grouped by image
     *  @param first by image the number of its first prediction, and at the end the number of predictions */
    DetectorOutput(Path file, int[] first, OutputRows rows, List<Problem> problems) {
        this.file = file;
        this.first = first;
        this.rows = rows;
        this.problems = List.copyOf(problems);
    }

    /** {@return the file or folder that it was read from} */
    public Path file() {
        return file;
    }

    /** {@return what was wrong, in the order it was met} */
    public List<Problem> problems() {
        return problems;
    }

    /** {@return number of predictions} */
    public int count() {
        return first[first.length - 1];
    }

    /** {@return number of images of the data set} */
    public int images() {
        return first.length - 1;
    }

    /**
     * The first prediction of an image.
     *
     * @param image index into the data set's images
     * @return its number; that of the next image's first where nothing was found in this one
     */
    public int first(int image) {
        return first[image];
    }

    /**
     * The end of an image's predictions.
     *
     * @param image index into the data set's images
     * @return one more than the number of its last
     */
    public int end(int image) {
        return first[image + 1];
    }

    /**
     * The boxes of an image's predictions.
     *
     * @param image index into the data set's images
     * @return x1 y1 x2 y2 of each, image pixels
     */
    public float[] boxes(int image) {
        return Arrays.copyOfRange(rows.boxes, 4 * first[image], 4 * first[image + 1]);
    }

    /**
     * The classes of an image's predictions.
     *
     * @param image index into the data set's images
     * @return indices into the data set's categories
     */
    public int[] categories(int image) {
        return Arrays.copyOfRange(rows.categories, first[image], first[image + 1]);
    }

    /**
     * How sure the detector is of an image's predictions.
     *
     * @param image index into the data set's images
     * @return finite numbers, the higher the surer
     */
    public double[] scores(int image) {
        return Arrays.copyOfRange(rows.scores, first[image], first[image + 1]);
    }

    /**
     * How large an image's predictions are, as COCO's evaluation sorts them.
     *
     * @param image index into the data set's images
     * @return square pixels: of the box, or of the mask where the file holds only that
     */
    public double[] areas(int image) {
        return Arrays.copyOfRange(rows.areas, first[image], first[image + 1]);
    }

    /**
     * One box.
     *
     * @param prediction 0 to count - 1
     * @return x1 y1 x2 y2 in image pixels
     */
    public float[] box(int prediction) {
        return Arrays.copyOfRange(rows.boxes, 4 * prediction, 4 * prediction + 4);
    }

    /**
     * One class.
     *
     * @param prediction 0 to count - 1
     * @return index into the data set's categories
     */
    public int category(int prediction) {
        return rows.categories[prediction];
    }

    /**
     * How sure the detector is of one.
     *
     * @param prediction 0 to count - 1
     * @return a finite number, the higher the surer
     */
    public double score(int prediction) {
        return rows.scores[prediction];
    }

    /**
     * Where a prediction stands in its file.
     *
     * @param prediction 0 to count - 1
     * @return its record's or line's number, from 1
     */
    public int record(int prediction) {
        return rows.records[prediction];
    }
}
