package org.focallens.ui.training.inspect;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.work.Repaint;

/** A canvas that fills its place and is painted once however often it changes between two frames. */
final class PicturePane extends Pane {

    /** Room for a line of text above a picture. */
    private static final double CAPTION = 20;

    static final Color HALO = Color.color(0, 0, 0, .75);
    private static final double LABEL_HEIGHT = 18;

    private final Canvas canvas = new Canvas();
    private final Painter painter;
    private final Repaint repaint = new Repaint(this::paint);
    private ChartStyle style = ChartStyle.LIGHT;

    /** What a label is written on, and with. */
    record Paper(Color ground, Color ink) {}

    /** Paints all of it. */
    @FunctionalInterface
    interface Painter {
        /**
         * Paints.
         *
         * @param pane its own, for words in the theme's colours
         */
        void paint(GraphicsContext graphics, PicturePane pane);
    }

    PicturePane(String id, String words, Painter painter) {
        this.painter = painter;
        setId(id);
        setAccessibleText(words);
        getStyleClass().add("picture-stage");
        setMinSize(200, 120);
        canvas.setManaged(false); // or the pane could never shrink again
        getChildren().add(canvas);
    }

    /** {@return room for a line above a picture} */
    double caption() {
        return CAPTION * style.scale();
    }

    void request() {
        repaint.request();
    }

    void style(ChartStyle next) {
        style = next;
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            repaint.request();
        }
    }

    private void paint() {
        if (canvas.getWidth() < 1 || canvas.getHeight() < 1) {
            return;
        }
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.setImageSmoothing(false);
        graphics.setFont(font());
        painter.paint(graphics, this);
    }

    /** {@return pictures in a grid that fills the pane but for a margin} */
    Tiles tiles(Tiles.Plan plan) {
        double margin = 8;
        Tiles inside = plan.in(Math.max(1, getWidth() - 2 * margin), Math.max(1, getHeight() - 2 * margin));
        return inside.moved(margin, margin);
    }

    /** Writes a line in the theme's ink, cut where it is longer than its room. */
    void write(GraphicsContext graphics, String text, double x, double middle, double room) {
        java.awt.Color ink = style.ink();
        graphics.setFill(Color.rgb(ink.getRed(), ink.getGreen(), ink.getBlue()));
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(cut(text, room), x, middle);
    }

    /**
     * A line on a ground of its own, over a picture. It stays inside the pane.
     *
     * @param bottom lower edge of the ground
     */
    void label(GraphicsContext graphics, String text, Paper paper, double x, double bottom) {
        double scale = style.scale();
        double width = width(text) + 8 * scale;
        double height = scale * LABEL_HEIGHT;
        double left = Math.max(0, Math.min(canvas.getWidth() - width, x));
        double top = Math.max(0, bottom - height);
        graphics.setFill(paper.ground);
        graphics.fillRect(left, top, width, height);
        graphics.setFill(paper.ink);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(text, left + 4 * scale, top + height / 2);
    }

    private String cut(String text, double room) {
        String cut = text;
        while (cut.length() > 1 && width(cut) > room) {
            cut = cut.substring(0, cut.length() - 2) + "…";
        }
        return cut;
    }

    /** Asked for anew each time: before the first scene has its style, the program's own type is not loaded. */
    private Font font() {
        return Font.font("Roboto", 13 * style.scale());
    }

    private double width(String text) {
        Text measured = new Text(text);
        measured.setFont(font());
        return measured.getLayoutBounds().getWidth();
    }
}
