package org.focallens.ui.anchors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;
import org.focallens.core.preset.Presets;
import org.focallens.data.BundledSample;
import org.focallens.data.DatasetException;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.LatestJob;
import org.focallens.ui.common.Room;
import org.focallens.ui.common.Theme;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room that lays anchors over an image and shows which become positive, ignored and negative. */
public final class AnchorsRoom implements Room {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorsRoom.class);

    private final LatestJob loading = new LatestJob("open-image");
    private final AnchorsViewModel model = new AnchorsViewModel(loading);
    private final LatestJob searching = new LatestJob("explain-box");
    private final ExplainViewModel why = new ExplainViewModel(model, searching);
    private final Gallery gallery = model.gallery();
    private final LatestJob comparison = new LatestJob("compare-settings");
    private final CompareViewModel comparing = new CompareViewModel(model, comparison);
    private final PictureStage stage = new PictureStage(model, comparing.comparison());
    private final StageMouse mouse = new StageMouse(model, stage);
    private final Dialogs dialogs;
    private final List<Action> actions;
    private final BorderPane node = new BorderPane();

    /** @param dialogs asks which file to open */
    public AnchorsRoom(Dialogs dialogs) {
        this.dialogs = dialogs;
        this.actions = makeActions();
        node.setTop(bar());
        node.setCenter(new StackPane(stage, new Hud(model, comparing.comparison()), emptyState()));
        node.setRight(new Inspector(model, why, comparing).node());
    }

    /** {@return what the room shows and does} */
    public AnchorsViewModel model() {
        return model;
    }

    private List<Action> makeActions() {
        return List.of(
                Action.of("open-image", "File", "Open image or file …", "Opens an image, a COCO file, a VOC annotation or a data.yaml", "Shortcut+O",
                        Feather.IMAGE, () -> dialogs.openFile().ifPresent(path -> gallery.open(path, 0))),
                Action.of("open-folder", "File", "Open data set …", "Opens a COCO, VOC or YOLO folder, or any folder of images", "Shortcut+Shift+O",
                        Feather.FOLDER, () -> dialogs.openFolder().ifPresent(path -> gallery.open(path, 0))),
                Action.of("problems", "File", "Problems in the data …", "Everything that could not be read, with file and place", "Shortcut+P",
                        Feather.ALERT_TRIANGLE, () -> dialogs.show("Problems in the data", gallery.problems()))
                        .when(Bindings.createBooleanBinding(() -> !gallery.problems().isEmpty(), gallery.dataset())),
                Action.of("previous-image", "Image", "Previous image", "The image before this one", "Page Up", Feather.CHEVRON_LEFT,
                        gallery::previous),
                Action.of("next-image", "Image", "Next image", "The image after this one", "Page Down", Feather.CHEVRON_RIGHT,
                        gallery::next),
                Action.of("undo", "Edit", "Undo", "Takes the last change back", "Shortcut+Z", Feather.CORNER_UP_LEFT, model.history()::undo)
                        .when(model.history().canUndo()),
                Action.of("redo", "Edit", "Redo", "Does it again", "Shortcut+Shift+Z", Feather.CORNER_UP_RIGHT, model.history()::redo)
                        .when(model.history().canRedo()),
                Action.of("delete-box", "Edit", "Delete box", "Deletes the selected box; the file on disk stays as it is", "Delete", Feather.TRASH_2,
                        model::deleteTruth).when(model.selectedTruth().isNotEqualTo(AnchorsViewModel.NONE)),
                Action.of("draw-box", "Edit", "Draw box", "The next drag on the picture makes a new box", "B", null, () -> mouse.drawing().set(true)),
                Action.of("deselect", "Edit", "Select nothing", "Leaves the cell and the box alone", "Esc", null, this::deselect)
                        .when(Bindings.not(gallery.busy())),
                Action.of("zoom-in", "View", "Zoom in", "Larger; the wheel does the same about the cursor", "Shortcut+'+'", Feather.ZOOM_IN,
                        () -> stage.zoom(1.25)),
                Action.of("zoom-out", "View", "Zoom out", "Smaller", "Shortcut+Minus", Feather.ZOOM_OUT, () -> stage.zoom(0.8)),
                Action.of("zoom-fit", "View", "Whole picture", "Fits the picture into the window", "Shortcut+0", Feather.MAXIMIZE, stage::fit),
                show(AnchorKind.POSITIVE, "1"), show(AnchorKind.FORCED, "2"), show(AnchorKind.IGNORED, "3"), show(AnchorKind.NEGATIVE, "4"));
    }

    private Action show(AnchorKind kind, String key) {
        return Action.of("toggle-" + kind.name().toLowerCase(Locale.ROOT), "View", "Show or hide " + kind.title().toLowerCase(Locale.ROOT)
                + " anchors", kind.help(), key, null, () -> model.change("show " + kind,
                        state -> state.showing(kind, !state.shown().contains(kind))));
    }

    private void deselect() {
        mouse.drawing().set(false);
        model.cell().set(null);
        model.selectedTruth().set(AnchorsViewModel.NONE);
    }

    private Node bar() {
        HBox bar = new HBox();
        bar.getStyleClass().addAll("room-bar", "anchors-bar");
        actions.stream().filter(action -> action.icon() != null).map(Controls::button).forEach(bar.getChildren()::add);
        ToggleButton draw = new ToggleButton("Draw box", new FontIcon(Feather.EDIT_2));
        draw.setId("draw-box");
        draw.setMinWidth(Region.USE_PREF_SIZE);
        draw.selectedProperty().bindBidirectional(mouse.drawing());
        Controls.tip(draw, "The next drag on the picture makes a new box  (B)");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar.getChildren().addAll(draw, gap, legend());
        return bar;
    }

    /** The legend is the switch: what is hidden can be shown where its colour is explained. */
    private Node legend() {
        HBox legend = new HBox(12);
        legend.setAlignment(Pos.CENTER_RIGHT);
        for (AnchorKind kind : AnchorKind.values()) {
            CheckBox box = new CheckBox(kind.title());
            box.setId("show-" + kind.name().toLowerCase(Locale.ROOT));
            box.setGraphic(new Rectangle(14, 14, kind.color()));
            box.setMinWidth(Region.USE_PREF_SIZE);
            Controls.tip(box, kind.help() + "  (" + (kind.ordinal() + 1) + ")");
            model.history().state().subscribe(state -> box.setSelected(state.shown().contains(kind)));
            box.setOnAction(event -> model.change("show " + kind, state -> state.showing(kind, box.isSelected())));
            legend.getChildren().add(box);
        }
        return legend;
    }

    private Node emptyState() {
        Label what = new Label();
        what.setId("empty-state");
        what.setWrapText(true);
        what.setMaxWidth(560);
        what.setTextAlignment(TextAlignment.CENTER);
        what.textProperty().bind(Bindings.when(gallery.dataset().isNull()).then("Open an image or a data set, or drop one here")
                .otherwise(gallery.message()));
        Label formats = Controls.note("JPEG, PNG, BMP, GIF  ·  COCO, Pascal VOC, YOLO");
        VBox empty = new VBox(new FontIcon(Feather.IMAGE), what, formats);
        empty.getStyleClass().add("empty-state");
        empty.setMouseTransparent(true);
        empty.visibleProperty().bind(model.image().isNull());
        return empty;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public ObservableValue<String> status() {
        return gallery.message();
    }

    @Override
    public ObservableBooleanValue busy() {
        return gallery.busy();
    }

    @Override
    public ObservableDoubleValue progress() {
        return gallery.progress();
    }

    @Override
    public void cancel() {
        gallery.cancel();
    }

    @Override
    public Optional<String> failure() {
        return gallery.failure();
    }

    @Override
    public boolean open(Path path) {
        gallery.open(path, 0);
        return true;
    }

    @Override
    public JsonNode save() {
        AnchorsState state = model.history().get();
        Path path = gallery.path();
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        saved.put("preset", state.preset().name()).put("foreground", state.foreground()).put("background", state.background());
        saved.put("cellLevel", model.cellLevel().get()).put("image", gallery.position());
        if (path != null && path.getFileSystem() == FileSystems.getDefault()) {
            saved.put("path", path.toString());
        }
        return saved;
    }

    @Override
    public void restore(JsonNode saved) {
        try {
            AnchorsState state = model.history().get().withPreset(Presets.named(saved.path("preset").asText(Presets.TORCHVISION.name())));
            state = state.withThresholds(saved.path("foreground").asDouble(state.foreground()),
                    saved.path("background").asDouble(state.background()));
            state.matching();                                     // refuses thresholds that mean nothing
            model.history().restart(state);
        } catch (IllegalArgumentException e) {
            LOG.warn("the anchors room starts with its defaults: {}", e.getMessage());
        }
        model.cellLevel().set(Math.max(3, Math.min(7, saved.path("cellLevel").asInt(5))));
        reopen(saved.path("path").asText(""), saved.path("image").asInt(0));
    }

    /** What was open last, or the bundled sample, so that the room is never empty without need. */
    private void reopen(String path, int position) {
        try {
            boolean exists = !path.isEmpty() && Files.exists(Path.of(path));
            gallery.open(exists ? Path.of(path) : BundledSample.folder(), exists ? position : 0);
        } catch (InvalidPathException | DatasetException e) {
            LOG.warn("nothing is opened at the start: {}", e.getMessage());
        }
    }

    @Override
    public void theme(Theme theme) {
        // The picture's colours are the same in both; the rest is the style sheet's.
    }

    @Override
    public void close() {
        stage.close();
        loading.close();
        searching.close();
        comparison.close();
    }
}
