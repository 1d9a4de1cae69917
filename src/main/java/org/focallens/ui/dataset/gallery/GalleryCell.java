package org.focallens.ui.dataset.gallery;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.controlsfx.control.GridCell;
import org.focallens.audit.AuditReport;
import org.focallens.audit.BoxTable;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.text.Texts;
import org.focallens.ui.common.Palette;
import org.focallens.ui.common.work.Repaint;
import org.focallens.ui.dataset.gallery.Thumbnails.Thumbnail;
import org.focallens.ui.dataset.model.DatasetViewModel;

/** An image of the gallery: small, with its boxes; those without an anchor vermilion and dashed. */
final class GalleryCell extends GridCell<ImageRow> {
    /** Of the picture with its two lines of text. */
    static final double HEIGHT = Thumbnails.HEIGHT + 38;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double LEAST_MARK = 12;
    private static final double OTHERS = .3;
    private static final Color HALO = Color.color(0, 0, 0, .7);

    private final DatasetViewModel model;
    private final ImageList images;
    private final Thumbnails thumbnails;
    private final ObjectProperty<ImageRow> chosen;
    private final Canvas canvas = new Canvas(Thumbnails.WIDTH, Thumbnails.HEIGHT);
    private final Label name = new Label();
    private final Label facts = new Label();
    private final VBox content = new VBox(canvas, name, facts);
    private final Repaint repaint = new Repaint(this::paint);

    GalleryCell(DatasetViewModel model, ImageList images, Thumbnails thumbnails, ObjectProperty<ImageRow> chosen) {
        this.model = model;
        this.images = images;
        this.thumbnails = thumbnails;
        this.chosen = chosen;
        getStyleClass().add("gallery-cell");
        facts.getStyleClass().add("muted");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMaxWidth(Thumbnails.WIDTH);
        facts.setMaxWidth(Thumbnails.WIDTH);
        thumbnails.arrived().subscribe(file -> {
            if (getItem() != null && file != null && file.equals(file(getItem()))) {
                repaint.request();
            }
        });
        chosen.subscribe(this::mark);
        setOnMouseClicked(event -> {
            if (getItem() != null) {
                chosen.set(getItem());
                images.show(getItem());
            }
        });
    }

    @Override
    protected void updateItem(ImageRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(empty || row == null ? null : content);
        if (row != null && !empty) {
            name.setText(row.name());
            facts.setText(describe(row));
            mark(chosen.get());
            repaint.request();
        }
    }

    private void mark(ImageRow row) {
        pseudoClassStateChanged(
                CHOSEN,
                row != null && getItem() != null && row.image() == getItem().image());
    }

    /** {@return the file of a row; null where the row is of a data set that was open before} */
    private Path file(ImageRow row) {
        LabelledImage image = image(row);
        return image == null ? null : image.file();
    }

    private LabelledImage image(ImageRow row) {
        List<LabelledImage> images = model.dataset().get() == null
                ? List.of()
                : model.dataset().get().images();
        boolean same = row.image() < images.size()
                && row.name()
                        .equals(String.valueOf(images.get(row.image()).file().getFileName()));
        return same ? images.get(row.image()) : null;
    }

    private String describe(ImageRow row) {
        if (row.boxes() == 0) {
            return "no boxes";
        }
        String such = images.filter().get() == null ? "" : "such ";
        String boxes = Texts.format(row.boxes() == 1 ? "%,d %sbox" : "%,d %sboxes", row.boxes(), such);
        return boxes
                + (row.unmatched() > 0
                        ? Texts.format(", %,d without an anchor", row.unmatched())
                        : Texts.format(", worst IoU %.3f", row.worstIou()));
    }

