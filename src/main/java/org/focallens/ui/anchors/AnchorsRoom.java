package org.focallens.ui.anchors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.focallens.core.preset.AssignSettings;
import org.focallens.data.DatasetException;
import org.focallens.data.open.BundledSample;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.anchors.inspector.AnchorsInspector;
import org.focallens.ui.anchors.inspector.CompareViewModel;
import org.focallens.ui.anchors.inspector.ExplainViewModel;
import org.focallens.ui.anchors.model.AnchorsState;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.ImageBrowser;
import org.focallens.ui.anchors.picture.Hud;
import org.focallens.ui.anchors.picture.PictureStage;
import org.focallens.ui.anchors.picture.StageMouse;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.AnchorCount;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.ImageRequest;
import org.focallens.ui.common.Room;
import org.focallens.ui.common.Theme;
import org.focallens.ui.common.work.LatestJob;
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
    private final ImageBrowser gallery = model.gallery();
    private final LatestJob comparison = new LatestJob("compare-settings");
    private final CompareViewModel comparing = new CompareViewModel(model, comparison);
    private final LatestJob rastering = new LatestJob("anchor-overlay");
    private final PictureStage stage = new PictureStage(model, comparing.comparison(), rastering);
    private final StageMouse mouse = new StageMouse(model, stage);
    private final AssignmentExport export;
    private final HistogramDrawer drawer;
    private final List<Action> actions;
    private final BorderPane node = new BorderPane();

    /** @param dialogs asks which file to open */
    public AnchorsRoom(Dialogs dialogs) {
        drawer = new HistogramDrawer(model, dialogs, gallery::say);
        export = new AssignmentExport(model, dialogs);
        actions = new AnchorsActions(model, stage, mouse)
                .all(dialogs, export, () -> drawer.setVisible(!drawer.isVisible()));
        node.setTop(new AnchorsBar(model, mouse, actions));
        node.setBottom(drawer);
        node.setCenter(new StackPane(stage, new Hud(model, comparing.comparison()), emptyState()));
        node.setRight(new AnchorsInspector(
                        model,
                        why,
                        comparing,
                        actions.stream()
                                .filter(action -> action.id().endsWith("-settings"))
                                .toList())
                .node());
    }

    /** Shows an image as another room asks for it: with a box of it selected, under the settings that room speaks of. */
    public void show(ImageRequest asked) {
        model.show(asked);
    }

    /** {@return how many anchors of the image a loss is taken over, null inside while no image is open} */
    public ObservableValue<AnchorCount> count() {
        return model.count();
    }

    /** {@return the settings by which anchors are assigned here} */
    public ObservableValue<AssignSettings> settings() {
        return model.history().state().map(AnchorsState::settings);
    }

    AnchorsViewModel model() {
        return model;
    }

    private Node emptyState() {
        Label what = new Label();
        what.setId("empty-state");
        what.setWrapText(true);
        what.setMaxWidth(560);
        what.setTextAlignment(TextAlignment.CENTER);
        what.textProperty()
                .bind(Bindings.when(gallery.dataset().isNull())
                        .then("Open an image or a data set, or drop one here")
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
        ObjectNode saved = AnchorsMemory.write(model).put("histograms", drawer.isVisible());
        Optional.ofNullable(comparing.other().get()).ifPresent(other -> saved.put("compare", other.name()));
        return saved;
    }

    @Override
    public void restore(JsonNode saved) {
        AnchorsMemory.read(saved, model);
        drawer.setVisible(saved.path("histograms").asBoolean(false));
        comparing.choices().stream()
                .filter(one -> one.name().equals(saved.path("compare").asText()))
                .findFirst()
                .ifPresent(comparing.other()::set);
        reopen(saved.path("path").asText(""), saved.path("image").asInt(0));
    }

    /** What was open last, or the bundled sample, so that the room is never empty without need. */
    private void reopen(String path, int position) {
        try {
            boolean exists = !path.isEmpty() && Files.exists(Path.of(path));
            Path sample = BundledSample.folder();
            gallery.reopen(exists ? Path.of(path) : sample, exists ? position : 0, sample);
        } catch (InvalidPathException | DatasetException e) {
            LOG.warn("nothing is opened at the start: {}", e.getMessage());
        }
    }

    @Override
    public void theme(Theme theme) {
        drawer.style(ChartStyle.of(
                theme.dark())); // the picture's colours are the same in both; the rest is the style sheet's
    }

    @Override
    public void close() {
        rastering.close();
        loading.close();
        searching.close();
        comparison.close();
        export.close();
        drawer.close();
    }
}
