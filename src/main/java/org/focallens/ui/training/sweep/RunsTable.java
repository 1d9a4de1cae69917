package org.focallens.ui.training.sweep;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.train.sweep.SweepPoint;
import org.focallens.train.sweep.SweepResult;
import org.focallens.ui.common.Controls;

/** The runs that are done, sorted as one likes; one that is chosen is opened. */
final class RunsTable extends TableView<SweepResult> {
    private static final double HEIGHT = 216;

    private final Consumer<SweepResult> open;

    RunsTable(Consumer<SweepResult> open) {
        this.open = open;
        setId("sweep-runs");
        getStyleClass().addAll("data-table", "dense");
        setPlaceholder(new Label("No run has finished yet"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        number("α", "Weight of a positive.", result -> result.point().alpha(), SweepPoint::alphaText);
        number("γ", "Focusing exponent.", result -> result.point().gamma(), Figures::plain);
        number(
                "seed",
                "Seed of the initial parameters, the images and their order.",
                result -> result.point().seed(),
                Figures::plain);
        number("AP", "Mean over IoU .5 to .95 on the test images, 0 to 1.", SweepResult::ap, RunsTable::share);
        number("AP at .5", "The same at IoU .5 alone.", SweepResult::ap50, RunsTable::share);
        number(
                "loss",
                "Loss of the last step, per positive; losses with different α and γ cannot be compared.",
                SweepResult::loss,
                loss -> Double.isNaN(loss) ? "–" : Figures.significant(loss));
        number(
                "diverged",
                "Whether the loss became infinite or NaN; AP is then 0, as in the paper's table 1a.",
                result -> result.diverged() ? 1 : 0,
                diverged -> diverged > 0 ? "yes" : "no");
        number(
                "seconds",
                "Time that the run took, measuring included.",
                SweepResult::seconds,
                seconds -> Texts.format("%,.1f", seconds));
        setRowFactory(table -> row());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && getSelectionModel().getSelectedItem() != null) {
                open.accept(getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
    }

    private TableRow<SweepResult> row() {
        TableRow<SweepResult> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !row.isEmpty()) {
                open.accept(row.getItem());
            }
        });
        return row;
    }

    private void number(String title, String help, ToDoubleFunction<SweepResult> value, DoubleFunction<String> text) {
        TableColumn<SweepResult, Double> column = new TableColumn<>();
        Label header = new Label(title);
        Controls.tip(header, help);
        column.setGraphic(header);
        column.getStyleClass().add("number");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(cell.getValue())));
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(Double item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : text.apply(item));
            }
        });
        getColumns().add(column);
    }

    private static String share(double value) {
        return Texts.format("%.3f", value);
    }

    /** Shows these runs; sorting and selection stay. */
    void show(List<SweepResult> results) {
        if (getItems().equals(results)) {
            return;
        }
        SweepResult selected = getSelectionModel().getSelectedItem();
        getItems().setAll(results);
        sort();
        getSelectionModel().clearSelection();
        if (selected != null) {
            getSelectionModel().select(selected);
        }
    }
}
