package org.focallens.ui.training.inspect;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import org.focallens.figure.ChartStyle;
import org.focallens.text.Texts;
import org.focallens.train.inspect.ChannelMaps;
import org.focallens.ui.common.Palette;

/** Every channel of a layer as a small picture, for each look side by side. */
final class ChannelsPane {

    private static final double GAP = 3;
    private static final double MARGIN = 8;

    private final PicturePane pane =
            new PicturePane("inspect-channels", "Activations of the layer's channels for this image", this::paint);
    private final ReadOnlyStringWrapper under = new ReadOnlyStringWrapper("");
    private List<Sheet> sheets = List.of();
    private double pointerX = -1;
    private double pointerY = -1;

    /** The channels of one look, below each other in one image. */
    private record Sheet(String name, ChannelMaps maps, boolean[] dead, Image image) {}

    ChannelsPane() {
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
        pane.addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(-1, -1));
    }

    Node node() {
        return pane;
    }

    void style(ChartStyle style) {
        pane.style(style);
    }

    /** {@return what lies under the pointer, in words} */
    ReadOnlyStringProperty under() {
        return under.getReadOnlyProperty();
    }

    /**
     * Shows other channels; all of them on one scale, so that their colours can be compared.
     *
     * @param names   of the runs
     * @param figures of the same layer of each
     * @param least   darkest
     * @param most    lightest
     */
    void show(List<String> names, List<LayerFigures> figures, float least, float most) {
        List<Sheet> next = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            ChannelMaps maps = figures.get(i).maps();
            next.add(new Sheet(names.get(i), maps, figures.get(i).dead(), Pixels.image(maps, least, most)));
        }
        sheets = next;
        pane.request();
    }

    private void point(double x, double y) {
        pointerX = x;
        pointerY = y;
        pane.request();
    }

    private void paint(GraphicsContext graphics, PicturePane self) {
        under.set("Point at a channel to see its activation.");
        if (sheets.isEmpty()) {
            return;
        }
        int across = across(self);
        int down = (sheets.size() + across - 1) / across;
        for (int i = 0; i < sheets.size(); i++) {
            int row = i / across;
            double left = MARGIN + i % across * self.getWidth() / across;
            double top = MARGIN + row * self.getHeight() / down + caption();
            if (caption() > 0) {
                self.write(
                        graphics, sheets.get(i).name, left, top - caption() / 2, self.getWidth() / across - 2 * MARGIN);
            }
            paint(graphics, sheets.get(i), tiles(self, sheets.get(i), across).moved(left, top));
        }
    }

    private double caption() {
        return sheets.size() > 1 ? pane.caption() : 0;
    }

    /** {@return how many inspections stand side by side for their channels to come out largest} */
    private int across(PicturePane self) {
        int best = 1;
        for (int next = 2; next <= sheets.size(); next++) {
            best = tiles(self, sheets.get(0), next).width()
                            > tiles(self, sheets.get(0), best).width()
                    ? next
                    : best;
        }
        return best;
    }

    private Tiles tiles(PicturePane self, Sheet sheet, int across) {
        int down = (sheets.size() + across - 1) / across;
        return new Tiles.Plan(sheet.maps.channels(), 0, (double) sheet.maps.rows() / sheet.maps.columns(), GAP, 0)
                .in(self.getWidth() / across - 2 * MARGIN, self.getHeight() / down - 2 * MARGIN - caption());
    }

    private void paint(GraphicsContext graphics, Sheet sheet, Tiles tiles) {
        int rows = sheet.maps.rows();
        int columns = sheet.maps.columns();
        for (int channel = 0; channel < sheet.maps.channels(); channel++) {
            graphics.drawImage(
                    sheet.image,
                    0,
                    (double) channel * rows,
                    columns,
                    rows,
                    tiles.x(channel),
                    tiles.y(channel),
                    tiles.width(),
                    tiles.height());
            if (sheet.dead[channel]) {
                cross(graphics, tiles, channel);
            }
        }
        int at = tiles.at(pointerX, pointerY);
        if (at >= 0) {
            graphics.setStroke(Color.WHITE);
            graphics.setLineWidth(2);
            graphics.strokeRect(tiles.x(at), tiles.y(at), tiles.width(), tiles.height());
            under.set(text(sheet, at, tiles.cell(at, pointerX, pointerY, rows, columns)));
        }
    }

    private static void cross(GraphicsContext graphics, Tiles tiles, int channel) {
        graphics.setStroke(Palette.NEGATIVE);
        graphics.setLineWidth(1.5);
        double x = tiles.x(channel);
        double y = tiles.y(channel);
        graphics.strokeLine(x, y, x + tiles.width(), y + tiles.height());
        graphics.strokeLine(x + tiles.width(), y, x, y + tiles.height());
    }

    private static String text(Sheet sheet, int channel, Tiles.Cell cell) {
        return Texts.format(
                        "Channel %d, row %d, column %d: %.3f%s",
                        channel,
                        cell.row(),
                        cell.column(),
                        sheet.maps.value(cell.row(), cell.column(), channel),
                        sheet.dead[channel] ? " (dead)" : "")
                .replace(": -", ": −");
    }
}
