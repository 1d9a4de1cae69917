package org.focallens.ui.common;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/**
 * A table to read.
 *
 * @param <R> what a row tells of
 */
public final class DataTable<R> extends TableView<R> {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final double ROW_EMS = 2;
    private static final double HEADER_EMS = 2.9;

    /** @param id for tests */
    public DataTable(String id) {
        setId(id);
        getStyleClass().addAll("data-table", "dense");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setFocusTraversable(false);
    }

    /** Adds a column of words. */
    public DataTable<R> words(String title, String help, Function<R, String> text) {
        return column(title, help, text, "words");
    }

    /** Adds a column of numbers. */
    public DataTable<R> numbers(String title, String help, Function<R, String> text) {
        return column(title, help, text, "number");
    }

    private DataTable<R> column(String title, String help, Function<R, String> text, String styleClass) {
        TableColumn<R, String> column = new TableColumn<>();
        Label header = new Label(title);
        Controls.tip(header, help);
        column.setGraphic(header);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add(styleClass);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        getColumns().add(column);
        return this;
    }

    /** Gives columns their shares of the width, in the order they were added. */
    public DataTable<R> shares(double... shares) {
        for (int i = 0; i < shares.length; i++) {
            getColumns().get(i).setPrefWidth(100 * shares[i]);
        }
        return this;
    }

    /** Sets off the rows that a condition holds for. */
    public DataTable<R> marking(Predicate<R> condition) {
        setRowFactory(table -> new TableRow<>() {
            @Override
            protected void updateItem(R item, boolean empty) {
                super.updateItem(item, empty);
                pseudoClassStateChanged(MARKED, !empty && item != null && condition.test(item));
            }
        });
        return this;
    }

    /** Shows these rows, and is as high as they are. */
    public void show(List<R> rows) {
        getItems().setAll(rows);
        String height = rows.size() * ROW_EMS + HEADER_EMS + "em";
        setStyle("-fx-pref-height: " + height + "; -fx-min-height: " + height + ";");
    }
}
