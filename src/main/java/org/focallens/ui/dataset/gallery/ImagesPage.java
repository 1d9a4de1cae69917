package org.focallens.ui.dataset.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.text.Texts;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Remembered;
import org.focallens.ui.common.Segments;
import org.focallens.ui.dataset.model.BoxFilter;
import org.focallens.ui.dataset.model.DatasetViewModel;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The images, small or as a table, that can be searched and sorted; one that is chosen opens in the anchors room. */
public final class ImagesPage extends VBox {
    private static final int ALL = -1;

    private final DatasetViewModel model;
    private final TextField search = new TextField();
    private final Choice<Integer> category =
            new Choice<>("image-class", this::name, "Shows the images with a box of this class.");
    private final ImageList images;
    private final ImagesTable table;
    private final Label count = new Label();
    private final Label such = new Label();
    private final ObjectProperty<Display> display = new SimpleObjectProperty<>(Display.GALLERY);
    private final Gallery gallery;

    /** How the images are shown. */
    enum Display {
        GALLERY,
        TABLE
    }

    public ImagesPage(DatasetViewModel model, ImageList images, Thumbnails thumbnails) {
        super(8);
        this.model = model;
        this.images = images;
        this.table = new ImagesTable(images);
        this.gallery = new Gallery(model, images, thumbnails);
        getStyleClass().add("panel-side");
        search.setId("image-search");
        search.setPromptText("Part of a file's name");
        search.textProperty().subscribe((was, now) -> refresh());
        Controls.tip(search, "Shows the images whose file names hold this.");
        category.onChosen(chosen -> {
            category.render(chosen);
            refresh();
        });
        count.getStyleClass().add("muted");
        count.setMinWidth(USE_PREF_SIZE);
        Choice<ImageOrder> order = gallery.orders();
        order.visibleProperty().bind(display.isEqualTo(Display.GALLERY));
        order.managedProperty().bind(order.visibleProperty());
        Segments<Display> displays = new Segments<Display>("images")
                .add(Display.GALLERY, "Gallery", "Thumbnails of all images, boxes without an anchor marked")
                .add(Display.TABLE, "Table", "One row of figures per image")
                .bind(display, display::set);
        HBox bar = new HBox(8, displays, search, category, order, count);
        bar.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox rows = new VBox(
                8,
                table,
                Controls.note(
                        "Click or press Enter to open the image in the anchors room with its worst box selected; the arrow keys move, a "
                                + "click on a heading sorts."));
        VBox.setVgrow(rows, Priority.ALWAYS);
        VBox.setVgrow(gallery, Priority.ALWAYS);
        HBox filtered = filtered();
        display.subscribe(now -> getChildren().setAll(bar, filtered, now == Display.GALLERY ? gallery : rows));
    }

    /** Where a chart's bar led here: what it stands for, and the way back to all images. */
    private HBox filtered() {
        Button chip = new Button(null, new FontIcon(Feather.X));
        chip.setId("image-filter");
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.setMinWidth(USE_PREF_SIZE);
        chip.getStyleClass().add("accent");
        chip.setOnAction(event -> images.filter().set(null));
        Controls.tip(
                chip,
                "Only images with these boxes are shown, and only these boxes are counted. Click to show all images again.  (Alt+0)");
        such.getStyleClass().add("muted");
        HBox row = new HBox(8, chip, such);
        row.setAlignment(Pos.CENTER_LEFT);
        row.managedProperty().bind(row.visibleProperty());
        images.filter().subscribe(now -> {
            row.setVisible(now != null);
            chip.setText(now == null ? "" : now.text());
            refresh();
        });
        return row;
    }

    /** Shows the images with the boxes of a bar, the worst covered first. */
    public void show(BoxFilter boxes) {
        search.clear();
        category.render(ALL);
        gallery.sortWorstFirst();
        table.sortWorstFirst();
        images.filter().set(boxes);
    }

    /** {@return what can be done by keys} */
    public List<Action> actions() {
        return List.of(Action.of(
                        "images-all",
                        "View",
                        "Show all images",
                        "Removes the filter set by a chart's bar",
                        "Alt+0",
                        null,
                        () -> images.filter().set(null))
                .when(Bindings.isNotNull(images.filter())));
    }

    /** Another data set: all its classes are offered. */
    public void begin() {
        category.render(ALL);
        category.offer(IntStream.range(ALL, categories().size()).boxed().toList());
    }

    private List<String> categories() {
        return model.dataset().get() == null ? List.of() : model.dataset().get().categories();
    }

    private String name(int chosen) {
        return chosen < 0 || chosen >= categories().size()
                ? "all classes"
                : categories().get(chosen);
    }

    /** {@return what is remembered of this page} */
    public ObjectNode save() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("display", display.get().name())
                .put("order", gallery.order().get().name());
    }

    /** Takes what was remembered. */
    public void restore(JsonNode saved) {
        display.set(Remembered.choice(saved.path("display"), Display.GALLERY));
        gallery.order().set(Remembered.choice(saved.path("order"), ImageOrder.WORST));
    }

    /** Shows the rows of now; the sorting stays. */
    public void refresh() {
        List<ImageRow> rows = images.rows(search.getText(), category.getValue() == null ? ALL : category.getValue());
        table.getItems().setAll(rows);
        table.sort();
        gallery.show(rows);
        count.setText(Texts.counted(rows.size(), "image", "images"));
        such.setText(Texts.counted(rows.stream().mapToInt(ImageRow::boxes).sum(), "such box", "such boxes")
                + "; the images' other boxes are drawn faint and not counted");
    }
}
