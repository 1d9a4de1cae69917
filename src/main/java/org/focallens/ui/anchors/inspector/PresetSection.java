package org.focallens.ui.anchors.inspector;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.focallens.ui.anchors.model.AnchorsState;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.AssignTerms;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The framework that the settings begin with, what differs from it, and the sets of settings that have a name. */
final class PresetSection {
    private static final List<ResizeRule> COMMON_RESIZES = List.of(
            new ResizeRule.None(),
            new ResizeRule.ShortSide(600, 1000, 32),
            new ResizeRule.ShortSide(800, 1333, 32),
            new ResizeRule.Frame(512, 512),
            new ResizeRule.Frame(640, 640));

    private final AnchorsViewModel model;
    private final List<Action> files;

    /** @param files the actions that save and open settings */
    PresetSection(AnchorsViewModel model, List<Action> files) {
        this.model = model;
        this.files = files;
    }

    Node node() {
        Choice<Preset> presets = new Choice<>("preset", Preset::title, "");
        presets.offer(Presets.ALL);
        presets.setMaxWidth(Double.MAX_VALUE);
        presets.bind(
                model.history().state().map(AnchorsState::preset),
                preset -> model.change("preset", state -> state.withPreset(preset)));
        model.history()
                .state()
                .map(AnchorsState::preset)
                .subscribe(preset -> Controls.tip(
                        presets,
                        "The framework whose anchors, IoU and rules are used. Each differs in centres, roundings and in what it does "
                                + "for a box without a good anchor. This one follows "
                                + preset.source() + "."));
        Label facts = Controls.note("");
        facts.setId("preset-notes");
        facts.setMinHeight(Region.USE_PREF_SIZE);
        model.history().state().subscribe(state -> facts.setText(PresetNotes.of(state.preset())));
        HBox.setHgrow(presets, Priority.ALWAYS);
        return Controls.section(
                "Preset", new HBox(8, presets, sets()), facts, Controls.labelled("Network input", resize()), changes());
    }

    /** What differs from the framework, and the way back. */
    private Node changes() {
        Label changed = new Label();
        changed.setId("changed-settings");
        changed.setWrapText(true);
        changed.setMinHeight(Region.USE_PREF_SIZE);
        changed.getStyleClass().add("changed");
        HBox.setHgrow(changed, Priority.ALWAYS);
        Button back = new Button(null, new FontIcon(Feather.ROTATE_CCW));
        back.setId("put-back");
        back.setAccessibleText("Put all settings back");
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(event -> model.change("put back", state -> state.withPreset(state.preset())));
        Controls.tip(back, "Puts every setting back to the framework's own.  (Ctrl+Shift+P)");
        HBox row = new HBox(8, changed, back);
        row.setAlignment(Pos.CENTER_LEFT);
        row.managedProperty().bind(row.visibleProperty());
        model.history().state().subscribe(state -> {
            Map<String, List<String>> differences =
                    AssignSheet.differences(AssignSettings.of(state.preset()), state.settings());
            row.setVisible(!differences.isEmpty());
            changed.setText("Changed: "
                    + differences.entrySet().stream()
                            .map(one -> AssignTerms.change(
                                    one.getKey(),
                                    one.getValue().get(0),
                                    one.getValue().get(1)))
                            .collect(Collectors.joining("; ")));
        });
        return row;
    }

    /** Settings with a name, opened or saved. */
    private Node sets() {
        MenuButton sets = new MenuButton("Sets");
        sets.setId("sets");
        sets.setMinWidth(Region.USE_PREF_SIZE);
        Controls.tip(
                sets,
                "Settings with a name: saved as a file, opened from one, and taken again here.  (Ctrl+S, Ctrl+Shift+S)");
        model.named().subscribe(named -> {
            sets.getItems().clear();
            for (Action file : files) {
                MenuItem item = new MenuItem(file.text()); // without keys: those belong to the main menu's items
                item.setId("sets-" + file.id());
                item.setOnAction(event -> file.run().run());
                sets.getItems().add(item);
            }
            named.forEach(one -> {
                MenuItem item = new MenuItem(one.name());
                item.setMnemonicParsing(false);
                item.setOnAction(
                        event -> model.change("settings " + one.name(), state -> state.withSettings(one.settings())));
                sets.getItems().add(item);
            });
        });
        return sets;
    }

    private Choice<ResizeRule> resize() {
        Choice<ResizeRule> resize = new Choice<>(
                "resize",
                PresetSection::resizeText,
                "The size at which the network sees the image. Most frameworks scale the short side to 800 pixels, the long side to "
                        + "at most 1333, and pad to a multiple of 32; torchvision rounds down (\"down\"), the others to the nearest pixel. "
                        + "TF Vision uses 640 x 640.");
        resize.setPrefWidth(200);
        resize.offer(Stream.concat(
                        COMMON_RESIZES.stream(),
                        Presets.ALL.stream().map(preset -> preset.input().resize()))
                .distinct()
                .toList());
        return resize.bind(
                model.history().state().map(AnchorsState::resize),
                rule -> model.change("resize", state -> state.withResize(rule)));
    }

    private static String resizeText(ResizeRule rule) {
        if (rule instanceof ResizeRule.None) {
            return "image as it is";
        }
        if (rule instanceof ResizeRule.ShortSide side) {
            String rounding = side.rounding() == ResizeRule.Rounding.DOWN ? " down" : "";
            return side.text() + rounding + (side.multipleOf() > 1 ? ", pad to " + side.multipleOf() : ", no padding");
        }
        return rule.text();
    }
}
