package org.focallens.core.match;

import java.util.Arrays;
import java.util.BitSet;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;

/** From the IoUs that matter to a state for every anchor: thresholds first, then the low-quality rule, then the border rule. */
final class Decision {
    private final MatchSettings settings;
    private final AnchorGrid grid;
    private final Overlap overlap;
    private final Candidates candidates;
    private final States states;
    private final int truths;
    private final double foreground;
    private final double background;
    private int dropped;

    Decision(MatchSettings settings, Overlap overlap, Candidates candidates, States states) {
        this.settings = settings;
        this.grid = overlap.grid();
        this.overlap = overlap;
        this.candidates = candidates;
        this.states = states;
        this.truths = overlap.truths().length / 4;
        this.foreground = settings.iou().threshold(settings.foreground());
        this.background = settings.iou().threshold(settings.background());
    }

    Matching decide(int contentHeight, int contentWidth) {
        applyThresholds();
        applyLowQuality();
        if (settings.border() == BorderRule.IGNORE_CENTRE_OUTSIDE) {
            ignoreOutside(contentHeight, contentWidth);
        }
        double[] bestIou = new double[truths];
        int[] bestAnchor = new int[truths];
        Arrays.setAll(bestIou, candidates::truthIou);
        Arrays.setAll(
                bestAnchor, truth -> Arrays.stream(candidates.tied(truth)).min().orElse(-1));
        return new Matching(settings, overlap, states, new Matching.Best(bestIou, bestAnchor), dropped);
    }

    private void applyThresholds() {
        for (int i = 0; i < candidates.seenCount(); i++) {
            int anchor = candidates.seen(i);
            double iou = candidates.iou(anchor);
            if (iou >= foreground) {
                states.put(anchor, candidates.truth(anchor));
            } else if (isIgnored(iou)) {
                states.put(anchor, Matching.IGNORED);
            }
        }
    }

    private boolean isIgnored(double iou) {
        return settings.ignoreAtThreshold() ? iou >= background : iou > background;
    }

    private void applyLowQuality() {
        switch (settings.lowQuality()) {
            case NONE -> {}
            case KEEP -> forEachTied((truth, anchor) -> states.put(anchor, nearestTruth(anchor)));
            case REPOINT -> forEachTied((truth, anchor) -> states.put(anchor, truth));
            case REPOINT_FIRST -> repointFirst();
            case IGNORED_ONLY -> promoteIgnored();
        }
    }

    private interface Tie {
        void visit(int truth, int anchor);
    }

    private void forEachTied(Tie tie) {
        for (int truth = 0; truth < truths; truth++) {
            if (candidates.truthIou(truth) > 0) {
                for (int anchor : candidates.tied(truth)) {
                    tie.visit(truth, anchor);
                }
            } else {
                // A best IoU of 0 is shared by all anchors, and the frameworks compare with nothing but equality
                // (MMDetection #8289).
                for (int anchor = 0; anchor < grid.size(); anchor++) {
                    tie.visit(truth, anchor);
                }
            }
        }
    }

    private void repointFirst() {
        BitSet taken = new BitSet();
        for (int truth = 0; truth < truths; truth++) {
            int anchor = Arrays.stream(candidates.tied(truth)).min().orElse(0); // argmax over nothing but zeros is 0
            if (!taken.get(anchor)) {
                taken.set(anchor);
                states.put(anchor, truth);
            }
        }
    }

    /** Detectron labels every tied anchor, counts it for the normaliser, and then turns those below the background threshold back. */
    private void promoteIgnored() {
        BitSet turnedBack = new BitSet();
        forEachTied((truth, anchor) -> {
            int nearest = nearestTruth(anchor);
            if (overlap.iou(anchor, nearest) >= background) {
                states.put(anchor, nearest);
            } else {
                turnedBack.set(anchor);
            }
        });
        dropped = turnedBack.cardinality();
    }

    /** The box that the anchor overlaps most. Below the background threshold not every box has been tried on it. */
    private int nearestTruth(int anchor) {
        if (candidates.iou(anchor) >= background) {
            return candidates.truth(anchor);
        }
        return overlap.nearest(anchor);
    }

    private void ignoreOutside(int contentHeight, int contentWidth) {
        for (LevelGrid level : grid.levels()) {
            for (int row = 0; row < level.rows(); row++) {
                boolean rowOutside = level.centreY(row) >= contentHeight;
                for (int column = 0; column < level.columns(); column++) {
                    if (rowOutside || level.centreX(column) >= contentWidth) {
                        for (int shape = 0; shape < level.shapes(); shape++) {
                            states.put(level.index(row, column, shape), Matching.IGNORED);
                        }
                    }
                }
            }
        }
    }
}
