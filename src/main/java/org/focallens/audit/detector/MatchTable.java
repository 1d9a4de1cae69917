package org.focallens.audit.detector;

import java.util.Arrays;
import java.util.List;
import org.focallens.core.metric.Pairing;
import org.focallens.core.metric.Pairing.Outcome;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.predictions.DetectorOutput;

/** Which prediction finds which box, image after image. Some nine bytes a prediction or box; nothing changes once the evaluation is done. */
public final class MatchTable {
    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final int NONE = -1;

    private final DetectorOutput predictions;
    private final byte[] outcome;
    private final int[] label;
    private final int[] firstLabel;
    private final int[] finder;
    private final boolean[] wanted;

    MatchTable(List<LabelledImage> images, DetectorOutput predictions) {
        this.predictions = predictions;
        outcome = new byte[predictions.count()];
        label = new int[predictions.count()];
        firstLabel = new int[images.size() + 1];
        for (int i = 0; i < images.size(); i++) {
            firstLabel[i + 1] = firstLabel[i] + images.get(i).labels().count();
        }
        finder = new int[firstLabel[images.size()]];
        wanted = new boolean[finder.length];
        Arrays.fill(finder, NONE);
        for (int i = 0; i < images.size(); i++) {
            Labels labels = images.get(i).labels();
            for (int k = 0; k < labels.count(); k++) {
                wanted[firstLabel[i] + k] = !labels.crowd(k) && !labels.difficult(k);
            }
        }
    }

    /** Different images may be put from different threads. */
    void put(int image, Pairing pairing) {
        int first = predictions.first(image);
        for (int i = 0; i < pairing.truth().length; i++) {
            outcome[first + i] = (byte) pairing.outcome()[i].ordinal();
            label[first + i] = pairing.truth()[i];
            if (pairing.outcome()[i] == Outcome.TRUE_POSITIVE) {
                finder[firstLabel[image] + pairing.truth()[i]] = first + i;
            }
        }
    }

    /**
     * What a prediction is worth.
     *
     * @param prediction its number
     * @return at the evaluation's IoU
     */
    public Outcome outcome(int prediction) {
        return OUTCOMES[outcome[prediction]];
    }

    /**
     * The box that a prediction finds.
     *
     * @param prediction its number
     * @return index into its image's labels; -1 where it finds none
     */
    public int label(int prediction) {
        return label[prediction];
    }

    /**
     * Whether a box is to be found: crowd regions and difficult objects need not be.
     *
     * @param image index into the data set's images
     * @param box   index into the image's labels
     * @return whether it counts as missed where nothing finds it
     */
    public boolean wanted(int image, int box) {
        return wanted[firstLabel[image] + box];
    }

    /**
     * Whether a box is found.
     *
     * @param image index into the data set's images
     * @param box   index into the image's labels
     * @param score predictions less sure than this do not count
     * @return whether a prediction finds it
     */
    public boolean found(int image, int box, double score) {
        int by = finder[firstLabel[image] + box];
        return by != NONE && predictions.score(by) >= score;
    }

    /**
     * The prediction that finds a box.
     *
     * @param image index into the data set's images
     * @param box   index into the image's labels
     * @return its number; -1 where none does
     */
    public int finder(int image, int box) {
        return finder[firstLabel[image] + box];
    }
}
