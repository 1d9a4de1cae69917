package org.focallens.ui.anchors.inspector;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.model.AnchorsState;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Assigned.LevelRow;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.AssignFields;
import org.focallens.ui.common.Controls;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The settings and numbers beside the picture. */
public final class AnchorsInspector {
    private static final List<ResizeRule> COMMON_RESIZES = List.of(
            new ResizeRule.None(),
            new ResizeRule.ShortSide(600, 1000, 32),
            new ResizeRule.ShortSide(800, 1333, 32),
            new ResizeRule.Frame(512, 512),
            new ResizeRule.Frame(640, 640));

    private final AnchorsViewModel model;
    private final List<Action> files;
    private final ScrollPane node;

    /** @param files the actions that save and open settings */
    public AnchorsInspector(
            AnchorsViewModel model, ExplainViewModel why, CompareViewModel comparing, List<Action> files) {
        this.model = model;
        this.files = files;
        ExplainSections sections = new ExplainSections(model, why);
        VBox content = new VBox(
                presetSection(),
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

    private Node presetSection() {
        ComboBox<Preset> presets = new ComboBox<>();
        presets.setId("preset");
        presets.getItems().setAll(Presets.ALL);
        presets.setConverter(Controls.text(Preset::title));
        presets.setMaxWidth(Double.MAX_VALUE);
        model.history().state().subscribe(state -> {
            presets.setValue(state.preset());
            Controls.tip(
                    presets,
                    "The framework whose anchors, IoU and rules are used. Each differs in centres, roundings and in what it does "
                            + "for a box without a good anchor. This one follows "
                            + state.preset().source() + ".");
        });
        presets.setOnAction(event -> {
            if (presets.getValue() != model.history().get().preset()) {
                model.change("preset", state -> state.withPreset(presets.getValue()));
            }
        });
        Label facts = Controls.note("");
        facts.setId("preset-notes");
        facts.setMinHeight(Region.USE_PREF_SIZE);
        model.history().state().subscribe(state -> facts.setText(PresetNotes.of(state.preset())));
        HBox.setHgrow(presets, Priority.ALWAYS);
        return Controls.section(
                "Preset", new HBox(8, presets, sets()), facts, labelled("Network input", resize()), changes());
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
                            .map(one -> one.getKey() + " " + one.getValue().get(0) + " → "
                                    + one.getValue().get(1))
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

    /** All that the controls above leave out; folded, since most come to look at their own boxes under a framework as it is. */
    private Node settings() {
        List<String> above = List.of(AssignSheet.FOREGROUND, AssignSheet.BACKGROUND, AssignSheet.LOW_QUALITY);
        return new AssignFields(
                AssignEdit.NAMES.stream().filter(name -> !above.contains(name)).toList(),
                model.history().state().map(AnchorsState::settings),
                model.history().state().map(state -> AssignSettings.of(state.preset())),
                (name, settings) -> model.change(name, state -> state.withSettings(settings)));
    }

    private ComboBox<ResizeRule> resize() {
        ComboBox<ResizeRule> resize = new ComboBox<>();
        resize.setId("resize");
        resize.setConverter(Controls.text(AnchorsInspector::resizeText));
        resize.setPrefWidth(200);
        Controls.tip(
                resize,
                "The size at which the network sees the image. Most frameworks scale the short side to 800 pixels, the long side to "
                        + "at most 1333, and pad to a multiple of 32; torchvision rounds down (\"down\"), the others to the nearest pixel. "
                        + "TF Vision uses 640 x 640.");
        resize.getItems()
                .setAll(Stream.concat(
                                COMMON_RESIZES.stream(),
                                Presets.ALL.stream()
                                        .map(preset -> preset.input().resize()))
                        .distinct()
                        .toList());
        model.history().state().subscribe(state -> resize.setValue(state.resize()));
        resize.setOnAction(event -> model.change("resize", state -> state.withResize(resize.getValue())));
        return resize;
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

    static HBox labelled(String text, Node control) {
        Label label = new Label(text);
        label.setLabelFor(control);
        label.setMinWidth(100);
        HBox row = new HBox(8, label, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static StringConverter<LowQuality> lowQualityText() {
        return Controls.text(rule -> switch (rule) {
            case NONE -> "gets none";
            case KEEP -> "keeps its best anchors";
            case REPOINT -> "takes its best anchors";
            case REPOINT_FIRST -> "takes its first best anchor";
            case IGNORED_ONLY -> "keeps those not negative";
        });
    }
}
