package org.focallens.ui.anchors.model;

import java.util.ArrayList;
import java.util.List;
import org.focallens.core.explain.ImageBoxes;
import org.focallens.core.explain.ImageMatch;
import org.focallens.core.explain.NearestBoxes;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.ui.common.AnchorCount;

/** The assignment of the image on screen. Never changes; may be read on any thread. */
public final class Assigned {
    private final ImageBoxes boxes;
    private final ImageMatch match;
    private NearestBoxes nearest;

    private Assigned(ImageBoxes boxes, ImageMatch match) {
        this.boxes = boxes;
        this.match = match;
    }

    static Assigned of(OpenImage image, AnchorsState state) {
        List<TruthBox> truths = state.truths();
        float[] corners = new float[4 * truths.size()];
        boolean[] crowd = new boolean[truths.size()];
        for (int i = 0; i < crowd.length; i++) {
            TruthBox box = truths.get(i);
            corners[4 * i] = box.x1();
            corners[4 * i + 1] = box.y1();
            corners[4 * i + 2] = box.x2();
            corners[4 * i + 3] = box.y2();
            crowd[i] = box.crowd();
        }
        ImageBoxes boxes =
                new ImageBoxes(image.picture().height(), image.picture().width(), corners, crowd);
        return new Assigned(boxes, ImageMatch.of(boxes, state.settings()));
    }

    /** {@return the room's boxes} */
    public ImageBoxes boxes() {
        return boxes;
    }

    /** {@return what became of the boxes} */
    public ImageMatch match() {
        return match;
    }

    /** {@return what became of every anchor} */
    public Matching matching() {
        return match.matching();
    }

    /** {@return the size at which the network sees the image} */
    public Fit fit() {
        return match.fit();
    }

    /** {@return each anchor's box, looked for when it is asked for first} */
    public synchronized NearestBoxes nearest() {
        if (nearest == null) {
            nearest = NearestBoxes.of(match.matching());
        }
        return nearest;
    }

    /** {@return how many positive anchors each of the room's boxes has; crowd regions have none} */
    public int[] positivesPerTruth(int truths) {
        return match.positives(truths);
    }

    /** {@return the box of the matching that stands for one of the room's; -1 where it is not matched} */
    public int matchedTruth(int truth) {
        return match.matched(truth);
    }

    /** {@return the rows of the table of levels} */
    public List<LevelRow> rows() {
        List<LevelRow> rows = new ArrayList<>();
        matching()
                .levels()
                .forEach(count ->
                        rows.add(new LevelRow(count.level(), count.positive(), count.ignored(), count.negative())));
        rows.add(new LevelRow(
                "All",
                rows.stream().mapToInt(LevelRow::positive).sum(),
                rows.stream().mapToInt(LevelRow::ignored).sum(),
                rows.stream().mapToInt(LevelRow::negative).sum()));
        return rows;
    }

    /** {@return what a loss over this image counts; ignored anchors do not} */
    AnchorCount count(OpenImage image, int classes) {
        LevelRow all = rows().get(rows().size() - 1);
        return new AnchorCount(
                image.label().file().getFileName().toString(),
                all.positive() + all.negative(),
                all.positive(),
                Math.max(1, classes));
    }

    /** One row of the table of levels. */
    public record LevelRow(String level, int positive, int ignored, int negative) {}
}
