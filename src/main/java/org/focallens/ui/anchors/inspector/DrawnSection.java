package org.focallens.ui.anchors.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.model.AnchorDisplay;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Colouring;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Segments;
import org.focallens.ui.common.SettingSlider;

/** The part of the inspector that chooses which anchors are drawn, and in what colours. */
final class DrawnSection {
    private static final String ALL = "all shapes";

    private final AnchorsViewModel model;
    private List<String> names = List.of();

    DrawnSection(AnchorsViewModel model) {
        this.model = model;
    }

    Node node() {
        HBox levels = new HBox(8);
        for (int level = 3; level <= 7; level++) {
            levels.getChildren().add(levelBox(level));
        }
        CheckBox oneBox = new CheckBox("Only the selected box's anchors");
        oneBox.setId("one-box");
        Controls.tip(
                oneBox,
                "Draws the positive and ignored anchors of the selected box alone; without it, or with no box selected, those of all boxes.  (O)");
        model.history().state().subscribe(state -> oneBox.setSelected(state.oneBox()));
        oneBox.setOnAction(event -> model.change("one box", state -> state.showingOneBox(oneBox.isSelected())));
        CheckBox oneCell = new CheckBox("Only the inspected cell's anchors");
        oneCell.setId("one-cell");
        Controls.tip(oneCell, "Draws only the anchors of the clicked cell, each level's in its own cell.");
        model.history()
                .state()
                .subscribe(state -> oneCell.setSelected(state.display().oneCell()));
        oneCell.setOnAction(event -> model.change(
                "one cell", state -> state.withDisplay(state.display().withOneCell(oneCell.isSelected()))));
        return new VBox(
                8,
                levels,
                oneBox,
                oneCell,
                Controls.labelled("Shape", shapes()),
                leastIou(),
                Controls.labelled("Colour by", colours()));
    }

    private CheckBox levelBox(int level) {
        CheckBox box = new CheckBox("P" + level);
        box.setId("show-p" + level);
        model.history().state().subscribe(state -> {
            box.setSelected(state.levels().contains(level));
            Controls.tip(
                    box,
                    state.settings().anchors().levels().stream()
                            .filter(one -> one.level() == level)
                            .findFirst()
                            .map(one -> "Anchors of P" + level + ": one cell every " + one.stride() + " pixels.")
                            .orElse("P" + level + " has no anchors with these settings."));
        });
        box.setOnAction(event -> model.change("level " + level, state -> state.showing(level, box.isSelected())));
        return box;
    }

    private String name(int shape) {
        return shape < 0 || shape >= names.size() ? ALL : names.get(shape);
    }

    private Choice<Integer> shapes() {
        Choice<Integer> shapes = new Choice<>(
                "shape",
                this::name,
                "One of the shapes in each cell, by its scale and its ratio (height / width), in the framework's own order.");
        shapes.setPrefWidth(200);
        model.history().state().map(state -> state.settings().anchors()).subscribe(anchors -> {
            names = names(anchors);
            shapes.offer(IntStream.range(AnchorDisplay.ALL_SHAPES, names.size())
                    .boxed()
                    .toList());
        });
        return shapes.bind(
                model.history().state().map(state -> state.display().shape()),
                shape -> model.change(
                        "shape", state -> state.withDisplay(state.display().withShape(shape))));
    }

    /** {@return scale and ratio of each shape of the first level in the order within a cell} */
    private static List<String> names(AnchorSettings anchors) {
        AnchorLevel level = anchors.levels().get(0);
        List<String> names = new ArrayList<>();
        boolean byRatio = anchors.order() == ShapeOrder.RATIO_MAJOR;
        int inner = byRatio ? level.scales().size() : level.ratios().size();
        for (int shape = 0; shape < level.shapes(); shape++) {
            double scale = level.scales().get(byRatio ? shape % inner : shape / inner);
            double ratio = level.ratios().get(byRatio ? shape / inner : shape % inner);
            names.add("scale " + Figures.short3(scale) + ", ratio " + Figures.short3(ratio));
        }
        return names;
    }

    private Node leastIou() {
        SettingSlider slider = new SettingSlider(
                "least-iou", 0, 0.95, "Draws only anchors whose best IoU with any box is at least this.");
        slider.setBlockIncrement(0.05);
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label value = new Label();
        value.setMinWidth(36);
        value.getStyleClass().add("number");
        ObservableValue<Double> least =
                model.history().state().map(state -> state.display().leastIou());
        least.subscribe(iou -> value.setText(Texts.format("%.2f", iou)));
        slider.bind(
                least,
                moved -> model.change(
                        "least iou",
                        state -> state.withDisplay(state.display().withLeastIou(Math.rint(moved * 100) / 100))));
        Label label = new Label("IoU from");
        label.setMinWidth(100);
        HBox row = new HBox(8, label, slider, value);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Segments<Colouring> colours() {
        Segments<Colouring> colours = new Segments<>("colour");
        for (Colouring colouring : Colouring.values()) {
            colours.add(colouring, colouring.title(), colouring.help());
        }
        return colours.bind(
                model.history().state().map(state -> state.display().colouring()),
                next -> model.change(
                        "colouring", state -> state.withDisplay(state.display().withColouring(next))));
    }
}
