package org.focallens.ui.dataset.gallery;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.focallens.text.Texts;
import org.focallens.ui.common.Controls;

/** The images as rows of figures, to be sorted by any. A click on a row opens its image, as in the gallery; arrow keys only move, and Enter opens. */
final class ImagesTable extends TableView<ImageRow> {
    /** In pixels; a narrower table leaves out what is missed least, since headings that are cut name nothing. */
    private static final double ROOM_FOR_ALL = 760;

    private final ImageList images;
    private final TableColumn<ImageRow, ?> worst;

    ImagesTable(ImageList images) {
        this.images = images;
        setId("images");
        getStyleClass().addAll("dense", "data-table", "images-table");
        setPlaceholder(new Label("No image matches the name, class and boxes"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        add("image", "The name of the image's file.", 132, ImageRow::name, text -> text);
        add("classes", "The classes of its boxes, the most frequent first.", 132, images::classes, text -> text);
        TableColumn<ImageRow, ?> size = sized();
        number("boxes", "Boxes that take part in matching.", 54, ImageRow::boxes, ImagesTable::whole);
        number(
                "smallest",
                "The shortest side of any box, in pixels at the network's input: a box far smaller than the smallest anchor gets none.",
                70,
                row -> row.labels().leastSide(),
                ImagesTable::tenth);
        number(
                "crowd",
                "Regions that COCO marks as a crowd.",
                54,
                row -> row.labels().crowd(),
                ImagesTable::whole);
        number(
                "difficult",
                "Boxes that VOC marks as difficult.",
                64,
                row -> row.labels().difficult(),
                ImagesTable::whole);
        number("no anchor", "Boxes without a positive anchor.", 74, ImageRow::unmatched, ImagesTable::whole);
        worst = number("worst IoU", "The lowest best IoU of any box.", 90, ImageRow::worstIou, ImagesTable::share);
        TableColumn<ImageRow, ?> mean =
                number("mean IoU", "Mean of the boxes' best IoUs.", 78, ImageRow::meanIou, ImagesTable::share);
        sortWorstFirst();
        widthProperty()
                .subscribe(width ->
                        List.of(size, mean).forEach(column -> column.setVisible(width.doubleValue() >= ROOM_FOR_ALL)));
        setRowFactory(table -> row());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && getSelectionModel().getSelectedItem() != null) {
                images.show(getSelectionModel().getSelectedItem());
            }
        });
    }

    void sortWorstFirst() {
        worst.setSortType(TableColumn.SortType.ASCENDING);
        getSortOrder().setAll(List.of(worst));
    }

    private TableRow<ImageRow> row() {
        TableRow<ImageRow> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (!row.isEmpty() && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                images.show(row.getItem());
            }
        });
        return row;
    }

    /** Sorted by area: 100 x 900 is more than 200 x 400. */
    private TableColumn<ImageRow, ImageRow> sized() {
        TableColumn<ImageRow, ImageRow> size = add(
                "size",
                "Width and height in pixels as stored.",
                84,
                row -> row,
                row -> row.width() == 0 ? "unknown" : row.width() + " × " + row.height());
        size.setComparator(Comparator.comparingLong(row -> (long) row.width() * row.height()));
        size.getStyleClass().add("number");
        return size;
    }

    private TableColumn<ImageRow, Double> number(
            String title, String help, double width, ToDoubleFunction<ImageRow> value, Function<Double, String> text) {
        TableColumn<ImageRow, Double> column = add(title, help, width, value::applyAsDouble, text);
        column.getStyleClass().add("number");
        return column;
    }

    private <T> TableColumn<ImageRow, T> add(
            String title, String help, double width, Function<ImageRow, T> value, Function<T, String> text) {
        TableColumn<ImageRow, T> column = new TableColumn<>();
        Label header = new Label(title);
        Controls.tip(header, help);
        column.setGraphic(header);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(made -> new TableCell<>() {
            {
                setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // names differ at their ends
            }

            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : text.apply(item));
            }
        });
        getColumns().add(column);
        return column;
    }

    private static String whole(double value) {
        return Texts.format("%,.0f", value);
    }

    private static String tenth(double value) {
        return Double.isNaN(value) ? "–" : Texts.format("%,.1f", value);
    }

    private static String share(double value) {
        return Texts.format("%.3f", value);
    }
}
