package org.focallens.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C as a question that long work asks: the work stops at its next safe place and still writes what it has. */
public final class Interrupt implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::waitForEnd, "ctrl-c");
    private volatile boolean asked;

    public Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** {@return whether the program is to end} */
    public boolean asked() {
        return asked;
    }

    private void waitForEnd() {
        asked = true;
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("stopped waiting for the work to end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work has ended and its results are written. */
    @Override
    public void close() {
        ended.countDown();
        if (!asked) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
