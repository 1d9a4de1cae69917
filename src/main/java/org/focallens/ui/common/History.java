package org.focallens.ui.common;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * An immutable state that can be undone and redone. Changes under the same key that follow each other within half a second, as those of
 * a slider do, become one step.
 *
 * @param <S> an immutable value
 */
public final class History<S> {
    private static final long MERGE_MILLIS = 500;
    private static final int DEPTH = 200;

    private final LongSupplier clockMillis;
    private final ReadOnlyObjectWrapper<S> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final Deque<S> past = new ArrayDeque<>();
    private final Deque<S> future = new ArrayDeque<>();
    private String lastKey = "";
    private long lastMillis;

    /** @param start the state that cannot be undone */
    public History(S start) {
        this(start, System::currentTimeMillis);
    }

    History(S start, LongSupplier clockMillis) {
        this.clockMillis = clockMillis;
        state.set(start);
    }

    /** {@return the state now} */
    public S get() {
        return state.get();
    }

    /** {@return the state as a property} */
    public ReadOnlyObjectProperty<S> state() {
        return state.getReadOnlyProperty();
    }

    /**
     * Goes to a new state.
     *
     * @param key  what is changed, e.g. "thresholds"; equal keys in quick succession merge
     * @param next the new state; nothing happens if it equals the present one
     */
    public void change(String key, S next) {
        if (Objects.equals(next, state.get())) {
            return;
        }
        long now = clockMillis.getAsLong();
        boolean merges = key.equals(lastKey) && now - lastMillis <= MERGE_MILLIS && !past.isEmpty();
        if (!merges) {
            past.push(state.get());
            if (past.size() > DEPTH) {
                past.removeLast();
            }
        }
        future.clear();
        lastKey = key;
        lastMillis = now;
        show(next);
    }

    /** Replaces the state and forgets the past, as when another image is opened. */
    public void restart(S next) {
        past.clear();
        future.clear();
        lastKey = "";
        show(next);
    }

    /** Goes back one step, if there is one. */
    public void undo() {
        if (!past.isEmpty()) {
            future.push(state.get());
            lastKey = "";
            show(past.pop());
        }
    }

    /** Takes one undo back, if there is one. */
    public void redo() {
        if (!future.isEmpty()) {
            past.push(state.get());
            lastKey = "";
            show(future.pop());
        }
    }

    private void show(S next) {
        state.set(next);
        canUndo.set(!past.isEmpty());
        canRedo.set(!future.isEmpty());
    }

    /** {@return whether there is a step back} */
    public ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    /** {@return whether there is an undo to take back} */
    public ReadOnlyBooleanProperty canRedo() {
        return canRedo.getReadOnlyProperty();
    }
}
