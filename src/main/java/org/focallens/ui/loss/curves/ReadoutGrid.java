package org.focallens.ui.loss.curves;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Line;
import org.focallens.figure.ChartStyle;
import org.focallens.figure.Figures;
import org.focallens.ui.common.Controls;
import org.focallens.ui.loss.common.LossViewModel;

/** All curves at the cursor as a table. Labels stay and change their text: new ones cost the style sheet once more at every step of a drag. */
final class ReadoutGrid extends GridPane {
    private final List<Row> rows = new ArrayList<>();

    private record Row(Line line, Label name, Label loss, Label gradient, Label ratio) {
        void show(boolean visible) {
            for (Node node : List.of(line, name, loss, gradient, ratio)) {
                node.setVisible(visible);
                node.setManaged(visible);
            }
        }
    }

    ReadoutGrid() {
        setHgap(8);
        setVgap(8);
        getColumnConstraints().add(new ColumnConstraints());
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        getColumnConstraints().add(names);
        header(2, "loss", "Loss of one anchor and class, in nats.");
        header(3, "gradient", "Size of the gradient with respect to the logit: how hard one training step pulls.");
        header(4, "CE / loss", "How many times lower than plain cross entropy, by weight and focusing together.");
    }

    private void header(int column, String text, String help) {
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setHalignment(HPos.RIGHT);
        getColumnConstraints().add(numbers);
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        label.setMinWidth(USE_PREF_SIZE);
        Controls.tip(label, help);
        add(label, column, 0);
    }

    void show(List<CurveReading> readings, ChartStyle style) {
        while (rows.size() < readings.size()) {
            addRow();
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).show(i < readings.size());
            if (i < readings.size()) {
                fill(rows.get(i), readings.get(i), style);
            }
        }
    }

    private void addRow() {
        Row row = new Row(new Line(0, 0, 16, 0), new Label(), number("value"), number("pull"), number("ratio"));
        row.line.setStrokeWidth(3);
        rows.add(row);
        addRow(rows.size(), row.line, row.name, row.loss, row.gradient, row.ratio);
    }

    private Label number(String id) {
        Label label = new Label();
        label.setId("loss-" + id + "-" + rows.size());
        label.getStyleClass().add("number");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static void fill(Row row, CurveReading reading, ChartStyle style) {
        row.line.setStroke(CurveColors.fx(CurveColors.of(reading.curve().role(), style)));
        row.line.getStrokeDashArray().setAll(reading.curve().role().positive() ? List.of() : List.of(2.0, 5.0));
        row.name.setText(reading.curve().sign());
        row.loss.setText(Figures.significant(reading.loss()));
        row.gradient.setText(Figures.significant(reading.pull()));
        row.ratio.setText(Double.isInfinite(reading.ratio()) ? "∞" : LossViewModel.times(reading.ratio()));
    }
}
