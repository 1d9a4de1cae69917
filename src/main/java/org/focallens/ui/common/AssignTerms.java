package org.focallens.ui.common;

import java.util.LinkedHashMap;
import java.util.Map;
import org.focallens.core.preset.AssignSheet;

/** What the settings of assignment are called in every room, and what is to be known of each. */
public final class AssignTerms {
    private static final Map<String, Words> WORDS = words();

    private AssignTerms() {}

    private record Words(String title, String help) {}

    /** {@return what a setting is called} */
    public static String title(String setting) {
        return WORDS.get(setting).title;
    }

    /** {@return what it does and which framework has which value} */
    public static String help(String setting) {
        return WORDS.get(setting).help;
    }

    /** {@return how a change of a setting is told} */
    public static String change(String setting, String before, String after) {
        return title(setting) + " " + before + " → " + after;
    }

    private static Map<String, Words> words() {
        Map<String, Words> words = new LinkedHashMap<>();
        words.put(
                AssignSheet.LEVELS,
                new Words("Levels", "Pyramid levels that carry anchors. Every framework: P3 P4 P5 P6 P7."));
        words.put(
                AssignSheet.SIZES,
                new Words(
                        "Base sizes",
                        "Side of the square base anchor of each level in input pixels. Every framework: 32 64 128 256 512."));
        words.put(
                AssignSheet.SCALES,
                new Words("Scales", "Multiples of the base size. The paper: 1, 2^(1/3), 2^(2/3), three an octave."));
        words.put(
                AssignSheet.RATIOS,
                new Words(
                        "Ratios h/w",
                        "Height over width. The paper: 0.5 1 2. TF Vision and Keras IO write them as width over height."));
        words.put(
                AssignSheet.STRIDES,
                new Words(
                        "Strides",
                        "Input pixels between two cells of each level. Every framework: 8 16 32 64 128, those of the feature maps; "
                                + "another stride cannot be trained here."));
        words.put(
                AssignSheet.OFFSET,
                new Words(
                        "Offset",
                        "Centre of the first cell in strides: 0 in torchvision, Detectron2 and MMDetection, 0.5 in keras-retinanet and TF Vision."));
        words.put(
                AssignSheet.ARITHMETIC,
                new Words(
                        "Corners",
                        "How a framework gets from size, scale and ratio to an anchor's corners. exact: the paper's formula. "
                                + "torchvision rounds to whole pixels, Detectron rounds the shape before it is scaled; the others keep fractions."));
        words.put(
                AssignSheet.ORDER,
                new Words(
                        "Order of shapes",
                        "Which of two equally good anchors wins. ratio-major: torchvision, MMDetection, keras-retinanet. "
                                + "scale-major: Detectron, Detectron2, TF Vision."));
        words.put(
                AssignSheet.SPACING,
                new Words(
                        "Cell spacing",
                        "image-over-cells: torchvision, whose P6 at 800 x 1344 stands 61 x 64 pixels apart. stride: every other framework."));
        words.put(
                AssignSheet.IOU,
                new Words(
                        "IoU",
                        "single: floats, as in torchvision, Detectron2, MMDetection and TF Vision. single-inclusive: Detectron, which adds 1 to every width "
                                + "and height. double: keras-retinanet."));
        words.put(
                AssignSheet.AT_BACKGROUND,
                new Words(
                        "At the background IoU",
                        "What an anchor becomes whose IoU is exactly the background IoU. negative: keras-retinanet. "
                                + "ignored: every other framework."));
        words.put(
                AssignSheet.FOREGROUND,
                new Words("Foreground IoU", "From this IoU on an anchor is positive. 0.5 in every framework."));
        words.put(
                AssignSheet.BACKGROUND,
                new Words(
                        "Background IoU",
                        "Below this IoU an anchor is negative; from it to the foreground IoU it is ignored. 0.4; 0.5 in TF Vision, which ignores none."));
        words.put(
                AssignSheet.LOW_QUALITY,
                new Words(
                        "Low-quality matches",
                        "What a box gets whose anchors all stay below the foreground IoU. none: no anchor, the paper's text, keras-retinanet. "
                                + "keep: its best anchors, torchvision, Detectron2. repoint: its best anchors, taken from other boxes too, MMDetection. "
                                + "repoint-first: the first of them, TF Vision. ignored-only: those of them that are not negative, Detectron."));
        words.put(
                AssignSheet.BORDER,
                new Words(
                        "Over the border",
                        "Anchors in the padding. keep: torchvision, Detectron2. ignore-centre-outside: keras-retinanet."));
        words.put(
                AssignSheet.CROWD,
                new Words(
                        "Crowd regions",
                        "COCO's crowd regions. drop: they are not matched and anchors on them are negative, as in every framework."));
        words.put(
                AssignSheet.RESIZE,
                new Words(
                        "Resize",
                        "none, SHORT/LONG such as 800/1333 padded to 32, HEIGHTxWIDTH such as 640x640, or tiles 640/128: cut into "
                                + "tiles of 640 pixels that share 128 with their neighbours."));
        return words;
    }
}
