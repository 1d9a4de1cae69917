package org.focallens.ui.anchors.model;

import javafx.scene.paint.Color;
import org.focallens.ui.common.Palette;

/** The kinds of anchors that can be shown or hidden. */
public enum AnchorKind {
    POSITIVE(
            "Positive",
            "IoU with a box at or above the foreground threshold: the anchor learns to find that box.",
            Palette.POSITIVE),
    FORCED(
            "Forced",
            "Below the foreground threshold, positive only because it is its box's best anchor.",
            Palette.FORCED),
    IGNORED(
            "Ignored",
            "Between the thresholds: the anchor adds nothing to the loss. Ignored is not negative.",
            Palette.IGNORED),
    NEGATIVE(
            "Negative",
            "Below the background threshold: the anchor learns to predict background. Nearly all anchors are negative.",
            Palette.NEGATIVE);

    private final String title;
    private final String help;
    private final Color color;

    AnchorKind(String title, String help, Color color) {
        this.title = title;
        this.help = help;
        this.color = color;
    }

    /** {@return its name as a person reads it} */
    public String title() {
        return title;
    }

    /** {@return what it means} */
    public String help() {
        return help;
    }

    /** {@return its colour in every room} */
    public Color color() {
        return color;
    }
}
