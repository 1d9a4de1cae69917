package org.focallens.cli.console;

import org.focallens.text.Texts;

/** How far the work is, on standard error: a line that is rewritten on a terminal, and a plain line every tenth elsewhere. */
public final class Progress implements AutoCloseable {
    private final String what;

    @SuppressWarnings(
            "SystemConsoleNull") // null where no person reads, in every Java: Main chooses the console that keeps to it
    private final boolean terminal = System.console() != null;

    private int shown = -1;

    public Progress(String what) {
        this.what = what;
    }

    /** @param share 0..1; may come from any thread */
    public synchronized void show(double share) {
        int percent = (int) (100 * share);
        if (percent <= shown || (!terminal && percent < shown + 10)) {
            return;
        }
        shown = percent;
        if (terminal) {
            System.err.print(Texts.format("\r%s %3d%%", what, percent));
        } else {
            System.err.print(Texts.format("%s %d%%%n", what, percent));
        }
    }

    /** Ends the line, so that an error does not stand behind it. */
    @Override
    public synchronized void close() {
        if (terminal && shown >= 0) {
            System.err.println();
        }
    }
}
