package org.focallens.ui.loss;

import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Figures;

/** The numbers at the cursor as a table: one column for cross entropy, one for a positive and one for a negative under focal loss. */
final class ReadoutGrid extends GridPane {
    private static final String[] COLUMNS = {"CE", "FL positive", "FL negative"};

    private final Label[] weight = new Label[3];
    private final Label[] loss = new Label[3];
    private final Label[] ratio = new Label[3];
    private final Label[] pull = new Label[3];
    private final Label[] headers = new Label[3];

    ReadoutGrid() {
        setHgap(8);
        setVgap(8);
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        getColumnConstraints().add(names);
        for (int column = 0; column < 3; column++) {
            ColumnConstraints numbers = new ColumnConstraints();
            numbers.setHalignment(HPos.RIGHT);
            getColumnConstraints().add(numbers);
            headers[column] = new Label(COLUMNS[column]);
            headers[column].getStyleClass().add("muted");
            add(headers[column], column + 1, 0);
        }
        row(1, "weight", "What the label weighs: 1 in cross entropy, α for a positive and 1 − α for a negative.", "weight", weight);
        row(2, "loss", "Cross entropy is −ln pₜ; focal loss is weight × (1 − pₜ)^γ × cross entropy.", "value", loss);
        row(3, "CE / FL", "How many times lower than cross entropy, weight and focusing together.", "ratio", ratio);
        row(4, "gradient", "Size of the slope with respect to the logit: how hard one training step pulls.", "pull", pull);
    }

    private void row(int row, String name, String help, String id, Label[] cells) {
        Label title = new Label(name);
        Controls.tip(title, help);
        add(title, 0, row);
        String[] ids = {"ce", "positive", "negative"};
        for (int column = 0; column < 3; column++) {
            cells[column] = new Label();
            cells[column].setId("loss-" + id + "-" + ids[column]);
            cells[column].getStyleClass().add("number");
            add(cells[column], column + 1, row);
        }
    }

    void show(Readout now, boolean weighted) {
        column(0, 1, now.crossEntropy(), 1, now.pull());
        column(1, now.positive());
        column(2, now.negative());
        headers[1].setText(weighted ? COLUMNS[1] : "FL");
        for (Label[] cells : new Label[][] {headers, weight, loss, ratio, pull}) {
            cells[2].setVisible(weighted);
            cells[2].setManaged(weighted);
        }
    }

    private void column(int column, Readout.Term term) {
        column(column, term.weight(), term.loss(), term.ratio(), term.pull());
    }

    private void column(int column, double weightOf, double lossOf, double ratioOf, double pullOf) {
        weight[column].setText(Figures.plain(Math.round(weightOf * 1e4) / 1e4));
        loss[column].setText(Figures.significant(lossOf));
        ratio[column].setText(Double.isInfinite(ratioOf) ? "∞" : LossViewModel.times(ratioOf));
        pull[column].setText(Figures.significant(pullOf));
    }

    /** {@return p_t and the logit it stands for} */
    static String place(Readout now) {
        return String.format(Locale.ROOT, "pₜ %.3f, logit %+.3f", now.p(), now.margin()).replace('-', '−');
    }
}
