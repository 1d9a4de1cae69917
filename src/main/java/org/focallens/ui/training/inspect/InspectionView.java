package org.focallens.ui.training.inspect;

/** One of the ways to look inside. */
enum InspectionView {
    IMAGE(
            "Image",
            "I",
            "The image with its true boxes, the anchors that learn to find them, and what the network finds."
                    + " Detections appear once scores rise above the threshold, usually after a few hundred steps."),
    SCORES(
            "Scores",
            "H",
            "The class scores of every cell of P3 to P7 as a heat map over the image."
                    + " All start near the prior of .01; peaks grow where objects of a level's size are."),
    P_T(
            "p_t",
            "T",
            "The probability that the network gives to the truth for each anchor and class: p_t near 1 is easy, near 0 is wrong."
                    + " Focal loss weights each by (1 - p_t) to the power of gamma."),
    FIGURE_4(
            "Figure 4",
            "F",
            "The loss of this step, added up from the easiest to the hardest (Lin et al. 2017, figure 4)."
                    + " The later a line rises, the fewer hard terms carry the loss."),
    LAYERS(
            "Layers",
            "L",
            "A layer's weights, the activations of its channels for this image, and which channels a ReLU keeps at zero.");

    private final String title;
    private final String key;
    private final String help;

    InspectionView(String title, String key, String help) {
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
