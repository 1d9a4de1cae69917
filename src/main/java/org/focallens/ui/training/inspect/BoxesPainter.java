package org.focallens.ui.training.inspect;

import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.focallens.core.box.Box;
import org.focallens.core.detect.Detection;
import org.focallens.data.Labels;
import org.focallens.text.Texts;
import org.focallens.ui.common.Palette;

/** Draws one look: the image, anchors by state, true boxes, and detections over them. */
final class BoxesPainter {

    /** Told from every state of an anchor by colour-blind eyes, and used for nothing else. */
    static final Color DETECTION = Color.web("#CC79A7");
    /** More of one kind would hide the image, and take as long to draw as a frame lasts. */
    static final int MOST_ANCHORS = 400;
    /** Smaller than this, names would hide the image. */
    private static final double LEAST_FOR_NAMES = 220;

    private static final PicturePane.Paper TRUTH_PAPER = new PicturePane.Paper(PicturePane.HALO, Color.WHITE);
    private static final PicturePane.Paper RIGHT_PAPER = new PicturePane.Paper(DETECTION, Color.BLACK);
    private static final PicturePane.Paper WRONG_PAPER = new PicturePane.Paper(PicturePane.HALO, DETECTION);
    private static final double[] DASHES = {6, 4};
    private static final double[] SOLID = {};
    private static final double[] DOTS = {2, 4};

    private final GraphicsContext graphics;
    private final PicturePane pane;
    private double x;
    private double y;
    private double scale;

    BoxesPainter(GraphicsContext graphics, PicturePane pane) {
        this.graphics = graphics;
        this.pane = pane;
    }

    /**
     * What is drawn of a look.
     *
     * @param named   the look
     * @param anchors that are not negative
     * @param found   detections above the threshold
     * @param kinds   what is drawn
     */
    record Content(NamedInspection named, AnchorBoxes anchors, Found found, Set<BoxKind> kinds) {}

    void paint(Content content, Image image, Tiles tiles, int tile) {
        x = tiles.x(tile);
        y = tiles.y(tile);
        scale = tiles.width() / image.getWidth();
        graphics.save();
        graphics.beginPath();
        graphics.rect(x, y, tiles.width(), tiles.height());
        graphics.clip();
        graphics.setImageSmoothing(true);
        graphics.drawImage(image, x, y, tiles.width(), tiles.height());
        for (BoxKind kind : new BoxKind[] {BoxKind.IGNORED, BoxKind.POSITIVE, BoxKind.FORCED}) {
            if (content.kinds.contains(kind)) {
                anchors(kind, content.anchors.of(kind));
            }
        }
        if (content.kinds.contains(BoxKind.TRUTHS)) {
            truths(content.named, tiles.width());
        }
        if (content.kinds.contains(BoxKind.DETECTIONS)) {
            detections(content.named, content.found, tiles.width());
        }
        graphics.restore();
    }

    private void anchors(BoxKind kind, float[] boxes) {
        graphics.setStroke(colour(kind));
        graphics.setLineWidth(kind == BoxKind.FORCED ? 1.5 : 1);
        graphics.setLineDashes(kind == BoxKind.FORCED ? DASHES : SOLID);
        for (int i = 0; i < Math.min(MOST_ANCHORS, boxes.length / 4); i++) {
            stroke(Box.at(boxes, i));
        }
        graphics.setLineDashes(null);
    }

    static Color colour(BoxKind kind) {
        return switch (kind) {
            case TRUTHS -> Color.WHITE;
            case DETECTIONS -> DETECTION;
            case POSITIVE -> Palette.POSITIVE;
            case FORCED -> Palette.FORCED;
            case IGNORED -> Palette.IGNORED;
        };
    }

    private void truths(NamedInspection named, double width) {
        Labels labels = named.network().example().labels();
        for (int i = 0; i < labels.count(); i++) {
            haloed(Box.at(labels.box(i), 0), Color.WHITE, 2, labels.crowd(i) ? DOTS : null);
        }
        for (int i = 0; i < labels.count() && width >= LEAST_FOR_NAMES; i++) {
            Box box = Box.at(labels.box(i), 0);
            pane.label(
                    graphics,
                    named.categories().get(labels.category(i)),
                    TRUTH_PAPER,
                    x + scale * box.x1(),
                    y + scale * box.y2());
        }
    }

    /** The best last, on top. */
    private void detections(NamedInspection named, Found found, double width) {
        for (int i = found.detections().size() - 1; i >= 0; i--) {
            boolean right = found.right().get(i);
            haloed(found.detections().get(i).box(), DETECTION, right ? 2.5 : 1.5, right ? SOLID : DASHES);
        }
        if (width >= LEAST_FOR_NAMES) {
            names(named, found, false);
            names(named, found, true);
        }
    }

    private void names(NamedInspection named, Found found, boolean right) {
        for (int i = found.detections().size() - 1; i >= 0; i--) {
            if (found.right().get(i) == right) {
                Detection one = found.detections().get(i);
                pane.label(
                        graphics,
                        named.categories().get(one.label()) + " " + score(one.score()),
                        right ? RIGHT_PAPER : WRONG_PAPER,
                        x + scale * one.box().x1(),
                        Math.max(y + 18, y + scale * one.box().y1()));
            }
        }
    }

    /** {@return a share of 1 with two digits: .93} */
    static String score(double share) {
        return share >= .995 ? "1.0" : Texts.format("%.2f", share).substring(1);
    }

    private void haloed(Box box, Color colour, double line, double[] dashes) {
        graphics.setStroke(PicturePane.HALO);
        graphics.setLineWidth(line + 2);
        stroke(box);
        graphics.setStroke(colour);
        graphics.setLineWidth(line);
        graphics.setLineDashes(dashes);
        stroke(box);
        graphics.setLineDashes(null);
    }

    private void stroke(Box box) {
        graphics.strokeRect(x + scale * box.x1(), y + scale * box.y1(), scale * box.width(), scale * box.height());
    }
}
