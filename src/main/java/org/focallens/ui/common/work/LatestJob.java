package org.focallens.ui.common.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of background work on a thread of its own, of which only the newest request matters: a new one cancels the old, and a result
 * that comes too late is dropped by its number. Submit on the FX thread; results and errors arrive there.
 */
public final class LatestJob implements Background, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LatestJob.class);
    private static final int SECONDS_TO_SAVE = 10;

    private final ExecutorService executor;
    private final AtomicInteger newest = new AtomicInteger();

    /** @param name of the thread */
    public LatestJob(String name) {
        executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public <T> void submit(Work<T> work, Consumer<T> done, Consumer<Exception> failure) {
        int number = newest.incrementAndGet();
        BooleanSupplier cancelled = () -> newest.get() != number;
        executor.execute(() -> {
            if (cancelled.getAsBoolean()) {
                return;
            }
            try {
                T result = work.run(cancelled);
                deliver(cancelled, () -> done.accept(result));
            } catch (Exception e) {
                deliver(cancelled, () -> failure.accept(e));
            } catch (
                    Throwable
                            e) { // want of memory, a library that cannot be loaded: nobody must wait for an answer for
                // ever
                LOG.error("background work failed", e);
                deliver(cancelled, () -> failure.accept(new IllegalStateException(text(e), e)));
            }
        });
    }

    private static String text(Throwable error) {
        return error instanceof OutOfMemoryError ? "Not enough memory (" + error.getMessage() + ")" : error.toString();
    }

    private static void deliver(BooleanSupplier stale, Runnable delivery) {
        Platform.runLater(() -> {
            if (!stale.getAsBoolean()) {
                delivery.run();
            }
        });
    }

    @Override
    public void later(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public void cancel() {
        newest.incrementAndGet();
    }

    @Override
    public void close() {
        cancel();
        executor.shutdownNow();
    }

    /** Ends the work as {@link #close} does, but waits a while until it has saved what it has. */
    public void finish() {
        cancel();
        executor.shutdown();
        try {
            if (!executor.awaitTermination(SECONDS_TO_SAVE, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
