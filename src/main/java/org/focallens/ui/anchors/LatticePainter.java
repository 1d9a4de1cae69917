package org.focallens.ui.anchors;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.ui.anchors.CellAnchor.Cell;
import org.focallens.ui.common.Palette;

/** Draws the feature map of a level over the picture: what of the image each of its cells stands for, and where the anchors' centres are. */
final class LatticePainter {
    /** Nearer lines than this many screen pixels would be a grey veil. */
    private static final double LEAST_SPACING = 4;
    private static final double LEAST_FOR_CENTRES = 14;
    private static final Color LINE = Color.rgb(255, 255, 255, 0.45);
    private static final Color SHADE = Color.rgb(0, 0, 0, 0.35);

    private final GraphicsContext g;

    LatticePainter(GraphicsContext g) {
        this.g = g;
    }

    /** Draws the borders of the cells, their anchors' centres where there is room, and the cell under the cursor. */
    void paint(LevelGrid level, ViewTransform view, Cell under) {
        double right = view.screenX(level.columns() * level.spacingX());
        double bottom = view.screenY(level.rows() * level.spacingY());
        if (view.scale() * Math.min(level.spacingX(), level.spacingY()) >= LEAST_SPACING) {
            g.setLineWidth(1);
            for (int column = 0; column <= level.columns(); column++) {
                double x = Math.floor(view.screenX(column * level.spacingX())) + 0.5;
                line(x, view.offsetY(), x, bottom);
            }
            for (int row = 0; row <= level.rows(); row++) {
                double y = Math.floor(view.screenY(row * level.spacingY())) + 0.5;
                line(view.offsetX(), y, right, y);
            }
            paintCentres(level, view);
        }
        if (under != null && under.level() == level.level().level()) {
            g.setStroke(Color.WHITE);
            g.setLineWidth(2);
            g.strokeRect(view.screenX(under.column() * level.spacingX()), view.screenY(under.row() * level.spacingY()), view.scale() * level.spacingX(),
                    view.scale() * level.spacingY());
        }
    }

    private void line(double x1, double y1, double x2, double y2) {
        g.setStroke(SHADE);
        g.strokeLine(x1 + (y1 == y2 ? 0 : 1), y1 + (y1 == y2 ? 1 : 0), x2 + (y1 == y2 ? 0 : 1), y2 + (y1 == y2 ? 1 : 0));
        g.setStroke(LINE);
        g.strokeLine(x1, y1, x2, y2);
    }

    private void paintCentres(LevelGrid level, ViewTransform view) {
        if (view.scale() * Math.min(level.spacingX(), level.spacingY()) < LEAST_FOR_CENTRES) {
            return;
        }
        g.setFill(Color.WHITE);
        for (int row = 0; row < level.rows(); row++) {
            for (int column = 0; column < level.columns(); column++) {
                g.fillRect(view.screenX(level.centreX(column)) - 1, view.screenY(level.centreY(row)) - 1, 3, 3);
            }
        }
    }

    /** {@return a pixel for each cell, coloured by its anchors' best IoU} */
    static WritableImage heat(LevelGrid level, float[] cells) {
        int[] pixels = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            pixels[i] = Palette.argb(Palette.share(cells[i]));
        }
        WritableImage image = new WritableImage(level.columns(), level.rows());
        image.getPixelWriter().setPixels(0, 0, level.columns(), level.rows(), PixelFormat.getIntArgbInstance(), pixels, 0, level.columns());
        return image;
    }
}
