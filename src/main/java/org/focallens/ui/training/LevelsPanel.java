package org.focallens.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.focallens.core.match.LevelCount;
import org.focallens.train.StepReport;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Palette;

/** How many anchors of the newest step are positive, ignored and negative, level by level: numbers, and bars on a log scale. */
final class LevelsPanel {

    private static final String[] STATES = {"Positive", "Ignored", "Negative"};
    private static final Color[] COLOURS = {Palette.POSITIVE, Palette.IGNORED, Palette.NEGATIVE};
    private static final double BAR_HEIGHT = 4;

    private final GridPane grid = new GridPane();
    private final List<Cell> cells = new ArrayList<>();
    private final Label balance = new Label();
    private final VBox node;

    LevelsPanel(TrainingViewModel model) {
        node = Controls.section("Anchors of this step", grid, balance, Controls.note("Bars are on a log scale."));
        node.setId("levels-panel");
        node.setMinWidth(320);
        balance.setId("balance");
        grid.setHgap(16);
        grid.setVgap(8);
        columns();
        for (int level = 3; level <= 7; level++) {
            row(level - 2, new Label("P" + level, swatch(level)), "p" + level);
        }
        row(6, new Label("All"), "all");
        model.report().subscribe(report -> show(report));
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
        swatch.setStroke(Palette.NEGATIVE);         // the darkest and the lightest would vanish in one of the themes
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
            count.setText(String.format(Locale.ROOT, "%,d", value));
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

    private void show(StepReport report) {
        if (report == null) {
            cells.forEach(Cell::clear);
            balance.setText("Make a step to see them.");
            return;
        }
        int[] sums = new int[STATES.length];
        for (LevelCount level : report.levels()) {
            sums[0] += level.positive();
            sums[1] += level.ignored();
            sums[2] += level.negative();
        }
        int most = sums[0] + sums[1] + sums[2];
        for (int row = 0; row < report.levels().size(); row++) {
            LevelCount level = report.levels().get(row);
            showRow(row, most, level.positive(), level.ignored(), level.negative());
        }
        showRow(report.levels().size(), most, sums);
        balance.setText(sums[0] == 0 ? "No positive anchor at all"
                : String.format(Locale.ROOT, "%,d negatives for each positive", Math.round((double) sums[2] / sums[0])));
    }

    private void showRow(int row, int most, int... counts) {
        for (int state = 0; state < STATES.length; state++) {
            cells.get(row * STATES.length + state).show(counts[state], most);
        }
    }
}
