package org.focallens.ui.dataset.detector;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import org.focallens.data.LabelledImage;
import org.focallens.data.image.Images;
import org.focallens.data.image.Picture;
import org.focallens.ui.common.Palette;
import org.focallens.ui.common.work.Background;
import org.focallens.ui.common.work.Repaint;

/** One image with what is found, wrong and missed in it; a click chooses a box. */
final class PredictionPicture extends Region {
    private static final int MOST_PIXELS = 1600;
    private static final Color HALO = Color.color(0, 0, 0, .7);

    private final Background decoding;
    private final Canvas canvas = new Canvas();
    private final Repaint repaint = new Repaint(this::paint);
    private LabelledImage shown;
    private Image image;
    private String failure = "";
    private List<Marked> boxes = List.of();
    private Marked chosen;

    /** @param choose takes the box that was clicked, null for none */
    PredictionPicture(Background decoding, Consumer<Marked> choose) {
        this.decoding = decoding;
        setId("prediction-picture");
        setMinSize(200, 160);
        getChildren().add(canvas);
        setOnMouseClicked(event -> {
            double scale = scale();
            Marked clicked = shown == null
                    ? null
                    : Marked.at(boxes, (event.getX() - left()) / scale, (event.getY() - top()) / scale)
                            .orElse(null);
            choose.accept(clicked);
        });
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        repaint.request();
    }

    /** Shows an image, null for none. */
    void show(LabelledImage next, List<Marked> marked, Marked selected) {
        boolean other = next != null && (shown == null || !shown.file().equals(next.file()));
        shown = next;
        boxes = marked;
        chosen = selected;
        if (other) {
            image = null;
            failure = "";
            decoding.submit(
                    cancelled -> image(Images.readSmall(next.file(), MOST_PIXELS, MOST_PIXELS)),
                    read -> {
                        image = read;
                        repaint.request();
                    },
                    problem -> {
                        failure = String.valueOf(problem.getMessage());
                        repaint.request();
                    });
        }
        repaint.request();
    }

    private static Image image(Picture picture) {
        WritableImage image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getIntArgbInstance(),
                        picture.pixels(),
                        picture.width());
        return image;
    }

    private double scale() {
        return Math.min(getWidth() / Math.max(1, shown.width()), getHeight() / Math.max(1, shown.height()));
    }

    private double left() {
        return (getWidth() - shown.width() * scale()) / 2;
    }

    private double top() {
        return (getHeight() - shown.height() * scale()) / 2;
    }

    /** {@return where a box stands on the picture, for tests that click on it} */
    double[] centreOf(Marked box) {
        double scale = scale();
        return new double[] {
            left() + (box.box()[0] + box.box()[2]) / 2 * scale, top() + (box.box()[1] + box.box()[3]) / 2 * scale
        };
    }

    private void paint() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (shown == null || shown.width() == 0 || shown.height() == 0) {
            return;
        }
        double scale = scale();
        graphics.save();
        graphics.translate(left(), top());
        if (image == null) {
            graphics.setFill(Color.color(.5, .5, .5, .2));
            graphics.fillRect(0, 0, shown.width() * scale, shown.height() * scale);
            graphics.setFill(Palette.NEGATIVE);
            graphics.fillText(failure, 8, 20, Math.max(1, shown.width() * scale - 16));
        } else {
            graphics.drawImage(image, 0, 0, shown.width() * scale, shown.height() * scale);
        }
        for (Marked box : boxes) {
            outline(graphics, box, scale);
        }
        graphics.restore();
    }

    private void outline(GraphicsContext graphics, Marked marked, double scale) {
        boolean selected = chosen != null
                && chosen.kind() == marked.kind()
                && chosen.text().equals(marked.text())
                && Arrays.equals(chosen.box(), marked.box());
        float[] box = marked.box();
        double[] at = {box[0] * scale, box[1] * scale, (box[2] - box[0]) * scale, (box[3] - box[1]) * scale};
        double width = selected ? 4 : 2;
        graphics.setLineDashes();
        graphics.setStroke(HALO);
        graphics.setLineWidth(width + 2);
        graphics.strokeRect(at[0], at[1], at[2], at[3]);
        graphics.setLineCap(StrokeLineCap.BUTT);
        graphics.setStroke(marked.kind().colour());
        graphics.setLineWidth(width);
        graphics.setLineDashes(marked.kind().dashes());
        graphics.strokeRect(at[0], at[1], at[2], at[3]);
        graphics.setLineDashes();
    }
}
