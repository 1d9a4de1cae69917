package org.focallens.ui.common;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The settings by which anchors are assigned, each to be typed or chosen; one that differs from its framework's is marked and can be put back. */
public final class AssignFields extends VBox {
    private static final Map<String, Words> WORDS = words();
    /** What hardly anyone changes but to be like another framework. */
    private static final List<String> ARITHMETIC = List.of(
            AssignSheet.STRIDES,
            AssignSheet.ARITHMETIC,
            AssignSheet.ORDER,
            AssignSheet.SPACING,
            AssignSheet.IOU,
            AssignSheet.AT_BACKGROUND);

    private final ObservableValue<AssignSettings> settings;
    private final ObservableValue<AssignSettings> plain;
    private final BiConsumer<String, AssignSettings> change;
    private final Map<String, Runnable> shown = new LinkedHashMap<>();
    private final Label error = new Label();
    private boolean following;

    /**
     * @param names    of {@link AssignEdit#NAMES}, from above; those of a framework's arithmetic stand last, folded
     * @param settings the settings now
     * @param plain    the framework's own
     * @param change   takes the name of what was changed and the changed settings
     */
    public AssignFields(
            List<String> names,
            ObservableValue<AssignSettings> settings,
            ObservableValue<AssignSettings> plain,
            BiConsumer<String, AssignSettings> change) {
        super(8);
        this.settings = settings;
        this.plain = plain;
        this.change = change;
        error.setId("assign-error");
        error.setWrapText(true);
        error.getStyleClass().add("field-error");
        error.managedProperty().bind(error.textProperty().isNotEmpty());
        names.stream()
                .filter(name -> !ARITHMETIC.contains(name))
                .forEach(name -> getChildren().add(line(name)));
        getChildren()
                .addAll(arithmetic(names.stream().filter(ARITHMETIC::contains).toList()), error);
        settings.subscribe(now -> show());
        plain.subscribe(now -> show());
    }

    /** What a setting is called, and what is to be known of it. */
    private record Words(String title, String help) {}

    private static Map<String, Words> words() {
        Map<String, Words> words = new LinkedHashMap<>();
        words.put(
                AssignSheet.LEVELS,
                new Words("Levels", "Pyramid levels that carry anchors. Every framework: P3 P4 P5 P6 P7."));
        words.put(
                AssignSheet.SIZES,
                new Words(
                        "Base sizes",
                        "Side of the square base anchor of each level in input pixels. Every framework: 32 64 128 256 512."));
        words.put(
                AssignSheet.SCALES,
                new Words("Scales", "Multiples of the base size. The paper: 1, 2^(1/3), 2^(2/3), three an octave."));
        words.put(
                AssignSheet.RATIOS,
                new Words(
                        "Ratios h/w",
                        "Height over width. The paper: 0.5 1 2. TF Vision and Keras IO write them as width over height."));
        words.put(
                AssignSheet.STRIDES,
                new Words(
                        "Strides",
                        "Input pixels between two cells of each level. Every framework: 8 16 32 64 128, those of the feature maps; "
                                + "another stride cannot be trained here."));
        words.put(
                AssignSheet.OFFSET,
                new Words(
                        "Offset",
                        "Centre of the first cell in strides: 0 in torchvision, Detectron2 and MMDetection, 0.5 in keras-retinanet and TF Vision."));
        words.put(
                AssignSheet.ARITHMETIC,
                new Words(
                        "Corners",
                        "How a framework gets from size, scale and ratio to an anchor's corners. exact: the paper's formula. "
                                + "torchvision rounds to whole pixels, Detectron rounds the shape before it is scaled; the others keep fractions."));
        words.put(
                AssignSheet.ORDER,
                new Words(
                        "Order of shapes",
                        "Which of two equally good anchors wins. ratio-major: torchvision, MMDetection, keras-retinanet. "
                                + "scale-major: Detectron, Detectron2, TF Vision."));
        words.put(
                AssignSheet.SPACING,
                new Words(
                        "Cell spacing",
                        "image-over-cells: torchvision, whose P6 at 800 x 1344 stands 61 x 64 pixels apart. stride: every other framework."));
        words.put(
                AssignSheet.IOU,
                new Words(
                        "IoU",
                        "single: floats, as in torchvision, Detectron2, MMDetection and TF Vision. single-inclusive: Detectron, which adds 1 to every width "
                                + "and height. double: keras-retinanet."));
        words.put(
                AssignSheet.AT_BACKGROUND,
                new Words(
                        "At the threshold",
                        "What an anchor becomes whose IoU is exactly the lower threshold. negative: keras-retinanet. "
                                + "ignored: every other framework."));
        words.put(
                AssignSheet.FOREGROUND, new Words("Positive from", "Least IoU of a positive. 0.5 in every framework."));
        words.put(
                AssignSheet.BACKGROUND,
                new Words(
                        "Negative below",
                        "Between this IoU and the positives' an anchor is ignored. 0.4; 0.5 in TF Vision, which ignores none."));
        words.put(
                AssignSheet.LOW_QUALITY,
                new Words(
                        "Low quality",
                        "What a box gets that no anchor reaches. none: the paper's text, keras-retinanet. keep: torchvision, Detectron2. "
                                + "repoint: MMDetection. repoint-first: TF Vision. ignored-only: Detectron."));
        words.put(
                AssignSheet.BORDER,
                new Words(
                        "Over the border",
                        "Anchors in the padding. keep: torchvision, Detectron2. ignore-centre-outside: keras-retinanet."));
        words.put(
                AssignSheet.CROWD,
                new Words(
                        "Crowd regions",
                        "COCO's crowd regions. drop: they are not matched and anchors on them are negative, as in every framework."));
        words.put(
                AssignSheet.RESIZE,
                new Words(
                        "Resize",
                        "none, SHORT/LONG such as 800/1333 padded to 32, HEIGHTxWIDTH such as 640x640, or tiles 640/128: cut into "
                                + "tiles of 640 pixels that share 128 with their neighbours."));
        return words;
    }

