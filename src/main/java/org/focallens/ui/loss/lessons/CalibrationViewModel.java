package org.focallens.ui.loss.lessons;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.focallens.core.lesson.Calibration;
import org.focallens.figure.Figures;
import org.focallens.ui.loss.common.LossChoice;
import org.focallens.ui.loss.common.LossViewModel;

/** Which score the loss asks for at each true rate; knows no controls. */
public final class CalibrationViewModel {
    /** The rates of the row that is known. */
    static final List<Double> RATES = List.of(0.01, 0.1, 0.5, 0.9);

    private static final int POINTS = 400;

    private final LossViewModel room;

    public CalibrationViewModel(LossViewModel room) {
        this.room = room;
    }

    /** {@return why there is no such score, empty if there is} */
    public Optional<String> refusal() {
        LossChoice loss = room.loss().getValue();
        return loss.weighted() && (loss.alpha() == 0 || loss.alpha() == 1)
                ? Optional.of("With α " + Figures.plain(loss.alpha())
                        + " one label weighs nothing, and the best score is always " + Figures.plain(loss.alpha())
                        + ".")
                : Optional.empty();
    }

    /** {@return q and p of the curve, ascending; of focal loss with the room's settings} */
    double[][] curve() {
        Calibration calibration = new Calibration(room.loss().getValue().focal());
        double[][] points = new double[2][POINTS + 1];
        for (int i = 0; i <= POINTS; i++) {
            double p = Math.max(1e-9, Math.min(1 - 1e-9, (double) i / POINTS));
            points[0][i] = calibration.rate(p);
            points[1][i] = p;
        }
        return points;
    }

    /**
     * A point of the curve.
     *
     * @param rate  q
     * @param score p
     */
    public record Point(double rate, double score) {}

    /** {@return the scores of the rates that are known} */
    public List<Point> points() {
        Calibration calibration = new Calibration(room.loss().getValue().focal());
        return RATES.stream()
                .map(rate -> new Point(rate, calibration.score(rate)))
                .toList();
    }

    /** {@return the row as two series, rates and scores} */
    double[][] marks() {
        List<Point> points = points();
        return new double[][] {
            points.stream().mapToDouble(Point::rate).toArray(),
            points.stream().mapToDouble(Point::score).toArray()
        };
    }

    /** {@return what cross entropy asks for: the rate itself} */
    static double[][] diagonal() {
        double[] shares = IntStream.rangeClosed(0, 1).asDoubleStream().toArray();
        return new double[][] {shares, shares};
    }

    /** {@return what there is to see} */
    public List<String> notices() {
        LossChoice loss = room.loss().getValue();
        if (refusal().isPresent()) {
            return List.of(refusal().get());
        }
        if (loss.gamma() == 0 && (!loss.weighted() || loss.alpha() == 0.5)) {
            return List.of("This is cross entropy: the score that minimises it is the true rate, a probability.");
        }
        Point half = points().get(2);
        return List.of(
                "Scores are not probabilities: when half of the anchors are positive, this loss is lowest at "
                        + Figures.short3(half.score()) + ".",
                loss.gamma() > 0
                        ? "γ pulls every score towards the middle: rare objects score higher than their rate, common ones lower."
                        : "γ 0 leaves only α’s shift.",
                "The order is kept, so average precision does not suffer; thresholds and expected costs do. Calibrate after training.");
    }
}
