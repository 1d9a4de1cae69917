package org.focallens.ui.loss.calculator;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.focallens.figure.Figures;
import org.focallens.ui.loss.calculator.CalculatorViewModel.Place;
import org.focallens.ui.loss.common.PredictionRows;

/** The table that is edited: a row for each anchor, a column for each class and the target. A double click or a letter edits a cell. */
final class PredictionTable extends TableView<Integer> {
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private final CalculatorViewModel model;
    private final Consumer<Optional<String>> told;
    private PredictionRows shown;

    /** @param told takes what is wrong with an edit, empty if nothing */
    PredictionTable(CalculatorViewModel model, Consumer<Optional<String>> told) {
        this.model = model;
        this.told = told;
        setId("calculator-table");
        setEditable(true);
        getStyleClass().addAll("dense", "data-table");
        getSelectionModel().setCellSelectionEnabled(true);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        getFocusModel().focusedCellProperty().subscribe(this::select);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (PASTE.match(event)) {
                paste();
                event.consume();
            }
        });
    }

    private void select(TablePosition<?, ?> cell) {
        int k = cell == null || cell.getColumn() < 1 ? -1 : cell.getColumn() - 1;
        if (k >= 0 && k < model.table().classes() && cell.getRow() >= 0) {
            model.selected().set(new Place(cell.getRow(), k));
        }
    }

    void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        told.accept(
                text == null
                        ? Optional.of("There is no text on the clipboard: copy cells from a spreadsheet first.")
                        : model.read("clipboard", text));
    }

    void show(PredictionRows table) {
        if (shown == null || shown.classes() != table.classes() || shown.logits() != table.logits()) {
            makeColumns(table);
        }
        if (shown == null || shown.rows() != table.rows()) {
            getItems().setAll(IntStream.range(0, table.rows()).boxed().toList());
        }
        shown = table;
        refresh();
    }

    private void makeColumns(PredictionRows table) {
        getColumns().clear();
        TableColumn<Integer, String> number = column("row", row -> String.valueOf(row + 1));
        number.setEditable(false);
        for (int k = 0; k < table.classes(); k++) {
            int at = k;
            TableColumn<Integer, String> column = column(
                    (table.logits() ? "x" : "p") + " of class " + k,
                    row -> Figures.plain(model.table().values().get(row).get(at)));
            column.setOnEditCommit(edit -> commit(model.set(edit.getRowValue(), at, edit.getNewValue())));
        }
        TableColumn<Integer, String> target =
                column("target", row -> String.valueOf(model.table().targets().get(row)));
        target.setOnEditCommit(edit -> commit(model.setTarget(edit.getRowValue(), edit.getNewValue())));
    }

    private void commit(Optional<String> refusal) {
        told.accept(refusal);
        refresh();
    }

    private TableColumn<Integer, String> column(String title, IntFunction<String> text) {
        TableColumn<Integer, String> column = new TableColumn<>();
        column.setGraphic(new Label(title));
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(56);
        column.getStyleClass().add("number");
        column.setCellFactory(TextFieldTableCell.forTableColumn());
        column.setCellValueFactory(cell ->
                new ReadOnlyStringWrapper(cell.getValue() < model.table().rows() ? text.apply(cell.getValue()) : ""));
        getColumns().add(column);
        return column;
    }
}
