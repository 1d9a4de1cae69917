package org.focallens.core.explain;

import java.util.Optional;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.box.Box;
import org.focallens.core.match.IouRule;

/** The shortest way on which a box comes to an anchor that reaches the threshold with it. */
final class Shift {
    private static final int HALVINGS = 40;
    /** The last step goes this much further, so that single precision does not undo it. */
    private static final double SAFETY = 1e-3;

    private Shift() {}

    /** {@return pixels to the right and down, straight towards the centre of one anchor; empty where no shape fits well enough} */
    static Optional<double[]> least(ImageMatch match, Box box) {
        AnchorGrid grid = match.matching().grid();
        IouRule rule = match.settings().matching().iou();
        double threshold = match.settings().matching().foreground();
        double[] least = null;
        for (LevelGrid level : grid.levels()) {
            for (int shape = 0; shape < level.shapes(); shape++) {
                double[] shift = towards(level, shape, box, rule.extra(), threshold);
                if (shift != null
                        && (least == null || Math.hypot(shift[0], shift[1]) < Math.hypot(least[0], least[1]))) {
                    least = shift;
                }
            }
        }
        return Optional.ofNullable(least);
    }

    /** Towards the middle of the nearest anchor of a shape the IoU never falls, so that halving finds where it passes the threshold. */
    private static double[] towards(LevelGrid level, int shape, Box box, double extra, double threshold) {
        double[] corners = level.corners(shape);
        double dx = offset(
                box.centreX() - (corners[0] + corners[2]) / 2, level.centreX(0), level.spacingX(), level.columns());
        double dy =
                offset(box.centreY() - (corners[1] + corners[3]) / 2, level.centreY(0), level.spacingY(), level.rows());
        double[] sides = {
            box.width() + extra, box.height() + extra, corners[2] - corners[0] + extra, corners[3] - corners[1] + extra
        };
        if (iou(sides, 0, 0) <= threshold) {
            return null;
        }
        double little = 0;
        double enough = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double half = (little + enough) / 2;
            if (iou(sides, (1 - half) * dx, (1 - half) * dy) >= threshold) {
                enough = half;
            } else {
                little = half;
            }
        }
        double way = Math.min(1, enough + SAFETY);
        return new double[] {way * dx, way * dy};
    }

    /** From a place to the nearest centre. */
    private static double offset(double place, double origin, double spacing, int cells) {
        double cell = Math.max(0, Math.min(cells - 1, Math.rint((place - origin) / spacing)));
        return origin + cell * spacing - place;
    }

    /** @param sides width and height of the box, then of the anchor */
    private static double iou(double[] sides, double dx, double dy) {
        double overlap = overlap(sides[0], sides[2], dx) * overlap(sides[1], sides[3], dy);
        return overlap / (sides[0] * sides[1] + sides[2] * sides[3] - overlap);
    }

    private static double overlap(double a, double b, double distance) {
        return Math.max(0, Math.min(Math.min(a, b), (a + b) / 2 - Math.abs(distance)));
    }
}
