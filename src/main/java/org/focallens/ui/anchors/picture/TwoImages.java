package org.focallens.ui.anchors.picture;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Two images in turn: one is on the screen while the other is drawn, so that no frame makes an image of its own, which takes as long as drawing
 * the anchors. Used on the FX thread, but for {@link Back#cleared}.
 */
final class TwoImages {

    private final Back[] images = new Back[2];
    private int shown;

    /** The image that is not on the screen. */
    static final class Back {
        private final int[] pixels;
        private final PixelBuffer<IntBuffer> buffer;
        private final WritableImage image;
        private final int width;

        private Back(int width, int height) {
            this.width = width;
            pixels = new int[width * height];
            buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(buffer);
        }

        /** {@return its pixels, premultiplied ARGB, row by row, all clear; for the one thread that draws} */
        int[] cleared() {
            Arrays.fill(pixels, 0);
            return pixels;
        }
    }

    /** {@return the image to draw into; whoever drew into it before and did not show it is forgotten} */
    Back back(int width, int height) {
        int back = 1 - shown;
        if (images[back] == null || images[back].width != width || images[back].pixels.length != width * height) {
            images[back] = new Back(width, height);
        }
        return images[back];
    }

    /** {@return what was drawn, to be put on the screen} */
    Image show(Back drawn) {
        shown = images[0] == drawn ? 0 : 1;
        drawn.buffer.updateBuffer(all -> null);
        return drawn.image;
    }
}
