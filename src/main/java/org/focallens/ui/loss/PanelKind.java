package org.focallens.ui.loss;

import org.kordamp.ikonli.feather.Feather;

/** The pages of the loss room. */
public enum PanelKind {
    CURVES("Curves", "How does a loss weight easy and hard predictions?", Feather.TRENDING_DOWN),
    BALANCE("Balance", "Who pulls at the first step, the few positives or the many negatives?", Feather.SLIDERS),
    DISTRIBUTION(
            "Distribution", "How much of the loss do the hardest carry? The paper’s figure 4.", Feather.BAR_CHART_2),
    CALCULATOR("Calculator", "What does the loss of these predictions come to, step by step?", Feather.EDIT_3),
    NORMALISERS("Normalisers", "What does each framework divide by, and what does it report?", Feather.DIVIDE),
    PAPER("Paper tables", "What did the paper measure for which α and γ?", Feather.BOOK_OPEN),
    CALIBRATION(
            "Calibration", "Which score minimises the loss when a share q of the anchors is positive?", Feather.TARGET),
    SIGNATURES("Signatures", "What does a loss value in a log tell you?", Feather.SEARCH);

    private final String title;
    private final String help;
    private final Feather icon;

    PanelKind(String title, String help, Feather icon) {
        this.title = title;
        this.help = help;
        this.icon = icon;
    }

    /** {@return as the switch shows it} */
    public String title() {
        return title;
    }

    /** {@return the question it answers} */
    public String help() {
        return help;
    }

    /** {@return its picture} */
    public Feather icon() {
        return icon;
    }
}
