package org.focallens.ui.loss.calculator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.focallens.core.lesson.NaiveFocal;
import org.focallens.core.lesson.NaiveFocal.Precision;
import org.focallens.core.lesson.StabilityCase;
import org.focallens.core.loss.LossTable;
import org.focallens.core.loss.ProbabilityFocal;
import org.focallens.core.loss.ProbabilityFocal.Formulation;
import org.focallens.core.loss.ProbabilityFocal.Terms;
import org.focallens.core.loss.SoftmaxFocal;
import org.focallens.ui.loss.common.CalculatorState;
import org.focallens.ui.loss.common.LossChoice;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.PredictionRows;

/** A small table of predictions and what each way to write the loss makes of it; knows no controls. */
public final class CalculatorViewModel {
    /** The bound of PyTorch's logarithm of a probability. */
    private static final double LEAST_LOGARITHM = -100;

    private static final double EQUAL = 1e-9;

    private final LossViewModel room;
    private final ObjectProperty<Place> selected = new SimpleObjectProperty<>(new Place(0, 0));

    /**
     * An element of the table.
     *
     * @param row the anchor
     * @param k   the class
     */
    public record Place(int row, int k) {}

    public CalculatorViewModel(LossViewModel room) {
        this.room = room;
    }

    private CalculatorState state() {
        return room.state().get().calculator();
    }

    /** {@return the table} */
    public PredictionRows table() {
        return state().predictions();
    }

    /** {@return the element whose terms are shown; follow the table when it shrinks by {@link #place}} */
    public ObjectProperty<Place> selected() {
        return selected;
    }

    /** {@return the element whose terms are shown} */
    public Place place() {
        return new Place(
                Math.min(selected.get().row(), table().rows() - 1),
                Math.min(selected.get().k(), table().classes() - 1));
    }

    private void change(String key, PredictionRows next) {
        room.change(key, state -> state.withCalculator(now -> now.withPredictions(next)));
    }

