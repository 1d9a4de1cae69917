package org.focallens.ui.training;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.focallens.data.Labels;
import org.focallens.data.image.Picture;
import org.focallens.train.Batch;
import org.focallens.train.Example;
import org.focallens.ui.common.Repaint;

/** The images of a step with their objects, as large as they fit. */
final class BatchView extends Pane {

    private static final double GAP = 8;
    private static final Color HALO = Color.color(0, 0, 0, .75);
    private static final Font FONT = Font.font("Roboto", 13);
    /** Smaller than this, names would hide the image. */
    private static final double LEAST_FOR_NAMES = 160;

    private final Canvas canvas = new Canvas();
    private final Repaint repaint = new Repaint(this::paint);
    private Batch batch;
    private List<String> categories = List.of();

    BatchView() {
        setId("batch");
        getStyleClass().add("picture-stage");
        setMinSize(200, 160);
        canvas.setManaged(false);       // or the pane could never shrink again
        getChildren().add(canvas);
    }

    /** Shows a batch, or nothing where it is null. */
    void show(Batch next, List<String> names) {
        if (next != batch) {
            batch = next;
            categories = names;
            repaint.request();
        }
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
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (batch == null) {
            return;
        }
        int count = batch.examples().size();
        int columns = columns(count);
        int rows = (count + columns - 1) / columns;
        double side = side(columns, rows);
        double left = (canvas.getWidth() - columns * (side + GAP) + GAP) / 2;
        double top = (canvas.getHeight() - rows * (side + GAP) + GAP) / 2;
        for (int i = 0; i < count; i++) {
            paint(graphics, batch.examples().get(i), Math.rint(left + i % columns * (side + GAP)), Math.rint(top + i / columns * (side + GAP)), side);
        }
    }

    /** {@return the number of columns with which square images come out largest} */
    private int columns(int count) {
        int best = 1;
        for (int columns = 2; columns <= count; columns++) {
            if (side(columns, (count + columns - 1) / columns) > side(best, (count + best - 1) / best)) {
                best = columns;
            }
        }
        return best;
    }

    private double side(int columns, int rows) {
        return Math.floor(Math.min((canvas.getWidth() - GAP) / columns, (canvas.getHeight() - GAP) / rows) - GAP);
    }

    private void paint(GraphicsContext graphics, Example example, double x, double y, double side) {
        Picture picture = example.picture();
        double scale = side / picture.width();
        graphics.drawImage(image(picture), x, y, side, scale * picture.height());
        Labels labels = example.labels();
        for (int i = 0; i < labels.count(); i++) {
            float[] box = labels.box(i);
            outline(graphics, x + scale * box[0], y + scale * box[1], scale * (box[2] - box[0]), scale * (box[3] - box[1]));
        }
        for (int i = 0; i < labels.count() && side >= LEAST_FOR_NAMES; i++) {
            double top = scale * labels.box(i)[1];
            boolean roomAbove = top > 16;
            name(graphics, categories.get(labels.category(i)), x + scale * labels.box(i)[0] + 4, y + top + (roomAbove ? -4 : 16));
        }
    }

    private static void outline(GraphicsContext graphics, double x, double y, double width, double height) {
        graphics.setStroke(HALO);
        graphics.setLineWidth(4);
        graphics.strokeRect(x, y, width, height);
        graphics.setStroke(Color.WHITE);
        graphics.setLineWidth(2);
        graphics.strokeRect(x, y, width, height);
    }

    private static void name(GraphicsContext graphics, String name, double x, double y) {
        graphics.setFont(FONT);
        graphics.setStroke(HALO);
        graphics.setLineWidth(3);
        graphics.strokeText(name, x, y);
        graphics.setFill(Color.WHITE);
        graphics.fillText(name, x, y);
    }

    private static WritableImage image(Picture picture) {
        WritableImage image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter().setPixels(0, 0, picture.width(), picture.height(), PixelFormat.getIntArgbInstance(), picture.pixels(),
                picture.width());
        return image;
    }
}
