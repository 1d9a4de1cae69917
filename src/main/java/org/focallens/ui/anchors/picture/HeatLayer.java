package org.focallens.ui.anchors.picture;

import javafx.scene.image.ImageView;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.ui.anchors.model.AnchorsViewModel;

/** The chosen level's cells over the image, coloured by the best IoU of their anchors. A few pixels for each cell, stretched. */
final class HeatLayer extends ImageView {
    private static final double OPACITY = 0.6;

    private final AnchorsViewModel model;

    HeatLayer(AnchorsViewModel model) {
        this.model = model;
        setMouseTransparent(true);
        setSmooth(false);
        setOpacity(OPACITY);
        model.chosenLevel().heat().subscribe(this::draw);
        model.assigned().subscribe(this::draw);
        model.cellLevel().subscribe(this::draw);
    }

    private void draw() {
        boolean shown = model.chosenLevel().heat().get();
        setImage(
                shown
                        ? model.chosenLevel()
                                .level()
                                .map(level -> LatticePainter.heat(
                                        level, model.assigned().get().nearest().cells(level)))
                                .orElse(null)
                        : null);
    }

    /** Follows the picture. */
    void place(ViewTransform view) {
        if (getImage() == null) {
            return;
        }
        model.chosenLevel().level().ifPresent(level -> place(level, view));
    }

    private void place(LevelGrid level, ViewTransform view) {
        setTranslateX(view.offsetX());
        setTranslateY(view.offsetY());
        setFitWidth(view.scale() * level.columns() * level.spacingX());
        setFitHeight(view.scale() * level.rows() * level.spacingY());
    }
}
