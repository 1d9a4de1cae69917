package org.focallens.ui.anchors.picture;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.focallens.core.explain.Flip;
import org.focallens.core.explain.SettingsComparison;
import org.focallens.ui.anchors.model.AnchorKind;
import org.focallens.ui.anchors.model.Assigned;

/**
 * All that the layer of anchors is drawn from.
 *
 * @param assigned the image's anchors
 * @param drawn    which of them
 * @param flips    drawn in place of them; null for the anchors themselves
 */
record Drawing(Assigned assigned, Drawn drawn, SettingsComparison flips) {

    /** {@return whether it may take long, and is better drawn away from the FX thread} */
    boolean isHeavy() {
        return flips != null || drawn.kinds().contains(AnchorKind.NEGATIVE) || drawn.needsNearest();
    }

    /** {@return premultiplied ARGB, row by row} */
    int[] draw(OverlayRaster raster) {
        if (flips == null) {
            return raster.draw(assigned.matching(), drawn.needsNearest() ? assigned.nearest() : null, drawn);
        }
        int[] pixels = {};
        double larger =
                (double) flips.first().fit().width() / flips.second().fit().width(); // to the input on screen
        for (Flip.Kind kind : FlipKinds.DRAWN) {
            raster.draw(
                    flips.first().matching().grid(),
                    FlipKinds.anchors(flips, kind, drawn, false),
                    FlipKinds.pen(kind),
                    1);
            pixels = raster.draw(
                    flips.second().matching().grid(),
                    FlipKinds.anchors(flips, kind, drawn, true),
                    FlipKinds.pen(kind),
                    larger);
        }
        return pixels;
    }

    /** {@return a raster as a picture; its pixels are not to be changed any more} */
    static Image image(int[] raster, int width, int height) {
        return new WritableImage(
                new PixelBuffer<>(width, height, IntBuffer.wrap(raster), PixelFormat.getIntArgbPreInstance()));
    }
}
