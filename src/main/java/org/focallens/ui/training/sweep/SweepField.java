package org.focallens.ui.training.sweep;

import java.util.Locale;

/** What is typed into the form of a sweep. */
enum SweepField {
    ALPHAS(
            "Alphas (α)",
            ".25 .5 .75",
            "Weights of a positive, with spaces or commas between them; \"none\" for no weighting. The paper tries .1 to .999 without "
                    + "focusing (table 1a) and finds .25 best for γ 2, the value of every framework."),
    GAMMAS(
            "Gammas (γ)",
            "0 1 2",
            "Focusing exponents, separated by spaces or commas; 0 is cross entropy. The paper tries 0 to 5 (table 1b); 2 is the value "
                    + "of most frameworks, 1.5 that of TF Vision."),
    SEEDS(
            "Seeds",
            "2",
            "Runs of each pair that differ only in initial parameters and images. Two runs show whether a difference is more than chance; the paper "
                    + "gives one number for each pair."),
    STEPS(
            "Steps per run",
            "500",
            "Length of each run. With too few steps no pair finds anything; the paper has 90,000 of 16 images."),
    TESTS(
            "Test images",
            "50",
            "Images that no run trains on and that every run is measured on. Scenes are generated as needed; from a data set they are "
                    + "held out."),
    FOLDER(
            "Folder",
            "",
            "Holds the runs, their plan and a table of them. A folder with a sweep shows it, and Resume continues it.");

    private final String title;
    private final String first;
    private final String help;

    SweepField(String title, String first, String help) {
        this.title = title;
        this.first = first;
        this.help = help;
    }

    String title() {
        return title;
    }

    /** {@return what stands in it at first} */
    String first() {
        return first;
    }

    /** {@return what it means, and who has which value} */
    String help() {
        return help;
    }

    /** {@return as the settings name it, e.g. {@code alphas}} */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
