package org.focallens.ui.anchors.inspector;

import org.focallens.core.preset.Preset;

/** What is peculiar to a framework's assignment, in a line or two. */
final class PresetNotes {
    private PresetNotes() {}

    /** {@return facts to know; empty for a framework without any} */
    static String of(Preset preset) {
        return switch (preset.name()) {
            case "paper" ->
                "The paper speaks of thresholds only, and of RPN's assignment rule, which has low-quality matches: ambiguous.";
            case "detectron" ->
                "Adds 1 to widths and heights. Promotes only anchors that are not negative, but counts all for its normaliser.";
            case "detectron2" -> "Centres at the cells' corners; its own configuration recommends an offset of 0.5.";
            case "detectron2-centred" -> "As Detectron2, with the centres in the middle of the cells.";
            case "torchvision", "torchvision-v2" ->
                "Sizes are cut to whole pixels. The stride is image over cells: at 800 × 1344 the cells of P6 are 61 × 64 px apart.";
            case "keras-retinanet" ->
                "No low-quality matches: a box below 0.5 gets nothing. IoU above 0.4 is ignored, as are centres outside the image.";
            case "mmdetection" ->
                "A box's best anchor is given to that box even if it overlaps another more; the last box wins.";
            case "tf-vision" ->
                "0.5 and 0.5: nothing is ignored. One anchor for each box, without ties; the first box wins.";
            default -> "";
        };
    }
}
