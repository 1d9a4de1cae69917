package org.focallens.ui.training.inspect;

/** What can be drawn over the image. */
enum BoxKind {
    TRUTHS("True boxes", "O", "The labelled boxes: white, dotted for a crowd."),
    DETECTIONS(
            "Detections",
            "D",
            "What the network finds, with class and score. Solid lines match a true box of the same class with IoU .5 or more;"
                    + " dashed ones do not."),
    POSITIVE("Positive anchors", "A", "Anchors that learn to find a box. In the paper: IoU .5 or more with it."),
    FORCED(
            "Forced matches",
            "V",
            "Anchors that are positive only because no other overlaps their box more"
                    + " (low-quality matches, from Faster R-CNN; torchvision and Detectron2 have them, the paper does not say)."),
    IGNORED(
            "Ignored anchors",
            "G",
            "Anchors between the thresholds, IoU .4 to .5 in the paper: they add nothing to the loss.");

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
