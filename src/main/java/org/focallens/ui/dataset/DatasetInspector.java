package org.focallens.ui.dataset;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.ui.common.AssignFields;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;
import org.focallens.ui.dataset.model.DatasetState;
import org.focallens.ui.dataset.model.DatasetViewModel;

/** The settings by which the set is assigned, and what changing them does. */
final class DatasetInspector {
    private final ScrollPane node;

    DatasetInspector(DatasetViewModel model) {
        Choice<Preset> presets = new Choice<>(
                "dataset-preset",
                Preset::title,
                "The framework by which the whole set is assigned, and with which your changes are compared.");
        presets.offer(Presets.ALL);
        presets.setMaxWidth(Double.MAX_VALUE);
        presets.bind(model.history().state().map(DatasetState::preset), model::setPreset);
        AssignFields fields = new AssignFields(
                AssignEdit.NAMES,
                model.history().state().map(DatasetState::settings),
                model.history().state().map(DatasetState::plain),
                model::change);
        VBox content = new VBox(
                splits(model),
                Controls.section("Preset", presets),
                Controls.section("Settings", fields),
                new WhatIfSection(model));
        content.getStyleClass().add("inspector");
        node = new ScrollPane(content);
        node.getStyleClass().add("inspector-scroll");
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setMinWidth(360);
        node.setPrefWidth(360);
    }

    /** Shown where there is something to choose: at least two splits. */
    private static Node splits(DatasetViewModel model) {
        Choice<String> splits = new Choice<>(
                "dataset-split",
                List.of(),
                split -> split.isEmpty() ? "all images" : split,
                "The part of the data set that is looked at and audited.");
        Node section = Controls.section("Split", splits);
        section.managedProperty().bind(section.visibleProperty());
        splits.onChosen(model::choose);
        model.dataset().subscribe(now -> {
            List<String> names = new ArrayList<>(List.of(""));
            names.addAll(model.splits());
            splits.render(names, model.split());
            section.setVisible(names.size() > 2);
        });
        return section;
    }

    Node node() {
        return node;
    }
}
