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
        Label label = new Label(AssignTerms.title(name));
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
        back.setAccessibleText("Put back " + AssignTerms.title(name));
        back.setOnAction(event -> typed(name, AssignSheet.of(plain.getValue()).get(name)));
        Controls.tip(back, "Changed. Resets it to the framework's value.");
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
        Controls.tip(field, AssignTerms.help(name));
        field.setOnAction(event -> typed(name, field.getText()));
        field.focusedProperty().subscribe((was, focused) -> {
            if (!focused) {
                typed(name, field.getText());
            }
        });
        shown.put(name, () -> field.setText(AssignSheet.of(settings.getValue()).get(name)));
        return field;
    }

    private Choice<String> choice(String name) {
        Choice<String> choice = new Choice<>("assign-" + name, value -> value, AssignTerms.help(name));
        choice.offer(AssignEdit.choices(name));
        choice.setPrefWidth(150);
        choice.onChosen(value -> typed(name, value));
        shown.put(name, () -> choice.render(AssignSheet.of(settings.getValue()).get(name)));
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
