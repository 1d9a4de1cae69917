package org.focallens.ui.common.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LatestDoubleTest {
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final LatestDouble progress = new LatestDouble(
            new Background() {
                @Override
                public <T> void submit(Work<T> work, Consumer<T> done, Consumer<Exception> failure) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void later(Runnable action) {
                    queue.add(action);
                }

                @Override
                public void cancel() {
                    throw new UnsupportedOperationException();
                }
            },
            -1);

    @Test
    void aThousandValuesAreOneEventThatShowsTheNewest() {
        for (int i = 1; i <= 1000; i++) {
            progress.set(i / 1000.0);
        }
        assertThat(progress.shown().get()).isEqualTo(-1);
        assertThat(queue).hasSize(1);
        queue.remove().run();
        assertThat(progress.shown().get()).isEqualTo(1);
        progress.set(0.5);
        assertThat(queue).as("the next value asks again").hasSize(1);
        queue.remove().run();
        assertThat(progress.shown().get()).isEqualTo(0.5);
    }
}
