package org.focallens.data.dump;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.focallens.core.lesson.Scores;
import org.focallens.data.Problem;

/**
 * The logits of all anchors of some images.
 *
 * @param file     that it was read from
 * @param scores   the margin of every term, an anchor and a class; ignored anchors have none
 * @param anchors  how many there are, the ignored ones included
 * @param classes  logits an anchor
 * @param ignored  anchors, or terms where targets are per term, that count neither way
 * @param problems what was wrong and left out
 */
public record AnchorDump(Path file, Scores scores, long anchors, int classes, long ignored, List<Problem> problems) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if one is missing
     */
    public AnchorDump {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(scores, "scores");
        problems = List.copyOf(problems);
    }
}
