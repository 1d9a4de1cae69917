package org.focallens.train.settings;

import java.util.Objects;
import java.util.Optional;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.DenseLoss;
import org.focallens.core.loss.DenseSoftmax;
import org.focallens.core.loss.LogitLoss;
import org.focallens.core.loss.RowLoss;
import org.focallens.core.mining.HardExamples;
import org.focallens.nn.ClassOutput;

/** The loss of the class head. */
public sealed interface ClassLoss {

    /** {@return what the class head must say for it} */
    ClassOutput output();

    /** {@return the loss over many anchors} */
    RowLoss rows();

    /** {@return which anchors it is taken of; empty for all} */
    default Optional<HardExamples> mining() {
        return Optional.empty();
    }

    /**
     * K binary losses an anchor, as in the paper.
     *
     * @param loss of one logit
     */
    record Sigmoid(LogitLoss loss) implements ClassLoss {

        /** {@inheritDoc} */
        public Sigmoid {
            Objects.requireNonNull(loss, "loss");
        }

        @Override
        public ClassOutput output() {
            return ClassOutput.SIGMOID;
        }

        @Override
        public RowLoss rows() {
            return new DenseLoss(loss);
        }
    }

    /**
     * One focal loss an anchor over the softmax of its classes and the background.
     *
     * @param gamma   focusing, finite, at least 0
     * @param balance what anchors with a class and anchors of the background weigh
     */
    record Softmax(double gamma, Balance balance) implements ClassLoss {

        /** {@inheritDoc} */
        public Softmax {
            Objects.requireNonNull(balance, "balance");
        }

        @Override
        public ClassOutput output() {
            return ClassOutput.SOFTMAX;
        }

        @Override
        public RowLoss rows() {
            return new DenseSoftmax(gamma, balance);
        }
    }

    /**
     * Another loss over the hard examples alone (Lin et al. 2017, table 1d).
     *
     * @param loss     of the examples that are picked, and by which they are picked
     * @param examples how many of each image, and how
     */
    record Mined(ClassLoss loss, HardExamples examples) implements ClassLoss {

        /** {@inheritDoc} */
        public Mined {
            Objects.requireNonNull(loss, "loss");
            Objects.requireNonNull(examples, "examples");
        }

        @Override
        public ClassOutput output() {
            return loss.output();
        }

        @Override
        public RowLoss rows() {
            return loss.rows();
        }

        @Override
        public Optional<HardExamples> mining() {
            return Optional.of(examples);
        }
    }
}
