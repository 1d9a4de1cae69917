package org.focallens.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.focallens.core.preset.ResizeRule;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.core.preset.ResizeRule.Part;
import org.focallens.data.LabelledImage;

/**
 * The boxes of one input of the network.
 *
 * <p>Of an image that is cut, a box belongs to every part in which at least half of its area lies, and is cut at its border; a box that no part holds
 * half of belongs to the one that holds most of it, the first of equals. So every box that overlaps the image belongs to one part at least.
 *
 * @param fit     the input's size
 * @param members which of the image's boxes belong to it, ascending
 * @param corners of those, x1 y1 x2 y2 in input pixels
 */
public record InputBoxes(Fit fit, int[] members, double[] corners) {
    private static final double LEAST_SHARE = 0.5;

    /**
     * Divides the boxes of an image among its inputs.
     *
     * @param rule   how the image becomes inputs
     * @param image  of known size
     * @param labels which of its labels are divided; members are positions in here
     * @return one an input, in the rule's order
     */
    public static List<InputBoxes> of(ResizeRule rule, LabelledImage image, int[] labels) {
        List<Part> parts = rule.parts(image.height(), image.width());
        float[][] boxes = Arrays.stream(labels)
                .mapToObj(label -> image.labels().box(label))
                .toArray(float[][]::new);
        int[] fallback = Arrays.stream(boxes)
                .mapToInt(box -> parts.size() == 1 ? 0 : onlyPart(parts, box))
                .toArray();
        List<InputBoxes> inputs = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            inputs.add(of(i, parts, boxes, fallback));
        }
        return inputs;
    }

    private static InputBoxes of(int at, List<Part> parts, float[][] boxes, int[] fallback) {
        Part part = parts.get(at);
        int[] members = new int[boxes.length];
        int count = 0;
        for (int i = 0; i < boxes.length; i++) {
            if (fallback[i] == at || (fallback[i] < 0 && share(part, boxes[i]) >= LEAST_SHARE)) {
                members[count++] = i;
            }
        }
        members = Arrays.copyOf(members, count);
        double[] corners = new double[4 * count];
        for (int i = 0; i < count; i++) {
            place(part, boxes[members[i]], parts.size() > 1, corners, 4 * i);
        }
        return new InputBoxes(part.fit(), members, corners);
    }

    /** {@return the part that holds most of a box where none holds half of it; -1 where one does or none holds any} */
    private static int onlyPart(List<Part> parts, float[] box) {
        int most = -1;
        double greatest = 0;
        for (int i = 0; i < parts.size(); i++) {
            double share = share(parts.get(i), box);
            if (share >= LEAST_SHARE) {
                return -1;
            }
            if (share > greatest) {
                greatest = share;
                most = i;
            }
        }
        return most;
    }

    private static double share(Part part, float[] box) {
        double width = Math.min((double) box[2], part.x() + part.width()) - Math.max(box[0], part.x());
        double height = Math.min((double) box[3], part.y() + part.height()) - Math.max(box[1], part.y());
        return width <= 0 || height <= 0
                ? 0
                : width * height / (((double) box[2] - box[0]) * ((double) box[3] - box[1]));
    }

    private static void place(Part part, float[] box, boolean cut, double[] corners, int to) {
        double scaleX = (double) part.fit().width() / part.width();
        double scaleY = (double) part.fit().height() / part.height();
        for (int k = 0; k < 4; k++) {
            double from = k % 2 == 0 ? part.x() : part.y();
            double side = k % 2 == 0 ? part.width() : part.height();
            double at = box[k] - from;
            corners[to + k] = (cut ? Math.max(0, Math.min(side, at)) : at) * (k % 2 == 0 ? scaleX : scaleY);
        }
    }
}
