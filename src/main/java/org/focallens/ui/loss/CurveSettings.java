package org.focallens.ui.loss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.FocalLoss;

/**
 * All that the loss room draws from.
 *
 * @param alpha       weight of a positive, 0..1
 * @param gamma       focusing, 0..{@link #MAX_GAMMA}
 * @param weighted    whether alpha counts at all
 * @param gradient    whether the slope with respect to the logit is drawn, in place of the loss
 * @param logarithmic whether the vertical axis is
 * @param family      whether the curves of the paper's figure 1 stand behind
 */
public record CurveSettings(double alpha, double gamma, boolean weighted, boolean gradient, boolean logarithmic, boolean family) {
    /** Beyond it nothing new happens. */
    public static final double MAX_GAMMA = 10;
    /** The paper's choice (section 5.1). */
    public static final CurveSettings PAPER = new CurveSettings(0.25, 2, true, false, false, false);

    public CurveSettings {
        new FocalLoss(alpha, gamma);
        if (gamma > MAX_GAMMA) {
            throw new IllegalArgumentException("gamma must be 0.." + MAX_GAMMA + " but is " + gamma);
        }
    }

    /** {@return the given object with the settings in it} */
    ObjectNode toJson(ObjectNode json) {
        return json.put("alpha", alpha).put("gamma", gamma).put("weighted", weighted)
                .put("gradient", gradient).put("logarithmic", logarithmic).put("family", family);
    }

    /**
     * Reads settings back; what is missing is the paper's.
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    static CurveSettings fromJson(JsonNode json) {
        return new CurveSettings(
                json.path("alpha").asDouble(PAPER.alpha), json.path("gamma").asDouble(PAPER.gamma), json.path("weighted").asBoolean(PAPER.weighted),
                json.path("gradient").asBoolean(), json.path("logarithmic").asBoolean(), json.path("family").asBoolean());
    }

    /** {@return the loss that is drawn} */
    FocalLoss loss() {
        return new FocalLoss(weighted ? Balance.alpha(alpha) : Balance.NONE, gamma);
    }

    CurveSettings withAlpha(double value) {
        return new CurveSettings(value, gamma, true, gradient, logarithmic, family);
    }

    CurveSettings withGamma(double value) {
        return new CurveSettings(alpha, value, weighted, gradient, logarithmic, family);
    }

    CurveSettings withWeighted(boolean value) {
        return new CurveSettings(alpha, gamma, value, gradient, logarithmic, family);
    }

    CurveSettings withGradient(boolean value) {
        return new CurveSettings(alpha, gamma, weighted, value, logarithmic, family);
    }

    CurveSettings withLogarithmic(boolean value) {
        return new CurveSettings(alpha, gamma, weighted, gradient, value, family);
    }

    CurveSettings withFamily(boolean value) {
        return new CurveSettings(alpha, gamma, weighted, gradient, logarithmic, value);
    }
}
