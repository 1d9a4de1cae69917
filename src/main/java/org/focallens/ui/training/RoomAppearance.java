package org.focallens.ui.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Theme;
import org.kordamp.ikonli.feather.Feather;

/** How large the room's type is, and whether the settings stand beside the picture. */
final class RoomAppearance {

    private static final String LARGE = "projector";

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final BooleanProperty projector = new SimpleBooleanProperty();
    private final BooleanProperty inspector = new SimpleBooleanProperty(true);

    ObjectProperty<Theme> theme() {
        return theme;
    }

    /** {@return whether type and lines are large enough for the back of a classroom} */
    BooleanProperty projector() {
        return projector;
    }

    /** {@return whether the settings are shown} */
    BooleanProperty inspector() {
        return inspector;
    }

    ChartStyle style() {
        return ChartStyle.of(theme.get().dark(), projector.get());
    }

    List<Action> actions() {
        return List.of(
                Action.of(
                        "training-projector",
                        "View",
                        "Projector size",
                        "Text 1.6 times as large and thicker lines, readable from the back of a classroom",
                        "F6",
                        Feather.MONITOR,
                        () -> projector.set(!projector.get())),
                Action.of(
                        "training-inspector",
                        "View",
                        "Settings beside the picture",
                        "Hides or shows the settings, to make room for the picture",
                        "F7",
                        Feather.SIDEBAR,
                        () -> inspector.set(!inspector.get())));
    }

    /**
     * Lays the room out accordingly, now and after each change.
     *
     * @param seen     what a class looks at; the settings keep the size that a desk needs
     * @param settings stand on the right
     * @param restyle  draws charts anew
     */
    void apply(BorderPane room, List<Node> seen, Node settings, Runnable restyle) {
        inspector.subscribe(shown -> room.setRight(shown ? settings : null));
        projector.subscribe(large -> {
            seen.forEach(node -> node.getStyleClass().remove(LARGE));
            if (large) {
                seen.forEach(node -> node.getStyleClass().add(LARGE));
            }
            restyle.run();
        });
        theme.subscribe(now -> restyle.run());
    }

    /** Adds what is to be remembered. */
    void save(ObjectNode json) {
        json.put("projector", projector.get()).put("inspector", inspector.get());
    }

    /** Takes what was remembered. */
    void restore(JsonNode json) {
        projector.set(json.path("projector").asBoolean());
        inspector.set(json.path("inspector").asBoolean(true));
    }
}
