package org.focallens.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.focallens.text.Texts;
import org.focallens.train.StepReport;
import org.focallens.train.run.Quantity;
import org.focallens.train.run.RunHistory;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Palette;
import org.focallens.ui.common.Segments;
import org.focallens.ui.training.live.TrainingViewModel;

/** How many anchors of the newest step, or of a mean step of the run, are positive, ignored and negative, level by level. */
final class LevelsPanel {

    private static final String[] STATES = {"Positive", "Ignored", "Negative"};
    private static final Color[] COLOURS = {Palette.POSITIVE, Palette.IGNORED, Palette.NEGATIVE};
    private static final List<List<Quantity>> COUNTS =
            List.of(Quantity.POSITIVES, Quantity.IGNORED, Quantity.NEGATIVES);
    private static final int LEVELS = 5;
    private static final double BAR_HEIGHT = 4;

    private final TrainingViewModel model;
    private final ObjectProperty<Span> span = new SimpleObjectProperty<>(Span.STEP);
    private final GridPane grid = new GridPane();
    private final List<Cell> cells = new ArrayList<>();
    private final Label balance = new Label();
    private final VBox node;

    LevelsPanel(TrainingViewModel model) {
        Segments<Span> choice = new Segments<Span>("levels")
                .add(Span.STEP, "This step", "The counts for the latest step's images.")
                .add(Span.RUN, "Mean of the run", "The mean over all steps of the run.")
                .bind(span, span::set);
        node = Controls.section("Anchors by level", choice, grid, balance, Controls.note("Bars are on a log scale."));
        node.setId("levels-panel");
        balance.setId("balance");
        grid.setHgap(16);
        grid.setVgap(8);
        columns();
        for (int level = 3; level <= 7; level++) {
            row(level - 2, new Label("P" + level, swatch(level)), "p" + level);
        }
        row(6, new Label("All"), "all");
        this.model = model;
        model.report().subscribe(report -> show());
        span.subscribe(now -> show());
    }

    /** What the counts are of. */
    private enum Span {
        STEP,
        RUN
    }

    Node node() {
        return node;
    }

    private void columns() {
        grid.getColumnConstraints().add(new ColumnConstraints(56));
        for (int state = 0; state < STATES.length; state++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            column.setPercentWidth(26);
            column.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints().add(column);
            Label title = new Label(STATES[state], new Rectangle(10, 10, COLOURS[state]));
            grid.add(title, state + 1, 0);
        }
    }

    private static Rectangle swatch(int level) {
        Rectangle swatch = new Rectangle(10, 10, Palette.level(level));
        swatch.setStroke(Palette.NEGATIVE); // the darkest and the lightest would vanish in one of the themes
        return swatch;
    }

    private void row(int row, Label name, String id) {
        grid.add(name, 0, row);
        for (int state = 0; state < STATES.length; state++) {
            Cell cell = new Cell(id + "-" + STATES[state].toLowerCase(Locale.ROOT), COLOURS[state]);
            cells.add(cell);
            grid.add(cell, state + 1, row);
        }
    }

    /** A count with its bar under it. */
    private static final class Cell extends VBox {
        private final Label count = new Label("–");
        private final Rectangle bar = new Rectangle(0, BAR_HEIGHT);

        private double share;

        private Cell(String id, Color colour) {
            super(2);
            count.setId(id);
            bar.setFill(colour);
            bar.setManaged(false);
            Region track = new Region();
            track.setMinHeight(BAR_HEIGHT);
            setAlignment(Pos.CENTER_RIGHT);
            getChildren().addAll(count, track, bar);
        }

        private void show(int value, int most) {
            count.setText(Texts.format("%,d", value));
            share = most == 0 ? 0 : Math.log1p(value) / Math.log1p(most);
            requestLayout();
        }

        private void clear() {
            count.setText("–");
            share = 0;
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            bar.setWidth(share * getWidth());
            bar.relocate(getWidth() - bar.getWidth(), getHeight() - BAR_HEIGHT);
        }
    }

    private void show() {
        StepReport report = model.report().getValue();
        RunHistory history = model.group().state().get().run().history();
        if (report == null || history.entries() == 0) {
            cells.forEach(Cell::clear);
            balance.setText("Take a step to see them.");
            return;
        }
        int[][] counts = new int[LEVELS + 1][STATES.length];
        for (int level = 0; level < LEVELS; level++) {
            for (int state = 0; state < STATES.length; state++) {
                counts[level][state] = count(report, history, level, state);
                counts[LEVELS][state] += counts[level][state];
            }
        }
        int most = counts[LEVELS][0] + counts[LEVELS][1] + counts[LEVELS][2];
        for (int row = 0; row <= LEVELS; row++) {
            showRow(row, most, counts[row]);
        }
        balance.setText(balance(
                counts[LEVELS],
                span.get() == Span.STEP
                        ? report.positiveShare()
                        : history.mean(Quantity.POSITIVE_SHARE, history.entries() - 1, history.entries()) / 100));
    }

    private int count(StepReport report, RunHistory history, int level, int state) {
        Quantity quantity = COUNTS.get(state).get(level);
        return (int) Math.round(
                span.get() == Span.STEP
                        ? quantity.of().applyAsDouble(report)
                        : history.mean(quantity, history.entries() - 1, history.entries()));
    }

    private static String balance(int[] sums, double share) {
        if (sums[0] == 0) {
            return "No positive anchors";
        }
        String negatives = Texts.format("%,d negatives for each positive", Math.round((double) sums[2] / sums[0]));
        return Double.isNaN(share)
                ? negatives
                : negatives + Texts.format("%n%.0f %% of the gradient from positives", 100 * share);
    }

    private void showRow(int row, int most, int... counts) {
        for (int state = 0; state < STATES.length; state++) {
            cells.get(row * STATES.length + state).show(counts[state], most);
        }
    }
}
