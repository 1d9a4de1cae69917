package org.focallens.ui.loss.curves;

import org.focallens.core.loss.CrossEntropy;
import org.focallens.ui.loss.common.CurvesState.Across;

/**
 * One curve at the cursor.
 *
 * @param curve  the curve
 * @param place  p_t or the logit
 * @param height where the curve stands on the chart
 * @param loss   its loss
 * @param pull   size of its gradient with respect to the logit
 * @param ratio  plain cross entropy over the loss; infinite where the loss is 0
 */
public record CurveReading(LossCurve curve, double place, double height, double loss, double pull, double ratio) {

    static CurveReading of(LossCurve curve, Across across, double place, boolean gradient) {
        double logit = curve.logit(across, place);
        double loss = curve.value(logit);
        double pull = curve.pull(logit);
        double entropy = new CrossEntropy().value(logit, curve.role().positive());
        return new CurveReading(curve, place, gradient ? pull : loss, loss, pull, entropy / loss);
    }
}
