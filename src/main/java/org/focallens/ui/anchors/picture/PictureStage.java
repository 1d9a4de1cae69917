package org.focallens.ui.anchors.picture;

import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Transform;
import org.focallens.core.explain.SettingsComparison;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.data.image.Picture;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Assigned;
import org.focallens.ui.anchors.model.OpenImage;
import org.focallens.ui.anchors.model.TruthBox;
import org.focallens.ui.common.work.Background;
import org.focallens.ui.common.work.Repaint;

/**
 * The picture with its layers: image, anchors (rastered in software), highlights (a canvas for a few hundred boxes at most). Zooms and
 * pans; each layer is drawn anew only when its own inputs change.
 */
public final class PictureStage extends Pane {
    /** While a cell is inspected its own anchors are to be seen first. */
    private static final double DIMMED = 0.3;
    /** Times the picture's own area. */
    private static final double MOST_CACHED = 4;

    private final AnchorsViewModel model;
    private final ImageView imageLayer = new ImageView();
    private final AnchorLayer anchorLayer;
    private final HeatLayer heatLayer;
    private final Canvas highlightLayer = new Canvas();
    private final Highlights highlights;
    private final Repaint repaintAnchors = new Repaint(this::paintAnchors);
    private final Repaint repaintHighlights = new Repaint(this::paintHighlights);
    private final ReadOnlyObjectWrapper<ViewTransform> view = new ReadOnlyObjectWrapper<>(new ViewTransform(1, 0, 0));
    private final ObjectProperty<TruthBox> drawnBox = new SimpleObjectProperty<>();
    private boolean fitted = true;
    private Fit shownFit;

    /**
     * @param model      what is shown
     * @param comparison with other settings, whose flips are drawn in place of all anchors; null inside where there is none
     * @param rastering  where many anchors are drawn
     */
    public PictureStage(AnchorsViewModel model, ObservableValue<SettingsComparison> comparison, Background rastering) {
        this.model = model;
        this.anchorLayer = new AnchorLayer(model, comparison, rastering);
        this.heatLayer = new HeatLayer(model);
        this.highlights = new Highlights(model, highlightLayer.getGraphicsContext2D());
        setId("picture-stage");
        getStyleClass().add("picture-stage");
        setFocusTraversable(true);
        setMinSize(200, 200);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().setAll(imageLayer, heatLayer, anchorLayer, highlightLayer);
        imageLayer.setMouseTransparent(true);
        highlightLayer.setMouseTransparent(true);
        follow(comparison);
    }

    private void follow(ObservableValue<SettingsComparison> comparison) {
        model.image().subscribe(this::showImage);
        model.assigned().subscribe(this::assignmentChanged);
        model.cell().subscribe(cell -> {
            anchorLayer.setOpacity(cell == null ? 1 : DIMMED);
            repaintHighlights.request();
            if (model.history().get().display().oneCell()) {
                repaintAnchors.request();
            }
        });
        model.chosenLevel().scale().bind(view.map(ViewTransform::scale));
        Stream.of(
                        model.selectedTruth(),
                        drawnBox,
                        model.chosenLevel().under(),
                        model.chosenLevel().lattice(),
                        model.chosenLevel().heat(),
                        model.cellLevel())
                .forEach(shown -> shown.subscribe(repaintHighlights::request));
        Stream.of(model.selectedTruth(), comparison).forEach(shown -> shown.subscribe(repaintAnchors::request));
        heatLayer.imageProperty().subscribe(() -> heatLayer.place(view.get()));
        view.subscribe(this::viewChanged);
    }

    private void showImage(OpenImage image) {
        if (image == null) {
            imageLayer.setImage(null);
        } else {
            Picture picture = image.picture();
            WritableImage pixels = new WritableImage(picture.width(), picture.height());
            pixels.getPixelWriter()
                    .setPixels(
                            0,
                            0,
                            picture.width(),
                            picture.height(),
                            PixelFormat.getIntArgbInstance(),
                            picture.pixels(),
                            picture.width());
            imageLayer.setImage(pixels);
            fitted = true;
        }
    }

