package org.focallens.ui.loss;

import java.util.function.Consumer;
import org.focallens.ui.common.Background;

/** Work that is done at once, on the test's own thread. */
public final class DirectWork implements Background {
    public int jobs;

    @Override
    public <T> void submit(Work<T> work, Consumer<T> done, Consumer<Exception> failure) {
        jobs++;
        T result;
        try {
            result = work.run(() -> false);
        } catch (Exception e) {
            failure.accept(e);
            return;
        }
        done.accept(result);
    }

    @Override
    public void later(Runnable action) {
        action.run();
    }

    @Override
    public void cancel() {
    }
}
