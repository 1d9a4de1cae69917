package org.focallens.ui.anchors.model;

/** What an anchor's colour tells. */
public enum Colouring {
    STATE("State", "Positive, forced, ignored or negative."),
    LEVEL("Level", "The level of the pyramid, P3 dark to P7 light."),
    IOU("IoU", "The best IoU with any box, from dark for 0 to light for 1."),
    TRUTH("Box", "The box that the anchor overlaps most.");

    private final String title;
    private final String help;

    Colouring(String title, String help) {
        this.title = title;
        this.help = help;
    }

    /** {@return its name as a person reads it} */
    public String title() {
        return title;
    }

    /** {@return what the colours stand for} */
    public String help() {
        return help;
    }
}
