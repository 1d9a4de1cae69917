package org.focallens.audit.verdict;

import java.util.Optional;
import org.focallens.audit.search.Coverage;
import org.focallens.audit.search.SearchResult;
import org.focallens.core.preset.AssignSettings;
import org.focallens.text.Texts;

/** Whether the anchors that a search found are worth having, by the images that it never saw. */
public final class SearchVerdict {
    private static final double LEAST_IOU_GAIN = 0.01;
    private static final double LEAST_RECALL_GAIN = 0.001;

    private SearchVerdict() {}

    /**
     * Draws the conclusion.
     *
     * @param begun  the settings that the search began with
     * @param result what it found
     * @return with the found anchors as remedy where they are worth it
     */
    public static Verdict of(AssignSettings begun, SearchResult result) {
        Coverage before = result.start().heldOut().placed();
        Coverage after = result.found().heldOut().placed();
        double recallGain = after.bestPossibleRecall() - before.bestPossibleRecall();
        double iouGain = after.meanBestIou() - before.meanBestIou();
        boolean worth = result.improved()
                && (recallGain >= LEAST_RECALL_GAIN || (recallGain >= 0 && iouGain >= LEAST_IOU_GAIN));
        String now = before.bestPossibleRecall() == 1
                ? "Your anchors reach every box"
                : Texts.format("Your anchors reach %.2f %% of the boxes", 100 * before.bestPossibleRecall());
        return worth
                ? new Verdict(
                        now + "; " + gain(before, after, recallGain),
                        Optional.of(new SetRemedy(
                                "The anchors found",
                                "",
                                begun.with(result.found().anchors()))))
                : Verdict.plain(now
                        + Texts.format(
                                ", with mean IoU %.3f; the search found nothing worth changing them for.",
                                before.meanBestIou()));
    }

    private static String gain(Coverage before, Coverage after, double recallGain) {
        String recall = recallGain >= LEAST_RECALL_GAIN
                ? Texts.format("the anchors found reach %.2f %%, and ", 100 * after.bestPossibleRecall())
                : "";
        String way = after.meanBestIou() >= before.meanBestIou() ? "rises" : "falls";
        String can = recall.isEmpty() ? "can rise" : way;
        return recall + Texts.format("mean IoU %s from %.3f to %.3f.", can, before.meanBestIou(), after.meanBestIou());
    }
}
