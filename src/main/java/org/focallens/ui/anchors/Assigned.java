package org.focallens.ui.anchors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.ui.common.AnchorCount;

/**
 * The assignment of the image on screen.
 *
 * @param matching    what became of every anchor
 * @param fit         the size at which the network sees the image
 * @param truthAt     for each box of the matching its position among the room's boxes; crowd regions are not matched
 */
record Assigned(Matching matching, Fit fit, int[] truthAt) {

    static Assigned of(OpenImage image, AnchorsState state) {
        Fit fit = state.resize().fit(image.picture().height(), image.picture().width());
        List<TruthBox> truths = state.truths();
        int[] matched = IntStream.range(0, truths.size())
                .filter(i -> !truths.get(i).crowd() || state.settings().crowd() == CrowdRule.MATCH).toArray();
        float[] boxes = new float[4 * matched.length];
        for (int i = 0; i < matched.length; i++) {
            TruthBox box = truths.get(matched[i]);
            boxes[4 * i] = (float) (box.x1() * image.scaleX(fit));
            boxes[4 * i + 1] = (float) (box.y1() * image.scaleY(fit));
            boxes[4 * i + 2] = (float) (box.x2() * image.scaleX(fit));
            boxes[4 * i + 3] = (float) (box.y2() * image.scaleY(fit));
        }
        AnchorGrid grid = new AnchorGrid(state.settings().anchors(), fit.paddedHeight(), fit.paddedWidth());
        return new Assigned(new Matcher(state.matching()).match(grid, boxes, fit.height(), fit.width()), fit, matched);
    }

    /** {@return how many positive anchors each of the room's boxes has; crowd regions have none} */
    int[] positivesPerTruth(int truths) {
        int[] counts = new int[truths];
        for (int truth : matching.positiveTruth()) {
            counts[truthAt[truth]]++;
        }
        return counts;
    }

    /** {@return the box of the matching that stands for one of the room's; -1 where it is not matched} */
    int matchedTruth(int truth) {
        for (int i = 0; i < truthAt.length; i++) {
            if (truthAt[i] == truth) {
                return i;
            }
        }
        return -1;
    }

    /** {@return the rows of the table of levels} */
    List<LevelRow> rows() {
        List<LevelRow> rows = new ArrayList<>();
        matching.levels().forEach(count -> rows.add(new LevelRow(count.level(), count.positive(), count.ignored(), count.negative())));
        rows.add(new LevelRow("All", rows.stream().mapToInt(LevelRow::positive).sum(), rows.stream().mapToInt(LevelRow::ignored).sum(),
                rows.stream().mapToInt(LevelRow::negative).sum()));
        return rows;
    }

    /** {@return what a loss over this image counts; ignored anchors do not} */
    AnchorCount count(OpenImage image, int classes) {
        LevelRow all = rows().get(rows().size() - 1);
        return new AnchorCount(image.label().file().getFileName().toString(), all.positive() + all.negative(), all.positive(), Math.max(1, classes));
    }

    /** One row of the table of levels. */
    record LevelRow(String level, int positive, int ignored, int negative) {
    }
}
