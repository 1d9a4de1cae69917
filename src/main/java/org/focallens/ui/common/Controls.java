package org.focallens.ui.common;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/** The few shapes that controls take in every room. */
public final class Controls {
    private Controls() {}

    /** {@return a button with the action's icon, or its text where it has none} */
    public static Button button(Action action) {
        Button button = new Button();
        button.setId(action.id());
        button.setOnAction(event -> action.run().run());
        decorate(button, action);
        button.setFocusTraversable(true);
        return button;
    }

    private static void decorate(ButtonBase button, Action action) {
        if (action.icon() == null) {
            button.setText(action.text());
        } else {
            button.setGraphic(new FontIcon(action.icon()));
            button.setAccessibleText(action.text());
        }
        if (action.enabled() != null) {
            button.disableProperty().bind(Bindings.not(action.enabled()));
        }
        tip(button, action.tooltip());
    }

    /** {@return a menu item with the action's text and keys} */
    public static MenuItem menuItem(Action action) {
        MenuItem item = new MenuItem(action.text());
        item.setMnemonicParsing(false);
        item.setId(action.id() + "-item");
        item.setAccelerator(action.key());
        item.setOnAction(event -> action.run().run());
        if (action.enabled() != null) {
            item.disableProperty().bind(Bindings.not(action.enabled()));
        }
        return item;
    }

    /** Gives a control a tooltip wide enough to teach. */
    public static void tip(Control control, String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        tooltip.setShowDelay(Duration.millis(400));
        tooltip.setShowDuration(Duration.seconds(30));
        control.setTooltip(tooltip);
    }

    /** {@return a titled block of an inspector} */
    public static VBox section(String title, Node... content) {
        Label label = new Label(title);
        label.getStyleClass().add("section-text");
        VBox box = new VBox(label);
        box.getChildren().addAll(content);
        box.getStyleClass().add("inspector-section");
        return box;
    }

    /** {@return a control with its name before it} */
    public static HBox labelled(String text, Node control) {
        Label label = new Label(text);
        label.setLabelFor(control);
        label.setMinWidth(Math.max(100, Region.USE_PREF_SIZE));
        HBox row = new HBox(8, label, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** {@return a quiet line of explanation that wraps} */
    public static Label note(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    /** {@return how a list that is chosen from, not typed into, shows its values; null is shown as nothing} */
    public static <T> StringConverter<T> text(Function<T, String> text) {
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
}
