package org.focallens.core.box;

/** 1 - GIoU of the decoded box with its truth (Rezatofighi et al. 2019), the box loss of torchvision v2. */
public record GiouLoss() implements BoxLoss {

    /**
     * Keeps a quotient finite where both boxes have no area, as torchvision's {@code giou_loss.py} does.
     */
    private static final double EPSILON = 1e-7;

    @Override
    public Result of(BoxCoder coder, Box anchor, Box truth, double[] deltas) {
        BoxCoder.requireArea("anchor", anchor);
        BoxCoder.requireArea("truth", truth);
        Box predicted = coder.decode(anchor, deltas);
        return new Result(value(predicted, truth), coder.backward(anchor, deltas, gradient(predicted, truth)));
    }

    /**
     * The loss of a predicted box.
     *
     * @param predicted any box; edges in the wrong order count as no area
     * @param truth     the box it should be
     * @return 0..2
     */
    public double value(Box predicted, Box truth) {
        double intersection = predicted.intersection(truth);
        double union = predicted.area() + truth.area() - intersection;
        double enclosing = predicted.enclosing(truth).area();
        return 1 - intersection / (union + EPSILON) + (enclosing - union) / (enclosing + EPSILON);
    }

    /**
     * The slope of the loss. Where an edge lies exactly on the truth's, left and right slope are averaged, so that the perfect box has slope 0.
     *
     * @param predicted any box
     * @param truth     the box it should be
     * @return derivative with respect to the predicted x1, y1, x2, y2
     */
    public double[] gradient(Box predicted, Box truth) {
        double intersection = predicted.intersection(truth);
        double union = predicted.area() + truth.area() - intersection + EPSILON;
        Box around = predicted.enclosing(truth);
        double enclosing = around.area() + EPSILON;
        double[] dIntersection = intersectionSlope(predicted, truth, intersection > 0);
        double[] dArea = areaSlope(predicted);
        double[] dEnclosing = enclosingSlope(predicted, truth, around);
        double[] gradient = new double[4];
        for (int i = 0; i < 4; i++) {
            double dUnion = dArea[i] - dIntersection[i];
            gradient[i] = -(dIntersection[i] * union - intersection * dUnion) / (union * union)
                    - (dUnion * enclosing - union * dEnclosing[i]) / (enclosing * enclosing);
        }
        return gradient;
    }

    private static double[] areaSlope(Box box) {
        if (!box.hasArea()) {
            return new double[4];
        }
        return new double[] {-box.height(), -box.width(), box.height(), box.width()};
    }

    private static double[] intersectionSlope(Box p, Box t, boolean overlap) {
        if (!overlap) {
            return new double[4];
        }
        double w = Math.min(p.x2(), t.x2()) - Math.max(p.x1(), t.x1());
        double h = Math.min(p.y2(), t.y2()) - Math.max(p.y1(), t.y1());
        return new double[] {
            -h * share(p.x1(), t.x1()), -w * share(p.y1(), t.y1()), h * share(t.x2(), p.x2()), w * share(t.y2(), p.y2())
        };
    }

    private static double[] enclosingSlope(Box p, Box t, Box around) {
        double w = around.width();
        double h = around.height();
        return new double[] {
            -h * share(t.x1(), p.x1()), -w * share(t.y1(), p.y1()), h * share(p.x2(), t.x2()), w * share(p.y2(), t.y2())
        };
    }

    /** How much of max(a, b) follows a: all, none, or half where they are equal. */
    private static double share(double a, double b) {
        return a > b ? 1 : a < b ? 0 : 0.5;
    }
}
