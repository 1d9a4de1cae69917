package org.focallens.train.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.RunData;

/**
 * What a sweep is to run: every alpha with every gamma from every seed, and all else the same.
 *
 * @param alphas   weights of positives, 0..1, below 0 for no weighting; ascending, each once
 * @param gammas   focusing exponents, at least 0; ascending, each once
 * @param seeds    runs of a pair, 1 or more: from the settings' seed on
 * @param steps    of each run, 1 or more
 * @param data     to learn from and, with some images kept apart, to be measured on
 * @param settings of the network, its input and its optimiser
 * @param step     box loss, normaliser, learning rate and clip; its class loss is replaced
 */
public record SweepPlan(
        List<Double> alphas,
        List<Double> gammas,
        int seeds,
        int steps,
        RunData data,
        TrainingSettings settings,
        StepSettings step) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range or nothing is there to measure on; the message begins with its name
     */
    public SweepPlan {
        alphas = ascending("alpha", alphas);
        gammas = ascending("gamma", gammas);
        requirePositive("seeds", seeds);
        requirePositive("steps", steps);
        requirePositive("test", data.tests());
        for (double alpha : alphas) {
            for (double gamma : gammas) {
                new SweepPoint(alpha, gamma, 0).loss();
            }
        }
    }

    private static List<Double> ascending(String name, List<Double> values) {
        List<Double> sorted = values.stream().distinct().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException(name + " must name at least one value but names none");
        }
        return sorted;
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more but is " + value);
        }
    }

    /** {@return all runs, seed by seed, so that a sweep that is cut short has seen the whole grid} */
    public List<SweepPoint> points() {
        List<SweepPoint> points = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            for (double alpha : alphas) {
                for (double gamma : gammas) {
                    points.add(new SweepPoint(alpha, gamma, settings.seed() + i));
                }
            }
        }
        return points;
    }

    /** {@return the losses and rates of one run} */
    StepSettings step(SweepPoint point) {
        return new StepSettings(
                new ClassLoss.Sigmoid(point.loss()),
                step.boxLoss(),
                step.normaliser(),
                step.learningRate(),
                step.clip());
    }

    /**
     * What the sweep has come to so far.
     *
     * @param results of some of the runs, in any order
     * @return a cell for each pair, gammas within alphas
     */
    public List<SweepCell> cells(List<SweepResult> results) {
        List<SweepCell> cells = new ArrayList<>();
        for (double alpha : alphas) {
            for (double gamma : gammas) {
                cells.add(new SweepCell(
                        alpha,
                        gamma,
                        results.stream()
                                .filter(result -> result.point().alpha() == alpha
                                        && result.point().gamma() == gamma)
                                .toList()));
            }
        }
        return cells;
    }

    /** Mean and spread of some numbers; both NaN without any, the spread NaN of one alone. */
    record Spread(double mean, double deviation) {
        static Spread of(DoubleStream stream) {
            double[] values = stream.toArray();
            double mean = DoubleStream.of(values).average().orElse(Double.NaN);
            double squares = DoubleStream.of(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            return new Spread(mean, values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)));
        }
    }
}
