package org.focallens.core.box;

/** A box loss that compares delta by delta and adds up. */
public sealed interface DeltaLoss extends BoxLoss permits DeltaLoss.L1, DeltaLoss.SmoothL1, DeltaLoss.Huber {

    /**
     * Loss of one delta.
     *
     * @param difference predicted minus target
     * @return 0 or above
     */
    double value(double difference);

    /**
     * Slope of the loss of one delta.
     *
     * @param difference predicted minus target
     * @return derivative with respect to the predicted delta; 0 at 0
     */
    double gradient(double difference);

    @Override
    default Result of(BoxCoder coder, Box anchor, Box truth, double[] deltas) {
        double[] target = coder.encode(anchor, truth);
        double[] gradient = new double[4];
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            double difference = deltas[i] - target[i];
            sum += value(difference);
            gradient[i] = gradient(difference);
        }
        return new Result(sum, gradient);
    }

    /** |d|: Detectron2's RetinaNet configuration, torchvision v1, MMDetection. */
    record L1() implements DeltaLoss {
        @Override
        public double value(double difference) {
            return Math.abs(difference);
        }

        @Override
        public double gradient(double difference) {
            return Math.signum(difference);
        }
    }

    /**
     * d²/(2 beta) below beta, |d| - beta/2 above: slope at most 1.
     *
     * @param beta where the parabola ends, > 0: 0.11 in Detectron, 1/9 in keras-retinanet
     */
    record SmoothL1(double beta) implements DeltaLoss {
        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException if a value is outside its range
         */
        public SmoothL1 {
            if (!(beta > 0) || Double.isInfinite(beta)) {
                throw new IllegalArgumentException("beta must be finite and > 0 but is " + beta);
            }
        }

        @Override
        public double value(double difference) {
            double size = Math.abs(difference);
            return size < beta ? size * size / (2 * beta) : size - beta / 2;
        }

        @Override
        public double gradient(double difference) {
            return Math.abs(difference) < beta ? difference / beta : Math.signum(difference);
        }
    }

    /**
     * weight times d²/2 below delta, delta (|d| - delta/2) above: slope at most weight times delta.
     *
     * @param delta  where the parabola ends, > 0: 0.1 in TF Vision
     * @param weight multiple of the whole, > 0: 12.5 in TF Vision, which takes 50 times the mean over the four deltas
     */
    record Huber(double delta, double weight) implements DeltaLoss {
        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException if a value is outside its range
         */
        public Huber {
            if (!(delta > 0) || Double.isInfinite(delta)) {
                throw new IllegalArgumentException("delta must be finite and > 0 but is " + delta);
            }
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("weight must be finite and > 0 but is " + weight);
            }
        }

        @Override
        public double value(double difference) {
            double size = Math.abs(difference);
            return weight * (size < delta ? size * size / 2 : delta * (size - delta / 2));
        }

        @Override
        public double gradient(double difference) {
            return weight * (Math.abs(difference) < delta ? difference : delta * Math.signum(difference));
        }
    }
}
