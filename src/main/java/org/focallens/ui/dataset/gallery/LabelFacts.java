package org.focallens.ui.dataset.gallery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.focallens.core.preset.ResizeRule;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;

/**
 * What an image's labels are, whatever becomes of them.
 *
 * @param classes   categories that it has, the most frequent first
 * @param crowd     regions that stand for many objects
 * @param difficult boxes marked as hard to recognise
 * @param leastSide shortest side of any box but a crowd region, in pixels of the network's input; NaN without one, or where the image's size is unknown
 */
record LabelFacts(List<Integer> classes, int crowd, int difficult, double leastSide) {

    static LabelFacts of(LabelledImage image, ResizeRule resize) {
        Labels labels = image.labels();
        Map<Integer, Integer> counts = new HashMap<>();
        int crowd = 0;
        int difficult = 0;
        for (int i = 0; i < labels.count(); i++) {
            counts.merge(labels.category(i), 1, Integer::sum);
            crowd += labels.crowd(i) ? 1 : 0;
            difficult += labels.difficult(i) ? 1 : 0;
        }
        List<Integer> classes = counts.keySet().stream()
                .sorted(Comparator.comparing((Integer one) -> -counts.get(one)).thenComparing(one -> one))
                .toList();
        return new LabelFacts(classes, crowd, difficult, leastSide(image, resize));
    }

    private static double leastSide(LabelledImage image, ResizeRule resize) {
        if (image.width() == 0 || image.height() == 0) {
            return Double.NaN;
        }
        Fit fit = resize.fit(image.height(), image.width());
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < image.labels().count(); i++) {
            float[] box = image.labels().box(i);
            double width = ((double) box[2] - box[0]) * fit.width() / image.width();
            double height = ((double) box[3] - box[1]) * fit.height() / image.height();
            least = image.labels().crowd(i) ? least : Math.min(least, Math.min(width, height));
        }
        return least == Double.POSITIVE_INFINITY ? Double.NaN : least;
    }
}
