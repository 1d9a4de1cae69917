package org.focallens.ui.training.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.focallens.core.box.Box;
import org.focallens.core.detect.Detection;
import org.focallens.data.Labels;

/**
 * Which true boxes are found, as COCO counts at IoU .5: each detection, the best first, takes the box of its class that it overlaps most and that
 * no other has taken.
 *
 * @param found      true boxes
 * @param all        true boxes that are to be found; crowds and difficult ones need not be
 * @param detections those at or above the threshold
 * @param right      for each of them whether it found a box, or lies on one that need not be found
 */
record Found(int found, int all, List<Detection> detections, List<Boolean> right) {

    static final double IOU = .5;

    Found {
        detections = List.copyOf(detections);
        right = List.copyOf(right);
    }

    static Found of(Labels labels, List<Detection> bestFirst, double threshold) {
        List<Detection> shown = bestFirst.stream()
                .filter(detection -> detection.score() >= threshold)
                .toList();
        boolean[] taken = new boolean[labels.count()];
        List<Boolean> right = new ArrayList<>();
        int found = 0;
        for (Detection detection : shown) {
            int truth = nearest(labels, detection, i -> !optional(labels, i) && !taken[i]);
            right.add(truth >= 0 || nearest(labels, detection, i -> optional(labels, i)) >= 0);
            if (truth >= 0) {
                taken[truth] = true;
                found++;
            }
        }
        int all = 0;
        for (int i = 0; i < labels.count(); i++) {
            all += optional(labels, i) ? 0 : 1;
        }
        return new Found(found, all, shown, right);
    }

    private static boolean optional(Labels labels, int truth) {
        return labels.crowd(truth) || labels.difficult(truth);
    }

    private static int nearest(Labels labels, Detection detection, IntPredicate open) {
        int nearest = -1;
        double best = IOU;
        for (int i = 0; i < labels.count(); i++) {
            double iou = Box.at(labels.box(i), 0).iou(detection.box());
            if (open.test(i) && labels.category(i) == detection.label() && iou >= best) {
                nearest = i;
                best = iou;
            }
        }
        return nearest;
    }

    /** {@return the count in words} */
    String text() {
        if (all == 0) {
            return "no true box";
        }
        int wrong = (int) right.stream().filter(one -> !one).count();
        return "found " + found + " of " + all + " at IoU .5" + (wrong == 0 ? "" : ", " + wrong + " wrong");
    }
}
