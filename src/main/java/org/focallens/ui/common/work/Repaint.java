package org.focallens.ui.common.work;

import javafx.application.Platform;

/** Turns any number of requests into one paint. Used on the FX thread. */
public final class Repaint {
    private final Runnable paint;
    private boolean pending;

    /** @param paint what draws, on the FX thread */
    public Repaint(Runnable paint) {
        this.paint = paint;
    }

    /** Asks for a paint once the events at hand are through. */
    public void request() {
        if (pending) {
            return;
        }
        pending = true;
        Platform.runLater(() -> {
            pending = false;
            paint.run();
        });
    }
}
