package org.focallens.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private long now = 1_000;
    private final History<String> history = new History<>("start", () -> now);

    private void change(String key, String next, long afterMillis) {
        now += afterMillis;
        history.change(key, next);
    }

    @Test
    void changesOfOneKeyWithinHalfASecondOfEachOtherAreOneStep() {
        change("slider", "a", 0);
        change("slider", "b", 500);
        change("slider", "c", 500);
        assertThat(history.get()).isEqualTo("c");
        history.undo();
        assertThat(history.get()).isEqualTo("start");
        assertThat(history.canUndo().get()).isFalse();
        history.redo();
        assertThat(history.get()).isEqualTo("c");
    }

    @Test
    void laterChangesAndThoseOfAnotherKeyAreStepsOfTheirOwn() {
        change("slider", "a", 0);
        change("slider", "b", 501);
        change("other", "c", 1);
        change("slider", "d", 1);
        for (String expected : List.of("c", "b", "a", "start")) {
            history.undo();
            assertThat(history.get()).isEqualTo(expected);
        }
        history.undo();
        assertThat(history.get()).as("nothing before the start").isEqualTo("start");
    }

    @Test
    void aChangeAfterAnUndoForgetsTheFutureAndDoesNotMerge() {
        change("slider", "a", 0);
        change("slider", "b", 600);
        history.undo();
        assertThat(history.canRedo().get()).isTrue();
        change("slider", "c", 1);
        assertThat(history.canRedo().get()).isFalse();
        history.redo();
        assertThat(history.get()).isEqualTo("c");
        history.undo();
        assertThat(history.get()).as("what was undone to is still a step").isEqualTo("a");
    }

    @Test
    void equalStatesAreNoChange() {
        change("a", "start", 0);
        assertThat(history.canUndo().get()).isFalse();
        change("a", "x", 0);
        history.undo();
        change("a", "start", 0);
        assertThat(history.canRedo().get()).as("and leave the future").isTrue();
    }

    @Test
    void aRestartHasNeitherPastNorFuture() {
        change("a", "x", 0);
        change("b", "y", 0);
        history.undo();
        history.restart("new");
        assertThat(history.get()).isEqualTo("new");
        assertThat(history.canUndo().get()).isFalse();
        assertThat(history.canRedo().get()).isFalse();
        change("b", "z", 0);
        history.undo();
        assertThat(history.get())
                .as("the first change after it does not merge into it")
                .isEqualTo("new");
    }

    @Test
    void thePastIsTwoHundredStepsDeep() {
        for (int i = 0; i < 300; i++) {
            change("key " + i, "state " + i, 0);
        }
        int steps = 0;
        while (history.canUndo().get()) {
            history.undo();
            steps++;
        }
        assertThat(steps).isEqualTo(200);
        assertThat(history.get()).isEqualTo("state 99");
    }

    @Test
    void listenersSeeEveryStateWithTheButtonsRight() {
        List<String> seen = new ArrayList<>();
        history.state().subscribe(state -> seen.add(state));
        change("a", "x", 0);
        history.undo();
        history.redo();
        history.restart("y");
        assertThat(seen).containsExactly("start", "x", "start", "x", "y");
    }
}
