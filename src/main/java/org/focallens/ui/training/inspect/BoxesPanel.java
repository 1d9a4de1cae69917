package org.focallens.ui.training.inspect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.focallens.data.image.Picture;
import org.focallens.figure.ChartStyle;
import org.focallens.text.Texts;
import org.focallens.ui.common.Controls;

/** The image with truths, anchors and detections. */
final class BoxesPanel implements InspectionPanel {

    private final InspectionViewModel model;
    private final PictureCache images = new PictureCache();
    private final PicturePane pane =
            new PicturePane("inspect-image", "The image with true boxes, anchors and detections", this::paint);
    private final Map<BoxKind, CheckBox> boxes = new EnumMap<>(BoxKind.class);
    private final Label counted = new Label();
    private final Label thresholdText = new Label();
    private boolean rendering;
    private final Slider slider = new Slider(InspectionState.Boxes.LEAST, InspectionState.Boxes.MOST, .3);
    private final Label cutOff = Controls.note("");
    private final VBox side = new VBox(8);
    private List<NamedInspection> made = List.of();
    private List<AnchorBoxes> anchors = List.of();
    private List<Found> found = List.of();

    BoxesPanel(InspectionViewModel model) {
        this.model = model;
        counted.setId("inspect-found");
        counted.setWrapText(true);
        counted.getStyleClass().add("section-text");
        side.getChildren().addAll(counted, slider());
        for (BoxKind kind : BoxKind.values()) {
            boxes.put(kind, box(kind));
            side.getChildren().add(boxes.get(kind));
        }
        side.getChildren().add(cutOff);
    }

    private Node slider() {
        slider.setId("inspect-threshold");
        slider.setBlockIncrement(.05);
        slider.setAccessibleText("Least score of a detection");
        slider.valueProperty().subscribe(value -> {
            if (!rendering) {
                model.setThreshold(value.doubleValue());
            }
        });
        Controls.tip(
                slider,
                "Detections below this score are not shown. A network starts with scores near .01, so the first detections appear once"
                        + " it is sure of something. torchvision and Detectron2 keep everything from .05 up to measure AP, and show from .5 up.");
        HBox.setHgrow(slider, Priority.ALWAYS);
        thresholdText.setMinWidth(Label.USE_PREF_SIZE);
        HBox line = new HBox(8, new Label("Score from"), slider, thresholdText);
        line.setStyle("-fx-alignment: center-left;");
        return line;
    }

    private CheckBox box(BoxKind kind) {
        CheckBox box = new CheckBox(kind.title());
        box.setId("inspect-kind-" + kind.name().toLowerCase(Locale.ROOT));
        box.setGraphic(swatch(kind));
        box.setOnAction(event -> model.show(kind, box.isSelected()));
        Controls.tip(box, kind.help() + "  (" + kind.key() + ")");
        return box;
    }

    private static Node swatch(BoxKind kind) {
        Rectangle swatch = new Rectangle(14, 10, Color.TRANSPARENT);
        swatch.setStroke(BoxesPainter.colour(kind));
        swatch.setStrokeWidth(2);
        if (kind == BoxKind.FORCED) {
            swatch.getStrokeDashArray().setAll(4.0, 3.0);
        }
        // White shows on no white page: it stands in its dark halo, as over the image.
        return kind == BoxKind.TRUTHS ? new StackPane(new Rectangle(18, 14, Color.gray(.35)), swatch) : swatch;
    }

    @Override
    public void refresh() {
        InspectionState.Boxes chosen = model.state().get().boxes();
        List<NamedInspection> inspections = model.inspections().getValue();
        rendering = true;
        slider.setValue(chosen.threshold());
        rendering = false;
        thresholdText.setText(BoxesPainter.score(chosen.threshold()));
        boxes.forEach((kind, box) -> box.setSelected(chosen.kinds().contains(kind)));
        if (inspections == made) {
            count();
            return;
        }
        model.prepare(one -> AnchorBoxes.of(one.network().matching()), next -> {
            made = inspections;
            anchors = next;
            images.keep(inspections);
            tellCutOff();
            count();
        });
    }

    private void count() {
        double threshold = model.state().get().boxes().threshold();
        found = made.stream()
                .map(one -> Found.of(
                        one.network().example().labels(),
                        one.network().inspection().detections(),
                        threshold))
                .toList();
        counted.setText(countText());
        pane.request();
    }

    private String countText() {
        if (made.size() == 1) {
            String text = found.get(0).text();
            return Character.toUpperCase(text.charAt(0)) + text.substring(1);
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            lines.add(made.get(i).name() + ": " + found.get(i).text());
        }
        return String.join("\n", lines);
    }

    private void tellCutOff() {
        int most = anchors.stream()
                .mapToInt(one ->
                        Math.max(one.ignored().length, Math.max(one.positive().length, one.forced().length)) / 4)
                .max()
                .orElse(0);
        cutOff.setText(
                most <= BoxesPainter.MOST_ANCHORS
                        ? ""
                        : "Of each kind " + BoxesPainter.MOST_ANCHORS + " anchors are drawn, of up to "
                                + Texts.format("%,d", most) + ".");
    }

    private void paint(GraphicsContext graphics, PicturePane self) {
        if (made.isEmpty()) {
            return;
        }
        Picture first = made.get(0).network().example().picture();
        double room = made.size() > 1 ? self.caption() : 0;
        Tiles tiles = self.tiles(new Tiles.Plan(made.size(), 0, (double) first.height() / first.width(), 8, room));
        for (int i = 0; i < made.size(); i++) {
            if (made.size() > 1) {
                String caption = made.get(i).name() + " · found " + found.get(i).found() + " of "
                        + found.get(i).all();
                self.write(graphics, caption, tiles.x(i), tiles.y(i) - self.caption() / 2, tiles.width());
            }
            Set<BoxKind> kinds = model.state().get().boxes().kinds();
            new BoxesPainter(graphics, self)
                    .paint(
                            new BoxesPainter.Content(made.get(i), anchors.get(i), found.get(i), kinds),
                            images.of(made.get(i)),
                            tiles,
                            i);
        }
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public Node side() {
        return side;
    }

    @Override
    public void style(ChartStyle style) {
        pane.style(style);
    }
}
