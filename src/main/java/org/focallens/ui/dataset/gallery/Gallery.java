package org.focallens.ui.dataset.gallery;

import impl.org.controlsfx.skin.GridViewSkin;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridView;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;
import org.focallens.ui.dataset.model.DatasetViewModel;

/** All images small, with their boxes; those that no anchor is to find stand out. By mouse and by keys; cells are made for what is on the screen. */
final class Gallery extends VBox {
    private static final double GAP = 8;

    private final ImageList images;
    private final ObservableList<ImageRow> rows = FXCollections.observableArrayList();
    private final SortedList<ImageRow> sorted = new SortedList<>(rows, ImageOrder.WORST.comparator());
    private final ObjectProperty<ImageRow> chosen = new SimpleObjectProperty<>();
    private final GridView<ImageRow> grid = new GridView<>(sorted);
    private final ObjectProperty<ImageOrder> order = new SimpleObjectProperty<>(ImageOrder.WORST);
    private final Choice<ImageOrder> orders = new Choice<>(
            "gallery-order",
            ImageOrder::text,
            "The order of the images. Worst covered: most boxes without an anchor, then the lowest best IoU of a box.");

    Gallery(DatasetViewModel model, ImageList images, Thumbnails thumbnails) {
        super(8);
        this.images = images;
        grid.setId("gallery");
        grid.setCellFactory(view -> new GalleryCell(model, images, thumbnails, chosen));
        grid.setCellWidth(Thumbnails.WIDTH + 2 * GAP);
        grid.setCellHeight(GalleryCell.HEIGHT + 2 * GAP);
        grid.setHorizontalCellSpacing(GAP / 4);
        grid.setVerticalCellSpacing(GAP / 4);
        orders.offer(List.of(ImageOrder.values()));
        orders.bind(order, order::set);
        order.subscribe(now -> sorted.setComparator(now.comparator()));
        grid.setFocusTraversable(true);
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        VBox.setVgrow(grid, Priority.ALWAYS);
        Label note = Controls.note(
                "Dashed vermilion: a box without an anchor. Dotted: a crowd region, or marked difficult. Click or press Enter to open the image "
                        + "in the anchors room with its worst box selected; the arrow keys move.");
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(grid, note);
    }

    /** Shows rows; the chosen one stays. */
    void show(List<ImageRow> next) {
        ImageRow was = chosen.get();
        rows.setAll(next);
        chosen.set(
                was == null
                        ? null
                        : next.stream()
                                .filter(row ->
                                        row.image() == was.image() && row.name().equals(was.name()))
                                .findFirst()
                                .orElse(null));
    }

    /** {@return the choice of the order} */
    Choice<ImageOrder> orders() {
        return orders;
    }

    /** The order of the images. */
    ObjectProperty<ImageOrder> order() {
        return order;
    }

    void sortWorstFirst() {
        order.set(ImageOrder.WORST);
    }

    private void press(KeyEvent event) {
        int columns = grid.getSkin() instanceof GridViewSkin<?> skin ? Math.max(1, skin.computeMaxCellsInRow()) : 1;
        switch (event.getCode()) {
            case RIGHT -> move(1, columns);
            case LEFT -> move(-1, columns);
            case DOWN -> move(columns, columns);
            case UP -> move(-columns, columns);
            case HOME -> move(-sorted.size(), columns);
            case END -> move(sorted.size(), columns);
            case ENTER -> open();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void open() {
        if (chosen.get() != null) {
            images.show(chosen.get());
        }
    }

    private void move(int by, int columns) {
        if (sorted.isEmpty()) {
            return;
        }
        int now = sorted.indexOf(chosen.get());
        int next = now < 0 ? 0 : Math.max(0, Math.min(sorted.size() - 1, now + by));
        chosen.set(sorted.get(next));
        if (grid.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollTo(next / columns);
        }
    }
}
