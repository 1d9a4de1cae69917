package org.focallens.ui.common.work;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Where long work is done. Tests do it at once, on their own thread. */
public interface Background {

    /** What is done away from the FX thread. */
    interface Work<T> {
        /**
         * Does it.
         *
         * @param cancelled true once a newer request has come; polled by long work
         */
        T run(BooleanSupplier cancelled) throws Exception;
    }

    /**
     * Does the work in place of any that was asked for before.
     *
     * @param work    runs away from the FX thread
     * @param done    takes the result on the FX thread
     * @param failure takes an exception on the FX thread; none comes of work that a newer request cancelled
     */
    <T> void submit(Work<T> work, Consumer<T> done, Consumer<Exception> failure);

    /** Does a small thing on the FX thread, soon. May be called from any thread. */
    void later(Runnable action);

    /** Gives up what was asked for, if anything. */
    void cancel();
}