    private Optional<String> attempt(Runnable change) {
        try {
            change.run();
            return Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of("“" + e.getMessage() + "” is not a number");
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static double number(String typed) {
        try {
            return Double.parseDouble(typed.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            throw (NumberFormatException) new NumberFormatException(typed.strip()).initCause(e);
        }
    }

    /**
     * Sets a value by typing.
     *
     * @return why not, empty if it was set
     */
    public Optional<String> set(int row, int k, String typed) {
        return attempt(() -> change("value " + row + " " + k, table().withValue(row, k, number(typed))));
    }

    /**
     * Sets a row's target by typing.
     *
     * @return why not, empty if it was set
     */
    public Optional<String> setTarget(int row, String typed) {
        return attempt(() -> {
            double target = number(typed);
            if (target != Math.rint(target)) {
                throw new IllegalArgumentException("a target must be a whole number but is " + typed.strip());
            }
            change("target " + row, table().withTarget(row, (int) target));
        });
    }

    /**
     * Sets a class's weight in the softmax by typing.
     *
     * @return why not, empty if it was set
     */
    public Optional<String> setWeight(int k, String typed) {
        return attempt(() -> {
            List<Double> weights = new ArrayList<>(state().weights());
            weights.set(k, number(typed));
            room.change("weight " + k, state -> state.withCalculator(now -> now.withWeights(weights)));
        });
    }

    /** {@return each class's weight in the softmax} */
    public List<Double> weights() {
        return state().weights();
    }

    /** Writes the same predictions as logits or as probabilities. */
    public void setLogits(boolean logits) {
        change("logits", table().asLogits(logits));
    }

    /** Adds a row, unless there are as many as can be. */
    public void addRow() {
        if (table().rows() < PredictionRows.MOST_ROWS) {
            change("add row " + table().rows(), table().withRow());
        }
    }

    /** Removes the selected row, unless it is the last one. */
    public void removeRow() {
        if (table().rows() > 1) {
            change("remove row " + table().rows(), table().withoutRow(place().row()));
        }
    }

    /** Makes a random table and moves on to the next seed. */
    public void random(int rows, int classes) {
        room.change(
                "random " + state().seed(),
                state -> state.withCalculator(
                        now -> now.withPredictions(PredictionRows.random(rows, classes, now.seed()))
                                .withSeed(now.seed() + 1)));
    }

    /** Sets the seed of the next random table. */
    public void setSeed(long seed) {
        room.change("seed", state -> state.withCalculator(now -> now.withSeed(seed)));
    }

    /**
     * Takes a table from text, as of a file or a spreadsheet.
     *
     * @param name for messages
     * @return what is wrong with it, with file, line and value; empty if it was taken
     */
    public Optional<String> read(String name, String text) {
        return attempt(() -> change("read " + name, PredictionCsv.read(name, text, table().logits())));
    }

    /** {@return the table as CSV} */
    public String csv() {
        return PredictionCsv.write(table());
    }

    private ProbabilityFocal focal() {
        LossChoice loss = room.loss().getValue();
        return new ProbabilityFocal(loss.balance(), loss.gamma());
    }

    private int target(int row, int k) {
        return table().targets().get(row) == k ? 1 : 0;
    }

    /** {@return every term of an element's loss, as one way to write it has them} */
    public Terms terms(Formulation way, int row, int k) {
        return focal().terms(way, table().probability(row, k), target(row, k));
    }

    /** {@return the losses of all elements, rows x K} */
    public double[][] elementwise(Formulation way) {
        int rows = table().rows();
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(0, table().classes())
                        .mapToDouble(k -> terms(way, row, k).loss())
                        .toArray())
                .toArray(double[][]::new);
    }

    /**
     * The loss of the table.
     *
     * @param sum       of all elements
     * @param positives rows that carry a class
     * @param result    sum / max(1, positives)
     */
    public record Total(double sum, int positives, double result) {}

    /** {@return the table's loss, as one way to write it comes to it} */
    public Total total(Formulation way) {
        double sum = 0;
        for (double[] row : elementwise(way)) {
            for (double loss : row) {
                sum += loss;
            }
        }
        int positives =
                (int) table().targets().stream().filter(target -> target >= 0).count();
        return new Total(sum, positives, sum / Math.max(1, positives));
    }

    /** {@return whether the three ways come to the same} */
    public boolean allEqual() {
        double first = total(Formulation.WHERE).sum();
        return Math.abs(total(Formulation.MASKS).sum() - first) <= EQUAL * Math.abs(first)
                && Math.abs(total(Formulation.P_T).sum() - first) <= EQUAL * Math.abs(first);
    }

    /** {@return losses and gradients from the logits, never forming a probability} */
    public LossTable stable() {
        PredictionRows logits = table().asLogits(true);
        return LossTable.of(room.loss().getValue().focal(), rows(logits), targets(logits));
    }

    private static double[][] rows(PredictionRows table) {
        return table.values().stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    private static int[] targets(PredictionRows table) {
        return table.targets().stream().mapToInt(Integer::intValue).toArray();
    }

    /** {@return why there is no softmax of this table, empty if there is} */
    public Optional<String> softmaxRefusal() {
        if (table().classes() < 2) {
            return Optional.of("A softmax needs at least two classes, the background included; this table has one.");
        }
        int background = table().targets().indexOf(-1);
        return background < 0
                ? Optional.empty()
                : Optional.of("Row " + (background + 1)
                        + " is background, target −1. A softmax has no −1: it needs a separate "
                        + "class for the background. Set the target to one of 0.." + (table().classes() - 1) + ".");
    }

    /** {@return the softmax focal loss, one number a row; {@code normalised} is the mean} */
    public LossTable softmax() {
        double[] weights =
                state().weights().stream().mapToDouble(Double::doubleValue).toArray();
        return LossTable.of(
                new SoftmaxFocal(room.loss().getValue().gamma(), weights), softmaxLogits(), targets(table()));
    }

    /** Probabilities are taken as a softmax's own, so that their logarithms are logits; a row need not add up to 1. */
    private double[][] softmaxLogits() {
        double[][] rows = rows(table());
        if (!table().logits()) {
            for (double[] row : rows) {
                for (int k = 0; k < row.length; k++) {
                    row[k] = Math.max(LEAST_LOGARITHM, Math.log(row[k]));
                }
            }
        }
        return rows;
    }

    /** {@return the naive forms where they break, the selected element last, in each precision} */
    public List<StabilityCase> stability() {
        List<StabilityCase> cases =
                new ArrayList<>(StabilityCase.usual(room.loss().getValue().focal()));
        Place place = place();
        for (Precision precision : Precision.values()) {
            cases.add(StabilityCase.of(
                    new NaiveFocal(room.loss().getValue().focal(), precision),
                    table().logit(place.row(), place.k()),
                    target(place.row(), place.k()) == 1));
        }
        return Collections.unmodifiableList(cases);
    }
}
