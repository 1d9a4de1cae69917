package org.focallens.ui;

import java.util.function.Consumer;
import org.focallens.ui.common.work.Background;

/** Does everything at once, or, while held, only when told to; of several requests the newest. */
public final class DirectBackground implements Background {
    /** How often work was asked for. */
    public int jobs;

    /** In place of the work's result, if any. */
    public RuntimeException fault;

    private boolean held;
    private Runnable waiting = () -> {};

    public void hold() {
        held = true;
    }

    /** Does what was asked for last; what that asks for in turn waits again. */
    public void step() {
        Runnable next = waiting;
        waiting = () -> {};
        next.run();
    }

    @Override
    public <T> void submit(Work<T> work, Consumer<T> done, Consumer<Exception> failure) {
        jobs++;
        waiting = () -> run(work, done, failure);
        if (!held) {
            step();
        }
    }

    private <T> void run(Work<T> work, Consumer<T> done, Consumer<Exception> failure) {
        T result;
        try {
            if (fault != null) {
                throw fault;
            }
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
        waiting = () -> {};
    }
}
