package org.focallens.ui.training;

import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.FocalStar;
import org.focallens.core.loss.LogitLoss;

/** The class losses that a network can be trained with. */
enum LossKind {
    /** Focal loss, Lin et al. 2017, equation 5. */
    FOCAL("focal", "Focal loss", true, true) {
        @Override
        LogitLoss loss(double alpha, double gamma) {
            return new FocalLoss(alpha, gamma);
        }
    },
    /** Cross entropy, equation 1. */
    CROSS_ENTROPY("ce", "Cross entropy", false, false) {
        @Override
        LogitLoss loss(double alpha, double gamma) {
            return new CrossEntropy();
        }
    },
    /** Alpha-balanced cross entropy, equation 3. */
    BALANCED("ce-alpha", "Cross entropy with α", true, false) {
        @Override
        LogitLoss loss(double alpha, double gamma) {
            return new CrossEntropy(alpha);
        }
    },
    /** The alternate form FL* of the paper's appendix, with beta 1. */
    FOCAL_STAR("focal-star", "Focal loss FL*", false, true) {
        @Override
        LogitLoss loss(double alpha, double gamma) {
            return new FocalStar(gamma, 1);
        }
    };

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
    String id() {
        return id;
    }

    /** {@return as a person reads it} */
    String title() {
        return title;
    }

    /** {@return whether alpha has a part in it} */
    boolean usesAlpha() {
        return alpha;
    }

    /** {@return whether gamma has a part in it} */
    boolean usesGamma() {
        return gamma;
    }

    /**
     * The loss of one logit.
     *
     * @param alpha weight of a positive, 0..1, where it has a part
     * @param gamma focusing, at least 0 (FL*: above 0), where it has a part
     */
    abstract LogitLoss loss(double alpha, double gamma);
}
