package org.focallens.ui.training.inspect;

/** What can be drawn over the image. */
enum BoxKind {
    TRUTHS("True boxes", "O", "The boxes that the labels give: white, dotted for a crowd."),
    DETECTIONS(
            "Detections",
            "D",
            "What the network finds, with class and score. Whole lines lie on a true box of the same class with IoU .5 or more;"
                    + " dashed ones do not."),
    POSITIVE("Positive anchors", "A", "Anchors that are to find a box. In the paper: IoU .5 or more with it."),
    FORCED(
            "Forced matches",
            "V",
            "Anchors that are positive only because no other overlaps their box more"
                    + " (Faster R-CNN's low-quality rule; torchvision and Detectron2 have it, the paper does not say)."),
    IGNORED(
            "Ignored anchors",
            "G",
            "Anchors between the thresholds, IoU .4 to .5 in the paper: they count neither way.");

    private final String title;
    private final String key;
    private final String help;

    BoxKind(String title, String key, String help) {
        this.title = title;
        this.key = key;
        this.help = help;
    }

    String title() {
        return title;
    }

    String key() {
        return key;
    }

    String help() {
        return help;
    }
}
