package org.focallens.ui.training.inspect;

import java.util.Arrays;
import org.focallens.core.match.Matching;

/**
 * The anchors of an image that are not negative, as they are drawn.
 *
 * @param positive flat boxes, forced ones left out
 * @param forced   flat boxes
 * @param ignored  flat boxes
 */
record AnchorBoxes(float[] positive, float[] forced, float[] ignored) {

    static AnchorBoxes of(Matching matching) {
        int[] forced = matching.forced();
        int[] positive = Arrays.stream(matching.positive())
                .filter(anchor -> Arrays.binarySearch(forced, anchor) < 0)
                .toArray();
        return new AnchorBoxes(boxes(matching, positive), boxes(matching, forced), boxes(matching, matching.ignored()));
    }

    private static float[] boxes(Matching matching, int[] anchors) {
        float[] boxes = new float[4 * anchors.length];
        for (int i = 0; i < anchors.length; i++) {
            double[] box = matching.grid().place(anchors[i]).box();
            for (int side = 0; side < 4; side++) {
                boxes[4 * i + side] = (float) box[side];
            }
        }
        return boxes;
    }

    float[] of(BoxKind kind) {
        return switch (kind) {
            case POSITIVE -> positive;
            case FORCED -> forced;
            case IGNORED -> ignored;
            default -> new float[0];
        };
    }
}
