package org.focallens.ui.anchors.inspector;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.model.AnchorsState;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Assigned.LevelRow;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.AssignFields;
import org.focallens.ui.common.Controls;

/** The settings and numbers beside the picture. */
public final class AnchorsInspector {
    private final AnchorsViewModel model;
    private final ScrollPane node;

    /** @param files the actions that save and open settings */
    public AnchorsInspector(
            AnchorsViewModel model, ExplainViewModel why, CompareViewModel comparing, List<Action> files) {
        this.model = model;
        ExplainSections sections = new ExplainSections(model, why);
        VBox content = new VBox(
                new PresetSection(model, files).node(),
                new ThresholdControls(model).node(),
                folded("explain-box", "The selected box", boxSection(sections.box()), true),
                folded("assign-settings", "Anchors in detail", settings(), false),
                folded("levels-section", "Anchors by level", levelTable(), true),
                folded("drawn-section", "Drawn", new DrawnSection(model).node(), true),
                folded("compare-section", "Compare", new CompareSection(model, comparing).node(), false),
                folded("cell-section", "Cell", new CellSection(model, why).node(sections.anchor()), true));
        content.getStyleClass().add("inspector");
        node = new ScrollPane(content);
        node.getStyleClass().add("inspector-scroll");
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setMinWidth(360);
        node.setPrefWidth(360);
        model.cell().subscribe(cell -> {
            if (cell != null) {
                node.setVvalue(1); // the cell's table stands last, and it is what was asked for
            }
        });
    }

    public Node node() {
        return node;
    }

    /** All that the controls above leave out; folded, since most come to look at their own boxes under a framework as it is. */
    private Node settings() {
        List<String> above = List.of(AssignSheet.FOREGROUND, AssignSheet.BACKGROUND, AssignSheet.LOW_QUALITY);
        return new AssignFields(
                AssignEdit.NAMES.stream().filter(name -> !above.contains(name)).toList(),
                model.history().state().map(AnchorsState::settings),
                model.history().state().map(state -> AssignSettings.of(state.preset())),
                (name, settings) -> model.change(name, state -> state.withSettings(settings)));
    }

    private Node levelTable() {
        SmallTable<LevelRow> table = new SmallTable<LevelRow>("levels", 6)
                .column("Level", 52, LevelRow::level)
                .column("Positive", 80, row -> number(row.positive()))
                .column("Ignored", 80, row -> number(row.ignored()))
                .column("Negative", 94, row -> number(row.negative()));
        model.assigned().subscribe(assigned -> table.getItems().setAll(assigned == null ? List.of() : assigned.rows()));
        return table;
    }

    private Node boxSection(Node explanation) {
        Label selected = Controls.note("");
        selected.setId("selected-box");
        selected.setMinHeight(Region.USE_PREF_SIZE);
        selected.managedProperty().bind(selected.textProperty().isNotEmpty());
        model.selectedTruth().subscribe(() -> selected.setText(model.describeSelected()));
        model.assigned().subscribe(() -> selected.setText(model.describeSelected()));
        return new VBox(8, selected, explanation);
    }

    private static String number(int value) {
        return Texts.format("%,d", value);
    }

    private static TitledPane folded(String id, String title, Node content, boolean open) {
        TitledPane pane = new TitledPane(title, content);
        pane.setId(id);
        pane.setExpanded(open);
        pane.setAnimated(false);
        return pane;
    }
}
