package org.focallens.ui.dataset.detector;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.focallens.audit.detector.DetectorSubject;
import org.focallens.text.Texts;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.DataTable;
import org.focallens.ui.common.work.Background;

/** The images with most mistakes first, and what is right and wrong in the chosen one. */
final class PredictionImages extends HBox {
    private static final double ROWS_WIDTH = 348;

    private final DataTable<Row> table = new DataTable<>("prediction-images");
    private final PredictionPicture picture;
    private final Label said = new Label();
    private final Button anchors = new Button("Its anchors");
    private DetectorSubject subject;
    private List<Marked> boxes = List.of();
    private Marked chosen;
    private boolean filling;

    /** An image and its counts. */
    private record Row(int image, String name, int right, int wrong, int lost) {}

    PredictionImages(PredictionsViewModel model, Background decoding) {
        super(16);
        picture = new PredictionPicture(decoding, this::choose);
        table.words("image", "The images with the most mistakes come first.", Row::name)
                .numbers("found", "Boxes that are found.", row -> number(row.right))
                .numbers("false", "False positives: predictions that find no box.", row -> number(row.wrong))
                .numbers("missed", "Boxes that nothing finds.", row -> number(row.lost))
                .shares(1.4, 0.66, 0.64, 0.74);
        table.setFocusTraversable(true);
        table.setPrefWidth(ROWS_WIDTH);
        table.setMinWidth(ROWS_WIDTH);
        table.getSelectionModel().selectedItemProperty().subscribe(now -> {
            if (!filling) {
                chosen = null;
                draw();
            }
        });
        said.setId("prediction-said");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        anchors.setId("prediction-anchors");
        anchors.setMinWidth(USE_PREF_SIZE);
        Controls.tip(anchors, "Shows this box in the anchors room, with the anchors it was given.");
        anchors.setOnAction(event -> model.showAnchors(row().image, chosen.label()));
        HBox line = new HBox(16, said, anchors);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        VBox side = new VBox(8, legend(), picture, line);
        VBox.setVgrow(picture, Priority.ALWAYS);
        HBox.setHgrow(side, Priority.ALWAYS);
        getChildren().addAll(table, side);
    }

    private static String number(int value) {
        return Texts.format("%,d", value);
    }

    private static HBox legend() {
        HBox legend = new HBox(16);
        for (Marked.Kind kind : Marked.Kind.values()) {
            Rectangle sample = new Rectangle(22, 14, Color.color(.25, .25, .25));
            sample.setStroke(kind.colour());
            sample.setStrokeWidth(2);
            for (double dash : kind.dashes()) {
                sample.getStrokeDashArray().add(dash);
            }
            HBox one = new HBox(6, sample, new Label(kind.text()));
            one.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(one);
        }
        return legend;
    }

    private Row row() {
        return table.getSelectionModel().getSelectedItem();
    }

    /** Shows the counts of now; the chosen image stays chosen, and so does its box where it is still drawn. */
    void show(DetectorSubject next) {
        boolean same = subject != null && next != null && subject.report() == next.report();
        Row was = same ? row() : null;
        subject = next;
        filling = true;
        List<Row> rows = next == null
                ? List.of()
                : IntStream.of(next.counts().worstFirst()).mapToObj(this::row).toList();
        table.getItems().setAll(rows);
        int at = was == null
                ? 0
                : Math.max(
                        0,
                        IntStream.range(0, rows.size())
                                .filter(i -> rows.get(i).image == was.image)
                                .findFirst()
                                .orElse(0));
        if (!rows.isEmpty()) {
            table.getSelectionModel().select(at);
        }
        filling = false;
        draw();
    }

    private Row row(int image) {
        return new Row(
                image,
                String.valueOf(
                        subject.report().dataset().images().get(image).file().getFileName()),
                subject.counts().right()[image],
                subject.counts().wrong()[image],
                subject.counts().lost()[image]);
    }

    private void draw() {
        Row now = row();
        boxes = now == null || subject == null ? List.of() : Marked.on(subject, now.image);
        choose(
                chosen == null
                        ? null
                        : boxes.stream()
                                .filter(box ->
                                        box.text().equals(chosen.text()) && Arrays.equals(box.box(), chosen.box()))
                                .findFirst()
                                .orElse(null));
    }

    private void choose(Marked box) {
        chosen = box;
        Row now = row();
        picture.show(
                now == null || subject == null
                        ? null
                        : subject.report().dataset().images().get(now.image),
                boxes,
                box);
        said.setText(
                box == null
                        ? "Click a box: for a missed one the anchors it was given are shown. The arrow keys step through the images."
                        : box.text());
        anchors.setVisible(box != null && box.label() >= 0);
    }

    /** {@return the boxes on the picture, for tests} */
    List<Marked> boxes() {
        return boxes;
    }

    PredictionPicture picture() {
        return picture;
    }

    TableView<?> table() {
        return table;
    }
}
