package org.focallens.ui.anchors.inspector;

import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.focallens.core.match.Assignment;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.CellAnchor;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Palette;

/** The part of the inspector about the cell that was clicked: its anchors, and why the chosen one is what it is. */
final class CellSection {
    private final AnchorsViewModel model;
    private final ExplainViewModel why;

    CellSection(AnchorsViewModel model, ExplainViewModel why) {
        this.model = model;
        this.why = why;
    }

    Node node(Node explanation) {
        Label hint = Controls.note("");
        SmallTable<CellAnchor> table = table();
        Runnable refresh = () -> {
            int chosen = table.getSelectionModel().getSelectedIndex();
            table.getItems().setAll(model.cellAnchors());
            hint.setText(
                    model.cell().get() == null
                            ? "Click the picture to see a cell's anchors."
                            : Texts.format(
                                    "Row %d, column %d. Click an anchor to see why it has its state.",
                                    model.cell().get().row(), model.cell().get().column()));
            if (chosen >= 0 && chosen < table.getItems().size()) {
                table.getSelectionModel().select(chosen);
            }
        };
        model.cell().subscribe(() -> {
            table.getSelectionModel().clearSelection();
            refresh.run();
        });
        model.assigned().subscribe(refresh);
        VBox views = new VBox(
                8,
                view(
                        "show-lattice",
                        "Lattice: the level's cells over the image",
                        "The cells of this level's feature map, each as many pixels "
                                + "as its stride, and the centres of their anchors.  (L)",
                        model.chosenLevel().lattice()),
                view(
                        "show-heat",
                        "Heat map: the cells' best IoU",
                        "Colours each cell by the best IoU that one of its anchors has with any box.  (H)",
                        model.chosenLevel().heat()));
        return new VBox(8, levels(), views, hint, table, explanation);
    }

    private static CheckBox view(String id, String text, String help, BooleanProperty shown) {
        CheckBox box = new CheckBox(text);
        box.setId(id);
        box.selectedProperty().bindBidirectional(shown);
        Controls.tip(box, help);
        return box;
    }

    private Node levels() {
        ToggleGroup group = new ToggleGroup();
        HBox levels = new HBox(4);
        for (int level = 3; level <= 7; level++) {
            int chosen = level;
            ToggleButton button = new ToggleButton("P" + level);
            button.setId("cell-p" + level);
            button.setToggleGroup(group);
            button.setGraphic(new Rectangle(8, 8, Palette.level(level)));
            Controls.tip(
                    button,
                    "A click on the picture shows the anchors of the nearest cell of P" + level + ".  (Shift+" + level
                            + ")");
            model.cellLevel().subscribe(now -> button.setSelected(now.intValue() == chosen));
            button.setOnAction(event -> {
                model.cellLevel().set(chosen);
                button.setSelected(true);
            });
            levels.getChildren().add(button);
        }
        return levels;
    }

    private SmallTable<CellAnchor> table() {
        SmallTable<CellAnchor> table = new SmallTable<CellAnchor>("cell", 9)
                .column("Size, px", 110, anchor -> Texts.format("%.0f × %.0f", anchor.width(), anchor.height()))
                .column(
                        "IoU",
                        64,
                        anchor -> Texts.format("%.3f", anchor.assignment().iou()))
                .column("State", 132, this::state);
        table.setPlaceholder(new Label("No cell chosen"));
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(anchor -> why.choose(anchor == null ? ExplainViewModel.NONE : anchor.anchor()));
        return table;
    }

    private String state(CellAnchor anchor) {
        if (anchor.assignment() instanceof Assignment.Positive positive) {
            return anchor.kind().title() + ", box "
                    + (model.assigned().get().match().boxAt()[positive.truth()] + 1);
        }
        return anchor.kind().title();
    }
}
