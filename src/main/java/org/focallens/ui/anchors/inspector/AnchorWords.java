package org.focallens.ui.anchors.inspector;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.focallens.core.anchor.AnchorGrid.Place;
import org.focallens.core.box.BoxCoder;
import org.focallens.core.box.CornerCoder;
import org.focallens.core.explain.AnchorExplanation;
import org.focallens.core.explain.ImageMatch;
import org.focallens.core.match.Assignment;
import org.focallens.core.match.MatchSettings;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;

/** What an anchor is and why, in words. */
final class AnchorWords {
    private AnchorWords() {}

    /** {@return where it stands} */
    static String place(AnchorExplanation why, Place place) {
        return Texts.format(
                "Anchor %,d: P%d, row %d, column %d, shape %d; %.0f × %.0f px",
                why.anchor(),
                place.level().level().level(),
                place.row(),
                place.column(),
                place.shape() + 1,
                why.box().width(),
                why.box().height());
    }

    /** {@return the decision, with the rule that made it} */
    static String decision(AnchorExplanation why, ImageMatch match) {
        MatchSettings rules = match.settings().matching();
        String iou = Texts.format("%.3f", why.assignment().iou());
        return switch (why.rule()) {
            case FOREGROUND ->
                "Positive for " + box(why, match) + ": its IoU " + iou + " is at least "
                        + Figures.plain(rules.foreground()) + ".";
            case LOW_QUALITY ->
                "Positive for " + box(why, match) + " by the low-quality matches rule: its IoU " + iou + " is below "
                        + Figures.plain(rules.foreground()) + ", and no anchor is better for a box.";
            case BETWEEN ->
                "Ignored: its best IoU " + iou + " is between " + Figures.plain(rules.background()) + " and "
                        + Figures.plain(rules.foreground()) + ".";
            case BORDER -> "Ignored: its centre is outside the image, whatever its IoU.";
            case BACKGROUND ->
                "Negative: its best IoU " + iou + " is " + (rules.ignoreAtThreshold() ? "below " : "not above ")
                        + Figures.plain(rules.background()) + ".";
        };
    }

    private static String box(AnchorExplanation why, ImageMatch match) {
        return why.assignment() instanceof Assignment.Positive positive
                ? "box " + (match.boxAt()[positive.truth()] + 1)
                : "no box";
    }

    /** {@return what the box head is to predict; empty for an anchor that predicts no box} */
    static String target(AnchorExplanation why, BoxCoder coder) {
        if (why.deltas().length == 0) {
            return "";
        }
        String names =
                coder instanceof CornerCoder ? "Target of the corners (x1 y1 x2 y2): " : "Target (dx dy dw dh): ";
        return names
                + Arrays.stream(why.deltas())
                        .mapToObj(delta -> Texts.format("%.3f", delta))
                        .collect(Collectors.joining("  "));
    }

    /** {@return its part of the loss before anything is learnt} */
    static String loss(AnchorExplanation why, double prior) {
        if (why.loss() == 0) {
            return "It adds nothing to the loss.";
        }
        return "At the start, all scores at " + Figures.plain(prior) + ", its loss is "
                + Figures.significant(why.loss()) + ": " + Figures.short3(100 * why.share()) + " % of the image's.";
    }
}
