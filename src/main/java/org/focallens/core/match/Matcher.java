package org.focallens.core.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.box.Box;

/**
 * Decides which anchors are positive, ignored and negative for the boxes of one image (paper, section 4, "Anchors").
 *
 * <p>The result equals that of a full matrix of IoUs, index by index, but only anchors that can matter are visited: those that reach the
 * background threshold with a box, or the box's own best IoU where that is lower. Holds working storage, so that matching many images
 * allocates nothing per anchor; one matcher serves one thread.
 */
public final class Matcher {
    /** Relative; far above what the roundings of single precision do to an IoU. */
    private static final double IOU_SLACK = 1e-4;

    private final MatchSettings settings;
    private final Candidates candidates = new Candidates();
    private final States states = new States();
    private AnchorGrid aimedGrid;
    private List<Reach> reaches = List.of();

    /**
     * A matcher for any number of images.
     *
     * @param settings the rules
     */
    public Matcher(MatchSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** {@return the rules} */
    public MatchSettings settings() {
        return settings;
    }

    /**
     * Matches an image that fills the network's input.
     *
     * @param grid   the anchors
     * @param truths flat float[4 * n], x1 y1 x2 y2 in input pixels; may be empty
     * @return what became of every anchor
     * @throws IllegalArgumentException if the number of coordinates is not a multiple of 4 or one is not finite
     */
    public Matching match(AnchorGrid grid, float[] truths) {
        return match(grid, truths, grid.height(), grid.width());
    }

    /**
     * Matches an image that fills only the upper left part of the network's input; the rest is padding.
     *
     * @param grid          the anchors over the whole input
     * @param truths        flat float[4 * n], x1 y1 x2 y2 in input pixels; may be empty
     * @param contentHeight height of the image itself in input pixels
     * @param contentWidth  width of the image itself in input pixels
     * @return what became of every anchor
     * @throws IllegalArgumentException if the number of coordinates is not a multiple of 4 or one is not finite
     */
    public Matching match(AnchorGrid grid, float[] truths, int contentHeight, int contentWidth) {
        requireBoxes(truths);
        int count = truths.length / 4;
        candidates.reset(grid.size(), count);
        states.reset(grid.size());
        prepare(grid);
        for (int truth = 0; truth < count; truth++) {
            candidates.begin(truth);
            visit(Box.at(truths, truth));
            candidates.end();
        }
        Overlap overlap = new Overlap(settings.iou(), grid, truths.clone());
        return new Decision(settings, overlap, candidates, states).decide(contentHeight, contentWidth);
    }

    private static void requireBoxes(float[] truths) {
        if (truths.length % 4 != 0) {
            throw new IllegalArgumentException("truths must hold 4 numbers a box but hold " + truths.length);
        }
        for (int i = 0; i < truths.length; i++) {
            if (!Float.isFinite(truths[i])) {
                throw new IllegalArgumentException("box " + i / 4 + " must be finite but holds " + truths[i]);
            }
        }
    }

    /** The shapes' part of the arithmetic is the same for all images of one size. */
    private void prepare(AnchorGrid grid) {
        if (grid == aimedGrid) {
            return;
        }
        List<Reach> all = new ArrayList<>();
        for (LevelGrid level : grid.levels()) {
            for (int shape = 0; shape < level.shapes(); shape++) {
                all.add(new Reach(level, shape, settings.iou().extra()));
            }
        }
        reaches = all;
        aimedGrid = grid;
    }

    private void visit(Box truth) {
        double best = 0;
        for (Reach reach : reaches) {
            reach.aim(truth);
            if (reach.bound() > best) {
                best = Math.max(best, reach.best());
            }
        }
        if (best <= 0) {
            return;
        }
        double least = Math.min(best, settings.background()) * (1 - IOU_SLACK);
        for (Reach reach : reaches) {
            if (reach.bound() >= least) {
                visit(reach, truth, least);
            }
        }
    }

    private void visit(Reach reach, Box truth, double least) {
        double intersection = reach.intersectionFor(least);
        int lastRow = reach.lastRow(intersection);
        for (int row = reach.firstRow(intersection); row <= lastRow; row++) {
            double overlap = reach.overlapY(row);
            if (overlap > 0) {
                visitRow(
                        reach,
                        row,
                        truth,
                        reach.firstColumn(intersection / overlap),
                        reach.lastColumn(intersection / overlap));
            }
        }
    }

    private void visitRow(Reach reach, int row, Box truth, int firstColumn, int lastColumn) {
        LevelGrid level = reach.level();
        int shape = reach.shape();
        double y1 = level.y1(row, shape);
        double y2 = level.y2(row, shape);
        for (int column = firstColumn; column <= lastColumn; column++) {
            Box anchor = new Box(level.x1(column, shape), y1, level.x2(column, shape), y2);
            double iou = settings.iou().iou(anchor, truth);
            if (iou > 0) {
                candidates.offer(level.index(row, column, shape), iou);
            }
        }
    }
}
