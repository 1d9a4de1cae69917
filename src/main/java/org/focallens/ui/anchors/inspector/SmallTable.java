package org.focallens.ui.anchors.inspector;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** A table of the inspector: as high as its rows, numbers to the right. */
final class SmallTable<R> extends TableView<R> {
    private static final double ROW = 24;
    private static final double HEADER = 42;

    /**
     * @param id   for tests
     * @param rows that are seen at once
     */
    SmallTable(String id, int rows) {
        setId(id);
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        double height = ROW * rows + HEADER;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        setFocusTraversable(false);
    }

    SmallTable<R> column(String title, double width, Function<R, String> text) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
                getStyleClass().remove("number");
                if (!empty && !item.isEmpty() && Character.isDigit(item.charAt(0))) {
                    getStyleClass().add("number");
                }
            }
        });
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        getColumns().add(column);
        return this;
    }
}