    private void assignmentChanged() {
        Assigned assigned = model.assigned().get();
        if (assigned == null) {
            anchorLayer.clear();
            repaintHighlights.request();
            return;
        }
        if (fitted || !assigned.fit().equals(shownFit)) {
            shownFit = assigned.fit();
            fit();
        }
        repaintAnchors.request();
        repaintHighlights.request();
    }

    /** Shows the whole picture. */
    public void fit() {
        fitted = true;
        Assigned assigned = model.assigned().get();
        if (assigned != null && getWidth() > 0) {
            view.set(ViewTransform.fit(
                    assigned.fit().paddedWidth(), assigned.fit().paddedHeight(), getWidth(), getHeight()));
            viewChanged();
        }
    }

    /** Zooms about a point of this node. */
    public void zoom(double factor, double x, double y) {
        fitted = false;
        view.set(view.get().zoomed(factor, x, y));
    }

    /** Zooms about the middle. */
    public void zoom(double factor) {
        zoom(factor, getWidth() / 2, getHeight() / 2);
    }

    public void pan(double dx, double dy) {
        fitted = false;
        view.set(view.get().panned(dx, dy));
    }

    /** {@return the anchors as they were last drawn; another object after each drawing} */
    public ObservableValue<Image> drawn() {
        return anchorLayer.imageProperty();
    }

    public ViewTransform view() {
        return view.get();
    }

    /** The box that is being drawn by hand, in image pixels; null when none is. */
    ObjectProperty<TruthBox> drawnBox() {
        return drawnBox;
    }

    @Override
    protected void layoutChildren() {
        if (highlightLayer.getWidth() != getWidth() || highlightLayer.getHeight() != getHeight()) {
            highlightLayer.setWidth(getWidth());
            highlightLayer.setHeight(getHeight());
            if (fitted) {
                fit();
            }
            viewChanged();
        }
    }

    private void viewChanged() {
        Assigned assigned = model.assigned().get();
        if (assigned == null) {
            return;
        }
        ViewTransform now = view.get();
        imageLayer.setTranslateX(onPixel(now.offsetX()));
        imageLayer.setTranslateY(onPixel(now.offsetY()));
        imageLayer.setFitWidth(now.scale() * assigned.fit().width());
        imageLayer.setFitHeight(now.scale() * assigned.fit().height());
        // Scaled once for many frames of panning, unless far in, where the whole scaled image would be too large to
        // keep.
        imageLayer.setCache(
                imageLayer.getFitWidth() * imageLayer.getFitHeight() <= MOST_CACHED * getWidth() * getHeight());
        imageLayer.setSmooth(now.scale() < 4); // far in, a pixel is to be seen as a pixel
        heatLayer.place(now);
        repaintAnchors.request();
        repaintHighlights.request();
    }

    /** Between two pixels the picture would be interpolated anew at every frame of panning, which takes as long as all the rest. */
    private double onPixel(double offset) {
        return Math.rint(offset * physicalScale()) / physicalScale();
    }

    private double physicalScale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    private void paintAnchors() {
        anchorLayer.paint(view.get(), getWidth(), getHeight(), physicalScale());
    }

    private void paintHighlights() {
        highlights.paint(getWidth(), getHeight(), view.get(), drawnBox.get());
    }

    /**
     * The picture as it is seen, its anchors drawn anew for its size.
     *
     * @param scale pixels for each of the screen
     */
    public Image picture(double scale) {
        Image onScreen = anchorLayer.getImage();
        int width = (int) Math.ceil(getWidth() * scale);
        int height = (int) Math.ceil(getHeight() * scale);
        boolean cached = imageLayer.isCache();
        imageLayer.setCache(false); // the cache has the screen's pixels
        anchorLayer.setImage(anchorLayer.drawn(view.get().times(scale), width, height));
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        WritableImage picture = snapshot(parameters, new WritableImage(width, height));
        anchorLayer.setImage(onScreen);
        imageLayer.setCache(cached);
        return picture;
    }
}