    private void paint() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        LabelledImage labelled = getItem() == null ? null : image(getItem());
        if (labelled == null) {
            return;
        }
        Thumbnail thumbnail = thumbnails.get(labelled.file());
        if (thumbnail == null || thumbnail.image() == null) {
            blank(graphics, thumbnail == null ? "" : "cannot be read");
            return;
        }
        double left = (Thumbnails.WIDTH - thumbnail.image().getWidth()) / 2;
        double top = (Thumbnails.HEIGHT - thumbnail.image().getHeight()) / 2;
        graphics.drawImage(thumbnail.image(), left, top);
        graphics.save();
        graphics.translate(left, top);
        boxes(
                graphics,
                labelled,
                thumbnail.image().getWidth(),
                thumbnail.image().getHeight());
        graphics.restore();
    }

    private static void blank(GraphicsContext graphics, String why) {
        graphics.setFill(Color.color(.5, .5, .5, .2));
        graphics.fillRect(0, 0, Thumbnails.WIDTH, Thumbnails.HEIGHT);
        graphics.setFill(Palette.NEGATIVE);
        graphics.setFont(Font.font("Roboto", 12));
        graphics.fillText(why, 8, Thumbnails.HEIGHT - 8.0);
    }

    private void boxes(GraphicsContext graphics, LabelledImage image, double width, double height) {
        Labels labels = image.labels();
        if (image.width() == 0 || image.height() == 0) {
            return;
        }
        boolean[] uncovered = uncovered(getItem(), labels.count());
        boolean[] meant = meant(getItem(), image);
        double scaleX = width / image.width();
        double scaleY = height / image.height();
        for (int pass = 0; pass < 2; pass++) { // the uncovered ones last, so that none hides them
            for (int i = 0; i < labels.count(); i++) {
                if (uncovered[i] == (pass == 1)) {
                    float[] box = labels.box(i);
                    graphics.setGlobalAlpha(meant[i] ? 1 : OTHERS);
                    double[] small = {
                        box[0] * scaleX, box[1] * scaleY, (box[2] - box[0]) * scaleX, (box[3] - box[1]) * scaleY
                    };
                    outline(
                            graphics,
                            uncovered[i] ? noticeable(small) : small,
                            uncovered[i],
                            labels.crowd(i) || labels.difficult(i));
                }
            }
        }
    }

    /** The smallest boxes are those that no anchor finds; so small a mark nobody would find either. */
    private static double[] noticeable(double[] box) {
        double width = Math.max(LEAST_MARK, box[2] + 4);
        double height = Math.max(LEAST_MARK, box[3] + 4);
        return new double[] {box[0] + (box[2] - width) / 2, box[1] + (box[3] - height) / 2, width, height};
    }

    /** Crowd regions that are left out are not matched, and so not uncovered either. A report of the set that was open before says nothing. */
    private boolean[] uncovered(ImageRow row, int labels) {
        boolean[] uncovered = new boolean[labels];
        AuditReport report = model.shown();
        if (report == null
                || report.images().count() != model.dataset().get().images().size()) {
            return uncovered;
        }
        BoxTable boxes = report.boxes();
        for (int box = boxes.first(row.image()); box < boxes.end(row.image()); box++) {
            uncovered[boxes.label(box)] = boxes.positives(box) == 0;
        }
        return uncovered;
    }

    /** Boxes that do not count are only hinted at. */
    private boolean[] meant(ImageRow row, LabelledImage image) {
        boolean[] meant = new boolean[image.labels().count()];
        AuditReport report = model.shown();
        if (report == null
                || images.filter().get() == null
                || report.images().count() != model.dataset().get().images().size()) {
            Arrays.fill(meant, true);
            return meant;
        }
        for (int box = report.boxes().first(row.image()); box < report.boxes().end(row.image()); box++) {
            meant[report.boxes().label(box)] = images.holds(image, report, box);
        }
        return meant;
    }

    private static void outline(GraphicsContext graphics, double[] box, boolean uncovered, boolean special) {
        graphics.setLineDashes();
        graphics.setStroke(HALO);
        graphics.setLineWidth(uncovered ? 4 : 2.5);
        graphics.strokeRect(box[0], box[1], box[2], box[3]);
        graphics.setStroke(uncovered ? Palette.FORCED : Color.WHITE);
        graphics.setLineWidth(uncovered ? 2 : 1);
        if (uncovered) {
            graphics.setLineDashes(6, 3);
        } else if (special) {
            graphics.setLineDashes(2, 3);
        }
        graphics.strokeRect(box[0], box[1], box[2], box[3]);
    }
}
