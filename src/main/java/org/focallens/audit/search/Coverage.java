package org.focallens.audit.search;

/**
 * How well anchors fit boxes.
 *
 * @param boxes      looked at
 * @param reachable  of them, those whose best IoU reaches the foreground threshold
 * @param sumBestIou sum of the boxes' best IoUs
 */
public record Coverage(int boxes, int reachable, double sumBestIou) {

    /** {@return share of boxes whose best IoU reaches the foreground threshold, 0..1; 0 without boxes} */
    public double bestPossibleRecall() {
        return boxes == 0 ? 0 : (double) reachable / boxes;
    }

    /** {@return mean of the boxes' best IoUs, 0..1; 0 without boxes} */
    public double meanBestIou() {
        return boxes == 0 ? 0 : sumBestIou / boxes;
    }

    /** {@return what the search makes as great as possible} */
    double fitness(SearchSettings.Objective objective) {
        return objective == SearchSettings.Objective.MEAN_BEST_IOU ? meanBestIou() : reachable + meanBestIou();
    }
}
