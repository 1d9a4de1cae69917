package org.focallens.ui.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Controls;

/** The images as a table that can be searched and sorted; one that is chosen opens in the anchors room. */
final class ImagesPage extends VBox {
    private static final String ALL = "all classes";

    private final DatasetViewModel model;
    private final TextField search = new TextField();
    private final ComboBox<String> category = new ComboBox<>();
    private final TableView<ImageRow> table = new TableView<>();
    private final Label count = new Label();

    ImagesPage(DatasetViewModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("panel-side");
        search.setId("image-search");
        search.setPromptText("Part of a file's name");
        search.textProperty().subscribe((was, now) -> refresh());
        Controls.tip(search, "Shows the images whose file names hold this.");
        category.setId("image-class");
        category.setOnAction(event -> refresh());
        Controls.tip(category, "Shows the images with a box of this class.");
        count.getStyleClass().add("muted");
        HBox bar = new HBox(8, search, category, count);
        bar.setAlignment(Pos.CENTER_LEFT);
        makeTable();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table, Controls.note("Enter or a double click opens the image in the anchors room, with its worst box selected."));
    }

    private void makeTable() {
        table.setId("images");
        table.getStyleClass().addAll("dense", "data-table");
        table.setPlaceholder(new Label("No image has this in its name"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<ImageRow, String> name = new TableColumn<>("image");
        name.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().name()));
        name.setPrefWidth(260);
        table.getColumns().add(name);
        number("width", row -> row.width(), ImagesPage::whole);
        number("height", row -> row.height(), ImagesPage::whole);
        number("boxes", row -> row.boxes(), ImagesPage::whole);
        number("no anchor", row -> row.unmatched(), ImagesPage::whole);
        TableColumn<ImageRow, Double> worst = number("worst IoU", ImageRow::worstIou, ImagesPage::share);
        number("mean IoU", ImageRow::meanIou, ImagesPage::share);
        worst.setSortType(TableColumn.SortType.ASCENDING);
        table.getSortOrder().setAll(List.of(worst));
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
            }
        });
    }

    private TableColumn<ImageRow, Double> number(String title, ToDoubleFunction<ImageRow> value, Function<Double, String> text) {
        TableColumn<ImageRow, Double> column = new TableColumn<>(title);
        column.getStyleClass().add("number");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(cell.getValue())));
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(Double item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : text.apply(item));
            }
        });
        table.getColumns().add(column);
        return column;
    }

    private static String whole(double value) {
        return String.format("%,.0f", value);
    }

    private static String share(double value) {
        return String.format("%.3f", value);
    }

    private void open() {
        ImageRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.show(row);
        }
    }

    /** Another data set: all its classes are offered. */
    void begin() {
        List<String> names = new ArrayList<>(List.of(ALL));
        if (model.dataset().get() != null) {
            names.addAll(model.dataset().get().categories());
        }
        category.getItems().setAll(names);
        category.setValue(ALL);
    }

    /** Shows the rows of now; the sorting stays. */
    void refresh() {
        List<ImageRow> rows = model.rows(search.getText(), category.getSelectionModel().getSelectedIndex() - 1);
        table.getItems().setAll(rows);
        table.sort();
        count.setText(String.format("%,d images", rows.size()));
    }
}
