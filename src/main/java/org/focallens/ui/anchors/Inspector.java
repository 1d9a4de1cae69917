package org.focallens.ui.anchors;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.StringConverter;
import org.focallens.core.match.Assignment;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.focallens.ui.anchors.Assigned.LevelRow;
import org.focallens.ui.common.AssignFields;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Palette;

/** The settings and numbers beside the picture. */
final class Inspector {
    private static final List<ResizeRule> COMMON_RESIZES = List.of(new ResizeRule.None(), new ResizeRule.ShortSide(600, 1000, 32),
            new ResizeRule.ShortSide(800, 1333, 32), new ResizeRule.Frame(512, 512), new ResizeRule.Frame(640, 640));

    private final AnchorsViewModel model;
    private final ScrollPane node;

    Inspector(AnchorsViewModel model) {
        this.model = model;
        VBox content = new VBox(presetSection(), new ThresholdControls(model).node(), settingsSection(), levelSection(), boxSection(), cellSection());
        content.getStyleClass().add("inspector");
        node = new ScrollPane(content);
        node.getStyleClass().add("inspector-scroll");
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setMinWidth(360);
        node.setPrefWidth(360);
        model.cell().subscribe(cell -> {
            if (cell != null) {
                node.setVvalue(1);                 // the cell's table stands last, and it is what was asked for
            }
        });
    }

    Node node() {
        return node;
    }

    private Node presetSection() {
        ComboBox<Preset> presets = new ComboBox<>();
        presets.setId("preset");
        presets.getItems().setAll(Presets.ALL);
        presets.setConverter(text(Preset::title));
        presets.setMaxWidth(Double.MAX_VALUE);
        model.history().state().subscribe(state -> {
            presets.setValue(state.preset());
            Controls.tip(presets, "The framework whose anchors, IoU and rules are used. Each differs in centres, roundings and in what it does "
                    + "for a box without a good anchor. This one follows " + state.preset().source() + ".");
        });
        presets.setOnAction(event -> {
            if (presets.getValue() != model.history().get().preset()) {
                model.change("preset", state -> state.withPreset(presets.getValue()));
            }
        });
        return Controls.section("Preset", presets, labelled("Network input", resize()));
    }

    /** All that the controls above leave out; folded, since most come to look at their own boxes under a framework as it is. */
    private Node settingsSection() {
        AssignFields fields = new AssignFields(List.of(AssignSheet.LEVELS, AssignSheet.SIZES, AssignSheet.SCALES, AssignSheet.RATIOS, AssignSheet.OFFSET,
                AssignSheet.BORDER, AssignSheet.CROWD, AssignSheet.RESIZE), model.history().state().map(AnchorsState::settings),
                model.history().state().map(state -> AssignSettings.of(state.preset())),
                (name, settings) -> model.change(name, state -> state.withSettings(settings)));
        TitledPane pane = new TitledPane("Anchors in detail", fields);
        pane.setId("assign-settings");
        pane.setExpanded(false);
        return pane;
    }

