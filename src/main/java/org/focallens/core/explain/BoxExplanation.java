package org.focallens.core.explain;

import java.util.Arrays;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.box.Box;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.ResizeRule;

/**
 * What matching made of one box, and why.
 *
 * @param verdict      how it fared
 * @param box          in input pixels
 * @param bestIou      best IoU with any anchor, 0..1; 0 for a box that is not matched
 * @param bestAnchor   the first anchor that has it; -1 where none overlaps the box
 * @param steps        what keeps the IoU from 1; null for a box without area
 * @param ownIou       the best IoU if the image were not resized: above {@link #bestIou} where the resizing harms the box; NaN for a box
 *                     without area or an image too large for that
 * @param positives    positive anchors of each level, in the order of the grid's
 * @param forced       of all its positive anchors those that only the low-quality rule gave it
 * @param smallestSize the least square root of an anchor's area, input pixels
 * @param largestSize  the greatest square root of an anchor's area, input pixels
 */
public record BoxExplanation(
        Verdict verdict,
        Box box,
        double bestIou,
        int bestAnchor,
        IouSteps steps,
        double ownIou,
        int[] positives,
        int forced,
        double smallestSize,
        double largestSize) {

    /** How a box fared. */
    public enum Verdict {
        /** An anchor reaches the threshold with it. */
        SERVED,
        /** It has anchors by the low-quality rule alone. */
        FORCED_ONLY,
        /** No anchor reaches the threshold, and no rule helps. */
        BELOW,
        /** Anchors reach the threshold, but they overlap other boxes more, or a later box took them. */
        TAKEN,
        /** The anchors that would serve it are ignored by the border rule. */
        OUTSIDE,
        /** It marks a crowd and is not matched. */
        CROWD
    }

    /**
     * Explains a box.
     *
     * @param image the image's boxes
     * @param match what became of them
     * @param box   position among the image's boxes
     * @return how it fared and why
     */
    public static BoxExplanation of(ImageBoxes image, ImageMatch match, int box) {
        AnchorGrid grid = match.matching().grid();
        int truth = match.matched(box);
        int[] positive = truth < 0 ? new int[0] : match.matching().positiveOf(truth);
        int[] levels = new int[grid.levels().size()];
        for (int anchor : positive) {
            levels[grid.levelOf(anchor)]++;
        }
        int[] allForced = match.matching().forced();
        int forced = (int) Arrays.stream(positive)
                .filter(anchor -> Arrays.binarySearch(allForced, anchor) >= 0)
                .count();
        Box placed = placed(image, match, box);
        double best = truth < 0 ? 0 : match.matching().bestIou()[truth];
        return new BoxExplanation(
                verdict(match, truth, positive.length, forced),
                placed,
                best,
                truth < 0 ? -1 : match.matching().bestAnchor()[truth],
                placed.hasArea() ? IouSteps.of(grid, match.settings().matching().iou(), placed) : null,
                ownIou(image, match, box),
                levels,
                forced,
                sizes(grid)[0],
                sizes(grid)[1]);
    }

    private static Box placed(ImageBoxes image, ImageMatch match, int box) {
        double scaleX = (double) match.fit().width() / image.width();
        double scaleY = (double) match.fit().height() / image.height();
        Box own = Box.at(image.boxes(), box);
        return new Box(own.x1() * scaleX, own.y1() * scaleY, own.x2() * scaleX, own.y2() * scaleY);
    }

    private static Verdict verdict(ImageMatch match, int truth, int positives, int forced) {
        if (truth < 0) {
            return Verdict.CROWD;
        }
        if (positives > 0) {
            return forced == positives ? Verdict.FORCED_ONLY : Verdict.SERVED;
        }
        Matching matching = match.matching();
        double threshold =
                matching.settings().iou().threshold(matching.settings().foreground());
        if (matching.bestIou()[truth] < threshold) {
            return Verdict.BELOW;
        }
        return matching.state(matching.bestAnchor()[truth]) == Matching.IGNORED ? Verdict.OUTSIDE : Verdict.TAKEN;
    }

    private static double ownIou(ImageBoxes image, ImageMatch match, int box) {
        Box own = Box.at(image.boxes(), box);
        if (!own.hasArea() || Math.max(image.height(), image.width()) > AnchorGrid.GREATEST_SIDE) {
            return Double.NaN;
        }
        ResizeRule.Fit fit = new ResizeRule.None().fit(image.height(), image.width());
        AnchorGrid grid = new AnchorGrid(match.settings().anchors(), fit.paddedHeight(), fit.paddedWidth());
        return IouSteps.of(grid, match.settings().matching().iou(), own).placed();
    }

    private static double[] sizes(AnchorGrid grid) {
        double[] sizes = {Double.POSITIVE_INFINITY, 0};
        for (LevelGrid level : grid.levels()) {
            for (int shape = 0; shape < level.shapes(); shape++) {
                double[] corners = level.corners(shape);
                double size = Math.sqrt((corners[2] - corners[0]) * (corners[3] - corners[1]));
                sizes[0] = Math.min(sizes[0], size);
                sizes[1] = Math.max(sizes[1], size);
            }
        }
        return sizes;
    }

    /** {@return all its positive anchors} */
    public int positive() {
        return Arrays.stream(positives).sum();
    }

    /** {@return the square root of its area in input pixels, to be held against the anchors' sizes} */
    public double size() {
        return Math.sqrt(box.area());
    }
}
