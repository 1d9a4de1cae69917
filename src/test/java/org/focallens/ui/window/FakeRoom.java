package org.focallens.ui.window;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Room;
import org.focallens.ui.common.Theme;

/** A room with a field, a button and an action on the key B, which writes down what is done to it. */
final class FakeRoom implements Room {
    final List<String> events = new ArrayList<>();
    final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    final SimpleDoubleProperty progress = new SimpleDoubleProperty(-1);
    final SimpleStringProperty status;
    final SimpleBooleanProperty canDraw = new SimpleBooleanProperty(true);
    Consumer<String> lead;
    RuntimeException fault;
    private final String name;
    private final boolean takesFiles;
    private final VBox node = new VBox();

    FakeRoom(String name, boolean takesFiles) {
        this.name = name;
        this.takesFiles = takesFiles;
        this.status = new SimpleStringProperty(name + " is here");
        TextField field = new TextField();
        field.setId(name + "-field");
        Button button = new Button(name);
        button.setId(name + "-button");
        node.setId(name);
        node.getChildren().addAll(field, button);
    }

    @Override
    public void leadBy(Consumer<String> enter) {
        lead = enter;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of(name + "-draw", "Edit", "Draw", "Draws a box", "B", null, () -> events.add("draw"))
                        .when(canDraw),
                Action.of(name + "-save", "File", "Save", "Saves", "Shortcut+S", null, () -> events.add("save")),
                Action.of(name + "-greet", "Edit", "Greet", "Says so", null, null, () -> status.set("hello")));
    }

    @Override
    public ObservableValue<String> status() {
        return status;
    }

    @Override
    public boolean open(Path path) {
        if (takesFiles) {
            events.add("open " + path);
        }
        return takesFiles;
    }

    @Override
    public ObservableBooleanValue busy() {
        return busy;
    }

    @Override
    public ObservableDoubleValue progress() {
        return progress;
    }

    @Override
    public void cancel() {
        events.add("cancel");
    }

    @Override
    public JsonNode save() {
        fail();
        return JsonNodeFactory.instance.textNode("saved by " + name);
    }

    @Override
    public void restore(JsonNode saved) {
        events.add("restore " + (saved.isMissingNode() ? "nothing" : saved.asText()));
    }

    @Override
    public void theme(Theme theme) {
        events.add(theme.name());
    }

    @Override
    public void close() {
        events.add("close");
        fail();
    }

    private void fail() {
        if (fault != null) {
            throw fault;
        }
    }
}
