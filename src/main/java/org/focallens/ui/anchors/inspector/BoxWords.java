package org.focallens.ui.anchors.inspector;

import java.util.ArrayList;
import java.util.List;
import org.focallens.core.explain.BoxExplanation;
import org.focallens.core.explain.IouSteps;
import org.focallens.core.explain.IouSteps.Limit;
import org.focallens.core.explain.Remedy;
import org.focallens.core.match.MatchSettings;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;

/** Why a box has the anchors that it has, in words. */
final class BoxWords {
    private static final double NOTHING = 0.005;

    private BoxWords() {}

    /** {@return how the box fared, in one sentence} */
    static String verdict(BoxExplanation why, MatchSettings rules) {
        String best = figure(why.bestIou());
        String threshold = figure(rules.foreground());
        return switch (why.verdict()) {
            case SERVED ->
                Texts.format("%d positive %s; the best IoU is %s.", why.positive(), anchors(why.positive()), best)
                        + (why.forced() > 0 ? " " + why.forced() + " of them by the low-quality matches rule." : "");
            case FORCED_ONLY ->
                "No anchor reaches " + threshold + ": the best IoU is " + best
                        + ". The low-quality matches rule still gives it " + why.positive() + " "
                        + anchors(why.positive()) + ".";
            case BELOW -> "No anchor: the best IoU is " + best + ", and " + threshold + " is asked for.";
            case TAKEN ->
                "No anchor, although the best IoU is " + best + ": those that reach " + threshold
                        + " overlap another box more.";
            case OUTSIDE ->
                "No anchor, although the best IoU is " + best
                        + ": the border rule ignores those centred outside the image.";
            case CROWD -> "A crowd region: it is not matched, and anchors on it are negative.";
        };
    }

    private static String anchors(int count) {
        return count == 1 ? "anchor" : "anchors";
    }

    private static String figure(double iou) {
        return Texts.format("%.3f", iou);
    }

    /**
     * What keeps the IoU from 1.
     *
     * @param limit what does
     * @param lost  IoU
     * @param help  how it comes about
     */
    record Loss(Limit limit, double lost, String help) {
        String title() {
            return switch (limit) {
                case RATIO -> "Ratio";
                case SIZE -> "Size";
                case LATTICE -> "Offset to the lattice";
                case BORDER -> "Border";
            };
        }
    }

    /** {@return what the IoU is lost to, in the order of the steps; empty for a box without area} */
    static List<Loss> losses(BoxExplanation why) {
        List<Loss> losses = new ArrayList<>();
        if (why.steps() != null) {
            for (Limit limit : Limit.values()) {
                losses.add(new Loss(limit, Math.max(0, why.steps().lost(limit)), help(limit, why)));
            }
        }
        return losses;
    }

    private static String help(Limit limit, BoxExplanation why) {
        return switch (limit) {
            case RATIO ->
                Texts.format(
                        "Its height is %s of its width; even an anchor of the nearest ratio and the ideal size would have %s.",
                        Figures.short3(why.box().height() / why.box().width()),
                        figure(why.steps().ratio()));
            case SIZE -> size(why);
            case LATTICE ->
                Texts.format(
                        "No anchor centre coincides with the box's: with one there, the IoU would be %s.",
                        figure(why.steps().shape()));
            case BORDER -> "The lattice ends before the best position.";
        };
    }

    private static String size(BoxExplanation why) {
        String own = Texts.format("It measures %s px (the root of its area); ", Figures.short3(why.size()));
        if (why.size() < why.smallestSize()) {
            return own + "the smallest anchor measures " + Figures.short3(why.smallestSize()) + ".";
        }
        return own
                + (why.size() > why.largestSize()
                        ? "the largest anchor measures " + Figures.short3(why.largestSize()) + "."
                        : "it lies between two sizes of anchors.");
    }

    /** {@return what costs the box most, in one sentence; empty where next to nothing is lost} */
    static String mainLimit(BoxExplanation why) {
        if (why.steps() == null) {
            return why.verdict() == BoxExplanation.Verdict.CROWD
                    ? ""
                    : "The box has no area, and no anchor can overlap it.";
        }
        IouSteps steps = why.steps();
        Limit limit = steps.limit();
        if (steps.lost(limit) < NOTHING) {
            return "Hardly anything is lost: one anchor is already a near fit.";
        }
        String what = switch (limit) {
            case RATIO -> "its ratio";
            case SIZE ->
                why.size() < why.smallestSize()
                        ? "its size, below every anchor's"
                        : why.size() > why.largestSize()
                                ? "its size, above every anchor's"
                                : "its size, between two of the anchors'";
            case LATTICE -> "its place between the centres";
            case BORDER -> "the lattice's end";
        };
        return Texts.format("Most is lost to %s: %.3f of IoU.", what, steps.lost(limit));
    }

    /** {@return what the resizing does to the box; empty where it changes little} */
    static String resizing(BoxExplanation why) {
        double change = why.bestIou() - why.ownIou();
        if (Double.isNaN(change) || Math.abs(change) < NOTHING || why.verdict() == BoxExplanation.Verdict.CROWD) {
            return "";
        }
        return Texts.format(
                "The resize %s %.3f: at the image's own pixels the best IoU would be %s.",
                change > 0 ? "gains it" : "costs it", Math.abs(change), figure(why.ownIou()));
    }

    /** {@return the change, as something to do} */
    static String remedy(Remedy remedy) {
        double[] values = remedy.values();
        return switch (remedy.kind()) {
            case THRESHOLD -> "Foreground threshold " + Figures.plain(values[0]);
            case LOW_QUALITY -> "Low-quality matches: keep a box's best anchors";
            case SCALE -> "One more scale: " + Figures.plain(values[0]);
            case RATIO -> "One more ratio: " + Figures.plain(values[0]);
            case OFFSET -> "Centres at offset " + Figures.plain(values[0]);
            case INPUT -> "Input " + Figures.plain(Math.rint(100 * values[0]) / 100) + " times as large";
            case SHIFT ->
                Texts.format("The box %s and %s", way(values[0], "right", "left"), way(values[1], "down", "up"));
        };
    }

    private static String way(double pixels, String ahead, String back) {
        return Texts.format("%.1f px %s", Math.abs(pixels), pixels >= 0 ? ahead : back);
    }

    /** {@return what comes of the change} */
    static String outcome(Remedy remedy) {
        String gets = "gives " + remedy.positives() + " " + anchors(remedy.positives());
        return remedy.orphans() == 0
                ? gets
                : gets + ", takes the last from " + remedy.orphans()
                        + (remedy.orphans() == 1 ? " other box" : " other boxes");
    }
}
