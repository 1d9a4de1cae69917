package org.focallens.ui.anchors.model;

import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.data.LabelledImage;
import org.focallens.data.image.Picture;

/**
 * The image on screen.
 *
 * @param label   the file and its labels
 * @param picture its pixels
 */
public record OpenImage(LabelledImage label, Picture picture) {

    /** {@return input pixels per image pixel, horizontally} */
    public double scaleX(Fit fit) {
        return (double) fit.width() / picture.width();
    }

    /** {@return input pixels per image pixel, vertically} */
    public double scaleY(Fit fit) {
        return (double) fit.height() / picture.height();
    }
}
