package org.focallens.core.explain;

import java.util.stream.IntStream;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.ResizeRule.Fit;

/**
 * An image's boxes brought to the network's input and matched.
 *
 * @param settings by which they were
 * @param matching what became of every anchor
 * @param fit      the size at which the network sees the image
 * @param boxAt    for each box of the matching its position among the image's boxes: crowd regions may be left out; not to be changed
 */
public record ImageMatch(AssignSettings settings, Matching matching, Fit fit, int[] boxAt) {

    /**
     * Resizes, places the anchors and matches.
     *
     * @param image    its boxes
     * @param settings any
     * @return what became of the anchors
     * @throws IllegalArgumentException if the resized input is larger than {@link AnchorGrid#GREATEST_SIDE}
     */
    public static ImageMatch of(ImageBoxes image, AssignSettings settings) {
        Fit fit = settings.resize().fit(image.height(), image.width());
        int[] matched = IntStream.range(0, image.count())
                .filter(i -> !image.crowd()[i] || settings.crowd() == CrowdRule.MATCH)
                .toArray();
        double[] scale = {(double) fit.width() / image.width(), (double) fit.height() / image.height()};
        float[] boxes = new float[4 * matched.length];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = (float) (image.boxes()[4 * matched[i / 4] + i % 4] * scale[i % 2]);
        }
        AnchorGrid grid = new AnchorGrid(settings.anchors(), fit.paddedHeight(), fit.paddedWidth());
        return new ImageMatch(
                settings, new Matcher(settings.matching()).match(grid, boxes, fit.height(), fit.width()), fit, matched);
    }

    /**
     * Where a box of the image stands among the matched.
     *
     * @param box position among the image's boxes
     * @return its index in the matching; -1 where it is not matched
     */
    public int matched(int box) {
        for (int i = 0; i < boxAt.length; i++) {
            if (boxAt[i] == box) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Counts positive anchors.
     *
     * @param boxes how many the image has
     * @return for each of the image's boxes how many anchors are positive for it; none for crowd regions that are not matched
     */
    public int[] positives(int boxes) {
        int[] counts = new int[boxes];
        for (int truth : matching.positiveTruth()) {
            counts[boxAt[truth]]++;
        }
        return counts;
    }
}
