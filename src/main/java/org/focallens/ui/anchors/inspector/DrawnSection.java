package org.focallens.ui.anchors.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Colouring;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Segments;

/** The part of the inspector that chooses which anchors are drawn, and in what colours. */
final class DrawnSection {
    private static final String ALL = "all shapes";

    private final AnchorsViewModel model;

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
        Controls.tip(oneCell, "Draws the anchors of the cell that was clicked alone, each level's in its own cell.");
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
                AnchorsInspector.labelled("Shape", shapes()),
                leastIou(),
                AnchorsInspector.labelled("Colour by", colours()));
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
                            .orElse("P" + level + " carries no anchors in these settings."));
        });
        box.setOnAction(event -> model.change("level " + level, state -> state.showing(level, box.isSelected())));
        return box;
    }

    private ComboBox<String> shapes() {
        ComboBox<String> shapes = new ComboBox<>();
        shapes.setId("shape");
        shapes.setPrefWidth(200);
        Controls.tip(
                shapes,
                "One of the shapes in each cell, by its scale and its ratio (height / width), in the framework's own order.");
        model.history().state().subscribe(state -> {
            List<String> names = names(state.settings().anchors());
            if (!names.equals(shapes.getItems())) {
                shapes.getItems().setAll(names);
            }
            shapes.getSelectionModel()
                    .select(Math.min(names.size() - 1, state.display().shape() + 1));
        });
        shapes.setOnAction(event -> {
            int chosen = shapes.getSelectionModel().getSelectedIndex();
            if (chosen >= 0) {
                model.change("shape", state -> state.withDisplay(state.display().withShape(chosen - 1)));
            }
        });
        return shapes;
    }

    /** {@return "all", then scale and ratio of each shape of the first level in the order within a cell} */
    private static List<String> names(AnchorSettings anchors) {
        AnchorLevel level = anchors.levels().get(0);
        List<String> names = new ArrayList<>(List.of(ALL));
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
        Slider slider = new Slider(0, 0.95, 0);
        slider.setId("least-iou");
        slider.setBlockIncrement(0.05);
        HBox.setHgrow(slider, Priority.ALWAYS);
        Controls.tip(slider, "Draws only anchors whose best IoU with any box is at least this.");
        Label value = new Label();
        value.setMinWidth(36);
        value.getStyleClass().add("number");
        model.history().state().subscribe(state -> {
            slider.setValue(state.display().leastIou());
            value.setText(Texts.format("%.2f", state.display().leastIou()));
        });
        slider.valueProperty()
                .subscribe((was, now) -> model.change(
                        "least iou",
                        state -> state.withDisplay(
                                state.display().withLeastIou(Math.rint(now.doubleValue() * 100) / 100))));
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