    private ComboBox<ResizeRule> resize() {
        ComboBox<ResizeRule> resize = new ComboBox<>();
        resize.setId("resize");
        resize.setConverter(text(Inspector::resizeText));
        resize.setPrefWidth(200);
        Controls.tip(resize, "The size at which the network sees the image. Most frameworks scale the short side to 800 pixels, the long side to "
                + "at most 1333, and pad to a multiple of 32; torchvision rounds down (\"down\"), the others to the nearest pixel. "
                + "TF Vision uses 640 x 640.");
        resize.getItems().setAll(Stream.concat(COMMON_RESIZES.stream(), Presets.ALL.stream().map(preset -> preset.input().resize())).distinct().toList());
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

    private Node levelSection() {
        TableView<LevelRow> table = new TableView<>();
        table.setId("levels");
        table.getColumns().add(column("Level", 52, LevelRow::level));
        table.getColumns().add(column("Positive", 80, row -> number(row.positive())));
        table.getColumns().add(column("Ignored", 80, row -> number(row.ignored())));
        table.getColumns().add(column("Negative", 94, row -> number(row.negative())));
        fixHeight(table, 6);
        model.assigned().subscribe(assigned -> table.getItems().setAll(assigned == null ? List.of() : assigned.rows()));
        return Controls.section("Anchors by level", table);
    }

    private Node boxSection() {
        HBox levels = new HBox(8);
        for (int level = 3; level <= 7; level++) {
            levels.getChildren().add(levelBox(level));
        }
        CheckBox oneBox = new CheckBox("Only the selected box's anchors");
        oneBox.setId("one-box");
        Controls.tip(oneBox, "Draws the positive anchors of the selected box alone; without it, or with no box selected, those of all boxes.");
        model.history().state().subscribe(state -> oneBox.setSelected(state.oneBox()));
        oneBox.setOnAction(event -> model.change("one box", state -> state.showingOneBox(oneBox.isSelected())));
        Label selected = Controls.note("");
        selected.setId("selected-box");
        selected.managedProperty().bind(selected.textProperty().isNotEmpty());
        model.selectedTruth().subscribe(() -> selected.setText(model.describeSelected()));
        model.assigned().subscribe(() -> selected.setText(model.describeSelected()));
        return Controls.section("Drawn", levels, oneBox, selected);
    }

    private CheckBox levelBox(int level) {
        CheckBox box = new CheckBox("P" + level);
        box.setId("show-p" + level);
        Controls.tip(box, "Anchors of P" + level + ": one cell every " + (1 << level) + " pixels, base size " + (4 << level) + ".");
        model.history().state().subscribe(state -> box.setSelected(state.levels().contains(level)));
        box.setOnAction(event -> model.change("level " + level, state -> state.showing(level, box.isSelected())));
        return box;
    }

    private Node cellSection() {
        ToggleGroup group = new ToggleGroup();
        HBox levels = new HBox(4);
        for (int level = 3; level <= 7; level++) {
            int chosen = level;
            ToggleButton button = new ToggleButton("P" + level);
            button.setId("cell-p" + level);
            button.setToggleGroup(group);
            button.setGraphic(new Rectangle(8, 8, Palette.level(level)));
            Controls.tip(button, "A click on the picture shows the anchors of the nearest cell of P" + level + ".");
            model.cellLevel().subscribe(now -> button.setSelected(now.intValue() == chosen));
            button.setOnAction(event -> {
                model.cellLevel().set(chosen);
                button.setSelected(true);
            });
            levels.getChildren().add(button);
        }
        Label hint = Controls.note("Click on the picture to see a cell's anchors.");
        TableView<CellAnchor> table = cellTable();
        Runnable refresh = () -> {
            table.getItems().setAll(model.cellAnchors());
            hint.setText(model.cell().get() == null ? "Click on the picture to see a cell's anchors." : String.format("Row %d, column %d",
                    model.cell().get().row(), model.cell().get().column()));
        };
        model.cell().subscribe(refresh);
        model.assigned().subscribe(refresh);
        return Controls.section("Cell", levels, hint, table);
    }

    private TableView<CellAnchor> cellTable() {
        TableView<CellAnchor> table = new TableView<>();
        table.setId("cell");
        table.getColumns().add(column("Size, px", 110, anchor -> String.format("%.0f × %.0f", anchor.width(), anchor.height())));
        table.getColumns().add(column("IoU", 64, anchor -> String.format(Locale.ROOT, "%.3f", anchor.assignment().iou())));
        table.getColumns().add(column("State", 132, Inspector::state));
        table.setPlaceholder(new Label("No cell chosen"));
        fixHeight(table, 9);
        return table;
    }

    private static String state(CellAnchor anchor) {
        if (anchor.assignment() instanceof Assignment.Positive positive) {
            return anchor.kind().title() + ", box " + (positive.truth() + 1);
        }
        return anchor.kind().title();
    }

    private static String number(int value) {
        return String.format("%,d", value);
    }

    private static <T> TableColumn<T, String> column(String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
                getStyleClass().remove("number");
                if (!empty && Character.isDigit(item.charAt(0))) {
                    getStyleClass().add("number");
                }
            }
        });
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static void fixHeight(TableView<?> table, int rows) {
        table.setFixedCellSize(24);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        double height = 24 * rows + 42;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
        table.setFocusTraversable(false);
    }

    static HBox labelled(String text, Node control) {
        Label label = new Label(text);
        label.setLabelFor(control);
        label.setMinWidth(100);
        HBox row = new HBox(8, label, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static <T> StringConverter<T> text(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("the list is not editable, yet '" + typed + "' was typed");
            }
        };
    }

    static StringConverter<LowQuality> lowQualityText() {
        return text(rule -> switch (rule) {
            case NONE -> "gets none";
            case KEEP -> "keeps its best anchors";
            case REPOINT -> "takes its best anchors";
            case REPOINT_FIRST -> "takes its first best anchor";
            case IGNORED_ONLY -> "keeps those not negative";
        });
    }
}
