package org.focallens.core.explain;

import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.box.Box;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.match.Assignment;
import org.focallens.core.match.BorderRule;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.Preset;

/**
 * What matching made of one anchor, and what the loss makes of it before anything is learnt.
 *
 * @param anchor     its index
 * @param box        its corners in input pixels
 * @param ious       its IoU with each matched box
 * @param assignment what became of it
 * @param rule       the rule that decided
 * @param deltas     the four numbers that the box head is to predict; empty unless it is positive for a box with area
 * @param loss       its summed classification loss at the start, before the normaliser; 0 where it is ignored
 * @param share      of the image's summed classification loss, 0..1
 */
public record AnchorExplanation(
        int anchor,
        Box box,
        double[] ious,
        Assignment assignment,
        Rule rule,
        double[] deltas,
        double loss,
        double share) {

    /** What decided about an anchor. */
    public enum Rule {
        /** Its centre is outside the image. */
        BORDER,
        /** Its best IoU is at or above the upper threshold. */
        FOREGROUND,
        /** Below the upper threshold, but the best that a box has. */
        LOW_QUALITY,
        /** Its best IoU is between the thresholds. */
        BETWEEN,
        /** Its best IoU is below the lower threshold. */
        BACKGROUND
    }

    /**
     * Explains an anchor.
     *
     * @param match   what became of the image's anchors
     * @param anchor  0 to size - 1
     * @param preset  whose box coder and loss are used
     * @param classes K, 1 or more: each anchor makes K binary terms
     * @return the decision and its consequences
     * @throws IndexOutOfBoundsException if there is no such anchor
     */
    public static AnchorExplanation of(ImageMatch match, int anchor, Preset preset, int classes) {
        Matching matching = match.matching();
        double[] corners = matching.grid().place(anchor).box();
        Box box = new Box(corners[0], corners[1], corners[2], corners[3]);
        float[] truths = matching.truths();
        double[] ious = new double[truths.length / 4];
        for (int truth = 0; truth < ious.length; truth++) {
            ious[truth] = matching.iou(anchor, truth);
        }
        Assignment assignment = matching.assignment(anchor);
        double[] deltas = {};
        if (assignment instanceof Assignment.Positive positive
                && Box.at(truths, positive.truth()).hasArea()) {
            deltas = preset.coder().encode(box, Box.at(truths, positive.truth()));
        }
        StartLoss start = new StartLoss(preset, classes);
        double loss = start.of(assignment);
        return new AnchorExplanation(
                anchor,
                box,
                ious,
                assignment,
                rule(match, anchor, assignment),
                deltas,
                loss,
                loss / start.of(matching));
    }

    private static Rule rule(ImageMatch match, int anchor, Assignment assignment) {
        if (assignment instanceof Assignment.Positive positive) {
            return positive.forced() ? Rule.LOW_QUALITY : Rule.FOREGROUND;
        }
        if (assignment instanceof Assignment.Negative) {
            return Rule.BACKGROUND;
        }
        AnchorGrid.Place place = match.matching().grid().place(anchor);
        boolean outside = place.level().centreX(place.column()) >= match.fit().width()
                || place.level().centreY(place.row()) >= match.fit().height();
        return outside && match.settings().matching().border() == BorderRule.IGNORE_CENTRE_OUTSIDE
                ? Rule.BORDER
                : Rule.BETWEEN;
    }

    /** The summed classification loss while every logit is the prior's (Lin et al. 2017, section 4.1). */
    private static final class StartLoss {
        private final int classes;
        private final double yes;
        private final double no;

        StartLoss(Preset preset, int classes) {
            this.classes = classes;
            FocalLoss loss = new FocalLoss(preset.loss().alpha(), preset.loss().gamma());
            double prior = preset.loss().prior();
            double logit = Math.log(prior) - Math.log1p(-prior);
            yes = loss.value(logit, true);
            no = loss.value(logit, false);
        }

        double of(Assignment assignment) {
            if (assignment instanceof Assignment.Ignored) {
                return 0;
            }
            return assignment instanceof Assignment.Positive ? yes + (classes - 1) * no : classes * no;
        }

        double of(Matching matching) {
            double positives = matching.positive().length;
            double counted = (double) matching.grid().size() - matching.ignored().length;
            return positives * yes + (counted * classes - positives) * no;
        }
    }
}
