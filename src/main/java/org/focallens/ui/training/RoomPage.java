package org.focallens.ui.training;

import java.util.Arrays;

/** What the middle of the room shows. */
enum RoomPage {
    /** The run, or the runs in lock step. */
    RUN("Run", "The run, or several in lock step: charts, levels and a look inside."),
    /** Many runs over alpha and gamma. */
    SWEEP("Sweep", "Many runs over alpha, gamma and seeds, in the background."),
    /** What was saved. */
    SAVED("Saved runs", "All saved runs, to resume or to compare.");

    private final String title;
    private final String help;

    RoomPage(String title, String help) {
        this.title = title;
        this.help = help;
    }

    /** {@return the page of a name; the first where there is none} */
    static RoomPage named(String name) {
        return Arrays.stream(values())
                .filter(page -> page.name().equals(name))
                .findFirst()
                .orElse(RUN);
    }

    String title() {
        return title;
    }

    String help() {
        return help;
    }
}
