package org.focallens.ui.training.chart;

import java.util.List;
import org.focallens.train.run.Measure;
import org.focallens.train.run.Quantity;
import org.focallens.train.run.RunHistory;

/** A line of a chart over the steps, read from where the numbers are. */
interface ChartLine {

    /** {@return as the legend has it} */
    String title();

    /** {@return points so far} */
    int size();

    /** {@return the step of a point, counted from 1} */
    double step(int point);

    /** {@return the mean of the {@code window} points up to this one; fewer at the start} */
    double value(int point, int window);

    /** {@return how many points so many steps are, at least one} */
    int points(int steps);

    /** A number of every step's report. */
    record OfSteps(String title, RunHistory history, Quantity quantity) implements ChartLine {

        @Override
        public int size() {
            return history.entries();
        }

        @Override
        public double step(int point) {
            return history.step(point);
        }

        @Override
        public double value(int point, int window) {
            return history.mean(quantity, point, window);
        }

        @Override
        public int points(int steps) {
            return Math.max(1, steps / history.stride());
        }
    }

    /** AP, measured now and then: in percent, never a mean of several. */
    record OfMeasures(String title, List<Measure> measures, boolean at50) implements ChartLine {

        @Override
        public int size() {
            return measures.size();
        }

        @Override
        public double step(int point) {
            return measures.get(point).step();
        }

        @Override
        public double value(int point, int window) {
            return 100
                    * (at50 ? measures.get(point).ap50() : measures.get(point).ap());
        }

        @Override
        public int points(int steps) {
            return 1;
        }
    }
}
