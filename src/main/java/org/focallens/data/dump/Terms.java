package org.focallens.data.dump;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.focallens.core.lesson.Scores;
import org.focallens.data.DatasetException;
import org.focallens.data.Problem;

/** Margins as they are gathered: a term a logit. */
final class Terms {
    private float[] positives = new float[256];
    private float[] negatives = new float[1024];
    private int positiveCount;
    private int negativeCount;
    private long ignored;
    private long notFinite;

    /** Adds a logit. */
    void add(float logit, boolean positive) {
        if (!Float.isFinite(logit)) {
            notFinite++;
        } else if (positive) {
            if (positiveCount == positives.length) {
                positives = Arrays.copyOf(positives, 2 * positiveCount);
            }
            positives[positiveCount++] = logit;
        } else {
            if (negativeCount == negatives.length) {
                negatives = Arrays.copyOf(negatives, negativeCount + (negativeCount >> 1));
            }
            negatives[negativeCount++] = -logit;
        }
    }

    void ignore() {
        ignored++;
    }

    int count() {
        return positiveCount + negativeCount;
    }

    AnchorDump dump(Path file, long anchors, int classes, List<Problem> problems) throws DatasetException {
        if (notFinite > 0) {
            problems.add(new Problem(file, "", notFinite + " logits are NaN or infinite: left out"));
        }
        if (count() == 0) {
            throw new DatasetException(
                    file,
                    problems.isEmpty()
                            ? "holds no anchor that is positive or negative"
                            : "nothing could be read; first of the problems: " + problems.get(0),
                    null);
        }
        Scores scores = new Scores(
                String.valueOf(file.getFileName()),
                Arrays.copyOf(positives, positiveCount),
                Arrays.copyOf(negatives, negativeCount));
        return new AnchorDump(file, scores, anchors, classes, ignored, problems);
    }
}
