package org.focallens.ui.anchors;

import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.data.LabelledImage;
import org.focallens.data.image.Picture;

/**
 * The image on screen.
 *
 * @param label   the file and its labels
 * @param picture its pixels
 */
record OpenImage(LabelledImage label, Picture picture) {

    /** {@return input pixels per image pixel, horizontally} */
    double scaleX(Fit fit) {
        return (double) fit.width() / picture.width();
    }

    /** {@return input pixels per image pixel, vertically} */
    double scaleY(Fit fit) {
        return (double) fit.height() / picture.height();
    }
}
