package org.focallens.ui.training.state;

import java.util.Arrays;
import java.util.List;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.FocalStar;
import org.focallens.nn.ClassOutput;
import org.focallens.train.settings.ClassLoss;

/** The class losses that a network can be trained with. */
public enum LossKind {
    /** Focal loss, Lin et al. 2017, equation 5. */
    FOCAL("focal", "Focal loss", true, true) {
        @Override
        ClassLoss loss(double alpha, double gamma) {
            return new ClassLoss.Sigmoid(new FocalLoss(alpha, gamma));
        }
    },
    /** Cross entropy, equation 1. */
    CROSS_ENTROPY("ce", "Cross entropy", false, false) {
        @Override
        ClassLoss loss(double alpha, double gamma) {
            return new ClassLoss.Sigmoid(new CrossEntropy());
        }
    },
    /** Alpha-balanced cross entropy, equation 3. */
    BALANCED("ce-alpha", "Cross entropy with α", true, false) {
        @Override
        ClassLoss loss(double alpha, double gamma) {
            return new ClassLoss.Sigmoid(new CrossEntropy(alpha));
        }
    },
    /** The alternate form FL* of the paper's appendix, with beta 1. */
    FOCAL_STAR("focal-star", "Focal loss FL*", false, true) {
        @Override
        ClassLoss loss(double alpha, double gamma) {
            return new ClassLoss.Sigmoid(new FocalStar(Math.max(LEAST_STAR_GAMMA, gamma), 1));
        }
    },
    /** One focal loss an anchor over its classes and the background. */
    SOFTMAX("softmax", "Softmax focal loss", true, true) {
        @Override
        ClassLoss loss(double alpha, double gamma) {
            return new ClassLoss.Softmax(gamma, Balance.alpha(alpha));
        }
    };

    /** FL* divides by gamma. */
    private static final double LEAST_STAR_GAMMA = .01;

    private final String id;
    private final String title;
    private final boolean alpha;
    private final boolean gamma;

    LossKind(String id, String title, boolean alpha, boolean gamma) {
        this.id = id;
        this.title = title;
        this.alpha = alpha;
        this.gamma = gamma;
    }

    /** {@return as settings are remembered} */
    public String id() {
        return id;
    }

    /** {@return as a person reads it} */
    public String title() {
        return title;
    }

    /** {@return whether alpha has a part in it} */
    public boolean usesAlpha() {
        return alpha;
    }

    /** {@return whether gamma has a part in it} */
    public boolean usesGamma() {
        return gamma;
    }

    /** {@return the class head that it needs} */
    public ClassOutput output() {
        return this == SOFTMAX ? ClassOutput.SOFTMAX : ClassOutput.SIGMOID;
    }

    /** {@return the losses of a class head} */
    public static List<LossKind> of(ClassOutput output) {
        return Arrays.stream(values()).filter(kind -> kind.output() == output).toList();
    }

    /**
     * The loss of the class head.
     *
     * @param alpha weight of a positive, 0..1, where it has a part
     * @param gamma focusing, at least 0, where it has a part
     */
    abstract ClassLoss loss(double alpha, double gamma);
}
