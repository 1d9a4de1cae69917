package org.focallens.ui.anchors.picture;

import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.focallens.core.explain.SettingsComparison;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Assigned;
import org.focallens.ui.common.work.Background;

/** The anchors over the image, rastered in software: a few at once, many away from the FX thread. */
final class AnchorLayer extends ImageView {
    private final AnchorsViewModel model;
    private final ObservableValue<SettingsComparison> comparison;
    private final Background rastering;
    private final TwoImages images = new TwoImages();

    AnchorLayer(AnchorsViewModel model, ObservableValue<SettingsComparison> comparison, Background rastering) {
        this.model = model;
        this.comparison = comparison;
        this.rastering = rastering;
        setMouseTransparent(true);
    }

    /**
     * Draws the anchors anew.
     *
     * @param view     from the network's input to the screen
     * @param width    on the screen
     * @param height   on the screen
     * @param physical pixels for each of the screen
     */
    void paint(ViewTransform view, double width, double height, double physical) {
        int columns = (int) Math.ceil(width * physical);
        int rows = (int) Math.ceil(height * physical);
        if (model.assigned().get() == null || columns < 1 || rows < 1) {
            return;
        }
        Drawing drawing = drawing();
        ViewTransform scaled = view.times(physical);
        if (drawing.isHeavy()) {
            TwoImages.Back back = images.back(columns, rows);
            rastering.submit(
                    cancelled -> drawing.draw(new OverlayRaster(back.cleared(), columns, scaled, cancelled)),
                    raster -> show(images.show(back), physical),
                    this::fail);
        } else {
            rastering.cancel();
            show(drawn(scaled, columns, rows), physical);
        }
    }

    /** {@return the anchors in an image of their own, drawn at once} */
    Image drawn(ViewTransform view, int width, int height) {
        return Drawing.image(drawing().draw(new OverlayRaster(width, height, view, () -> false)), width, height);
    }

    /** Anchors of other settings must not be taken for those of now. */
    private void fail(Exception failure) {
        setImage(null);
        model.gallery().fail("The anchors cannot be drawn: " + failure.getMessage());
    }

    void clear() {
        rastering.cancel();
        setImage(null);
    }

    private Drawing drawing() {
        Assigned assigned = model.assigned().get();
        Drawn drawn = Drawn.of(
                model.history().get(),
                assigned.matchedTruth(model.selectedTruth().get()),
                model.cell().get());
        return new Drawing(assigned, drawn, comparison.getValue());
    }

    private void show(Image anchors, double physical) {
        setFitWidth(anchors.getWidth() / physical);
        setFitHeight(anchors.getHeight() / physical);
        setImage(anchors);
    }
}