    private TitledPane arithmetic(List<String> names) {
        VBox lines = new VBox(8);
        names.forEach(name -> lines.getChildren().add(line(name)));
        TitledPane pane = new TitledPane("Arithmetic of the framework", lines);
        pane.setId("assign-arithmetic");
        pane.getStyleClass().add("fold-within");
        pane.setExpanded(false);
        pane.setAnimated(false);
        shown.put("arithmetic", () -> {
            Set<String> changed = AssignSheet.differences(plain.getValue(), settings.getValue())
                    .keySet();
            long count = names.stream().filter(changed::contains).count();
            pane.setText("Arithmetic of the framework" + (count == 0 ? "" : ": " + count + " changed"));
        });
        return pane;
    }

    private Node line(String name) {
        Label label = new Label(WORDS.get(name).title);
        label.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button back = back(name);
        Node input = AssignEdit.choices(name).isEmpty() ? field(name) : choice(name);
        boolean wide = name.equals(AssignSheet.RESIZE); // its words are longer than half a line
        HBox line = wide ? new HBox(8, label, gap, back) : new HBox(8, label, gap, back, input);
        line.setAlignment(Pos.CENTER_LEFT);
        return wide ? new VBox(line, input) : line;
    }

    private Button back(String name) {
        Button back = new Button(null, new FontIcon(Feather.ROTATE_CCW));
        back.setId("assign-" + name + "-back");
        back.setAccessibleText("Put back " + WORDS.get(name).title);
        back.setOnAction(event -> typed(name, AssignSheet.of(plain.getValue()).get(name)));
        Controls.tip(back, "Changed. Puts the framework's own value back.");
        shown.put(name + " back", () -> {
            Set<String> changed = AssignSheet.differences(plain.getValue(), settings.getValue())
                    .keySet();
            back.setVisible(changed.contains(name));
        });
        return back;
    }

    private TextField field(String name) {
        TextField field = new TextField();
        field.setId("assign-" + name);
        field.setPrefWidth(150);
        field.getStyleClass().add("number");
        Controls.tip(field, WORDS.get(name).help);
        field.setOnAction(event -> typed(name, field.getText()));
        field.focusedProperty().subscribe((was, focused) -> {
            if (!focused) {
                typed(name, field.getText());
            }
        });
        shown.put(name, () -> field.setText(AssignSheet.of(settings.getValue()).get(name)));
        return field;
    }

    private ComboBox<String> choice(String name) {
        ComboBox<String> choice = new ComboBox<>();
        choice.setId("assign-" + name);
        choice.getItems().setAll(AssignEdit.choices(name));
        choice.setPrefWidth(150);
        Controls.tip(choice, WORDS.get(name).help);
        choice.setOnAction(event -> typed(name, choice.getValue()));
        shown.put(
                name, () -> choice.setValue(AssignSheet.of(settings.getValue()).get(name)));
        return choice;
    }

    private void show() {
        following = true;
        error.setText("");
        shown.values().forEach(Runnable::run);
        following = false;
    }

    /** A value that means nothing stays in its field, with the reason below. */
    private void typed(String name, String text) {
        if (following || text == null) {
            return;
        }
        try {
            AssignSettings next = text.equals(AssignSheet.of(plain.getValue()).get(name))
                    ? AssignEdit.putBack(settings.getValue(), plain.getValue(), name)
                    : AssignEdit.with(settings.getValue(), name, text);
            error.setText("");
            if (!next.equals(settings.getValue())) {
                change.accept(name, next);
            }
        } catch (IllegalArgumentException e) {
            error.setText(e.getMessage());
        }
    }
}
