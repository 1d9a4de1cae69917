package org.focallens.core.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.focallens.core.detect.Detection;

/**
 * Evaluates the detections of a data set, image by image, as COCO does (Lin et al. 2014; pycocotools's {@code cocoeval.py}): average precision
 * from 101 points, at most 100 detections an image and class. The order of the images matters where scores of two images are equal, and nowhere
 * else: the image that came first is taken first.
 *
 * <p>Not safe for use by several threads: give each its own and {@link #merge} them.
 */
public final class Evaluation {
    /** At most so many detections of a class are looked at in an image, the best. */
    public static final int MAX_DETECTIONS = 100;

    private final ClassTally[] classes;

    /**
     * Starts with no image.
     *
     * @param classes number of classes, >= 1
     * @throws IllegalArgumentException if there is no class
     */
    public Evaluation(int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("classes must be >= 1 but is " + classes);
        }
        this.classes = Stream.generate(ClassTally::new).limit(classes).toArray(ClassTally[]::new);
    }

    /**
     * Adds an image.
     *
     * @param truths     what is in it
     * @param detections what a detector found in it
     * @throws IllegalArgumentException where a label is no class or a score is not a number
     */
    public void add(Truths truths, List<Detection> detections) {
        add(truths, Predictions.of(detections));
    }

    /**
     * Adds an image.
     *
     * @param truths      what is in it
     * @param predictions what was found in it
     * @throws IllegalArgumentException where a label is no class
     */
    public void add(Truths truths, Predictions predictions) {
        requireClasses("truth", truths.labels());
        requireClasses("prediction", predictions.labels());
        for (int c : Pairing.labelsOf(truths, predictions)) {
            classes[c].add(new ImageClass(
                    truths, Pairing.indicesOf(c, truths.labels()), predictions, Pairing.best(c, predictions)));
        }
    }

    private void requireClasses(String of, int[] labels) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes.length) {
                throw new IllegalArgumentException(
                        "label of " + of + " " + i + " must be 0.." + (classes.length - 1) + " but is " + labels[i]);
            }
        }
    }

    /**
     * Adds the images of another evaluation, after this one's own.
     *
     * @param other over the same classes; unchanged
     * @throws IllegalArgumentException where the numbers of classes differ
     */
    public void merge(Evaluation other) {
        if (other.classes.length != classes.length) {
            throw new IllegalArgumentException(
                    "classes must be " + classes.length + " but are " + other.classes.length);
        }
        for (int c = 0; c < classes.length; c++) {
            classes[c].add(other.classes[c]);
        }
    }

    /** {@return what the images so far come to; more may be added after} */
    public Metrics result() {
        return Metrics.of(scores());
    }

    /** {@return what each class so far comes to, and by size of its objects; more may be added after} */
    public List<ClassMetrics> perClass() {
        return scores().stream().map(ClassMetrics::of).toList();
    }

    private List<ClassScores> scores() {
        return Arrays.stream(classes).parallel().map(ClassTally::scores).toList();
    }
}
