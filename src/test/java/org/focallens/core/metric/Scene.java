package org.focallens.core.metric;

import java.util.ArrayList;
import java.util.List;
import org.focallens.core.box.Box;
import org.focallens.core.detect.Detection;

/** One image, written down a line an object. */
final class Scene {
    private final List<Box> boxes = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final List<Boolean> crowd = new ArrayList<>();
    private final List<Boolean> spared = new ArrayList<>();
    private final List<Detection> detections = new ArrayList<>();

    /** A box of 10 x 10 pixels. */
    static Box ten(double x) {
        return new Box(x, 0, x + 10, 10);
    }

    Scene truth(int label, Box box) {
        return truth(label, box, false, false);
    }

    Scene crowd(int label, Box box) {
        return truth(label, box, true, false);
    }

    Scene difficult(int label, Box box) {
        return truth(label, box, false, true);
    }

    private Scene truth(int label, Box box, boolean isCrowd, boolean isSpared) {
        boxes.add(box);
        labels.add(label);
        crowd.add(isCrowd);
        spared.add(isSpared);
        return this;
    }

    Scene found(int label, double score, Box box) {
        detections.add(new Detection(box, label, score, 0, 0));
        return this;
    }

    List<Detection> detections() {
        return detections;
    }

    Truths truths() {
        int n = boxes.size();
        float[] corners = new float[4 * n];
        boolean[] crowds = new boolean[n];
        boolean[] difficult = new boolean[n];
        for (int i = 0; i < n; i++) {
            boxes.get(i).copyTo(corners, i);
            crowds[i] = crowd.get(i);
            difficult[i] = spared.get(i);
        }
        int[] classes = labels.stream().mapToInt(label -> label).toArray();
        return new Truths(corners, classes, crowds, difficult);
    }

    static Metrics evaluate(int classes, Scene... scenes) {
        Evaluation evaluation = new Evaluation(classes);
        for (Scene scene : scenes) {
            evaluation.add(scene.truths(), scene.detections());
        }
        return evaluation.result();
    }
}
