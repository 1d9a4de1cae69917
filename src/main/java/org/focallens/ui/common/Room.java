package org.focallens.ui.common;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** One of the program's rooms. Used on the FX thread. */
public interface Room extends AutoCloseable {

    /** {@return what fills the window beside the rail} */
    Node node();

    /** {@return what can be done here: menu items, buttons and keys} */
    List<Action> actions();

    /** {@return one line for the status bar} */
    ObservableValue<String> status();

    /**
     * Takes the way into the other rooms, for a room that leads to one.
     *
     * @param enter enters the room of an id
     */
    default void leadBy(Consumer<String> enter) {}

    /**
     * Opens a file or folder that was dropped or chosen.
     *
     * @return whether this room has a use for files
     */
    default boolean open(Path path) {
        return false;
    }

    /** {@return whether work is going on whose result will change what is seen} */
    ObservableBooleanValue busy();

    /** {@return how far the work is, 0..1; below 0 where it cannot be told} */
    default ObservableDoubleValue progress() {
        return new SimpleDoubleProperty(-1);
    }

    /** {@return what failed last, in one line; empty while all is well} */
    default Optional<String> failure() {
        return Optional.empty();
    }

    /** Gives up the work that is going on; what was there before stays. */
    default void cancel() {}

    /** Does by itself what the room is for, so that a picture of it has something to show; {@link #busy} until it is done. */
    default void demonstrate() {}

    /** {@return the settings to remember, as {@link #restore} takes them} */
    JsonNode save();

    /** Takes remembered settings once, after the room is made; unknown or missing parts keep their defaults. */
    void restore(JsonNode saved);

    /** The room follows another theme. */
    void theme(Theme theme);

    /** Ends the room's background work. */
    @Override
    void close();
}
