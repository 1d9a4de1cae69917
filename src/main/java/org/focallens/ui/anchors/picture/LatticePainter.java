package org.focallens.ui.anchors.picture;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.ui.anchors.model.CellAnchor.Cell;
import org.focallens.ui.anchors.model.ChosenLevel.Lines;
import org.focallens.ui.common.Palette;

/** Draws the feature map of a level over the picture: what of the image each of its cells stands for, and where the anchors' centres are. */
final class LatticePainter {
    private static final double LEAST_FOR_CENTRES = 14;
    private static final int MOST_OF_CELL = 16;
    private static final int MOST_OF_IMAGE = 512;
    private static final Color LINE = Color.rgb(255, 255, 255, 0.45);
    private static final Color FAINT = Color.rgb(255, 255, 255, 0.3);
    private static final Color SHADE = Color.rgb(0, 0, 0, 0.35);

    private final GraphicsContext g;

    LatticePainter(GraphicsContext g) {
        this.g = g;
    }

    /** Draws the borders of the cells, their anchors' centres where there is room, and the cell under the cursor. */
    void paint(LevelGrid level, ViewTransform view, Lines lines, Cell under) {
        if (lines != Lines.NONE) {
            paintLines(level, view, lines);
        }
        if (lines == Lines.ALL) {
            paintCentres(level, view);
        }
        if (under != null && under.level() == level.level().level()) {
            g.setStroke(Color.WHITE);
            g.setLineWidth(2);
            g.strokeRect(
                    view.screenX(under.column() * level.spacingX()),
                    view.screenY(under.row() * level.spacingY()),
                    view.scale() * level.spacingX(),
                    view.scale() * level.spacingY());
        }
    }

    private void paintLines(LevelGrid level, ViewTransform view, Lines lines) {
        double right = view.screenX(level.columns() * level.spacingX());
        double bottom = view.screenY(level.rows() * level.spacingY());
        g.setLineWidth(1);
        for (int column = 0; column <= level.columns(); column++) {
            double x = Math.floor(view.screenX(column * level.spacingX())) + 0.5;
            line(x, view.offsetY(), x, bottom, lines);
        }
        for (int row = 0; row <= level.rows(); row++) {
            double y = Math.floor(view.screenY(row * level.spacingY())) + 0.5;
            line(view.offsetX(), y, right, y, lines);
        }
    }

    private void line(double x1, double y1, double x2, double y2, Lines lines) {
        if (lines == Lines.ALL) {
            g.setStroke(SHADE);
            g.strokeLine(
                    x1 + (y1 == y2 ? 0 : 1), y1 + (y1 == y2 ? 1 : 0), x2 + (y1 == y2 ? 0 : 1), y2 + (y1 == y2 ? 1 : 0));
        }
        g.setStroke(lines == Lines.ALL ? LINE : FAINT);
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

    /** {@return a square of pixels for each cell, coloured by its anchors' best IoU: single ones would run into each other when they are stretched} */
    static WritableImage heat(LevelGrid level, float[] cells) {
        int side = Math.max(1, Math.min(MOST_OF_CELL, MOST_OF_IMAGE / Math.max(level.columns(), level.rows())));
        int width = side * level.columns();
        int[] colours = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            colours[i] = Palette.argb(Palette.share(cells[i]));
        }
        int[] pixels = new int[width * side * level.rows()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colours[i / width / side * level.columns() + i % width / side];
        }
        WritableImage image = new WritableImage(width, side * level.rows());
        image.getPixelWriter()
                .setPixels(0, 0, width, side * level.rows(), PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return image;
    }
}
