package org.focallens.ui.training.inspect;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.focallens.data.image.Picture;
import org.focallens.train.inspect.ChannelMaps;
import org.focallens.train.inspect.Kernels;
import org.focallens.train.inspect.ScoreMap;
import org.focallens.ui.common.Palette;

/** Numbers as pixels, from dark for the least to light for the greatest. */
final class Pixels {

    private static final int STEPS = 256;
    private static final int[] COLOURS = new int[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            COLOURS[i] = Palette.argb(Palette.share(i / (STEPS - 1.0)));
        }
    }

    private Pixels() {}

    /** {@return the colour of a share 0..1; of what is not a number, that of 0} */
    static int colour(double share) {
        return COLOURS[(int) (Math.max(0, Math.min(1, share)) * (STEPS - 1) + .5)];
    }

    /** {@return the picture itself} */
    static WritableImage image(Picture picture) {
        int[] pixels = new int[picture.width() * picture.height()];
        picture.pixels().get(0, pixels);
        return image(picture.width(), picture.height(), pixels);
    }

    /** {@return a pixel for each cell: a class's score, or the best of all classes where the label is below 0} */
    static WritableImage image(ScoreMap map, int label) {
        int[] pixels = new int[map.rows() * map.columns()];
        for (int cell = 0; cell < pixels.length; cell++) {
            pixels[cell] = colour(score(map, cell / map.columns(), cell % map.columns(), label));
        }
        return image(map.columns(), map.rows(), pixels);
    }

    /** {@return a class's score in a cell, or the best of all classes where the label is below 0} */
    static float score(ScoreMap map, int row, int column, int label) {
        if (label >= 0) {
            return map.score(row, column, label);
        }
        float best = 0;
        for (int other = 0; other < map.classes(); other++) {
            best = Math.max(best, map.score(row, column, other));
        }
        return best;
    }

    /** {@return all channels below each other, a pixel for each cell} */
    static WritableImage image(ChannelMaps map, float least, float most) {
        int cells = map.rows() * map.columns();
        int[] pixels = new int[cells * map.channels()];
        float range = most > least ? most - least : 1;
        for (int i = 0; i < pixels.length; i++) {
            pixels[i % map.channels() * cells + i / map.channels()] = colour((map.values()[i] - least) / range);
        }
        return image(map.columns(), map.rows() * map.channels(), pixels);
    }

    /** {@return the kernels of a layer that reads red, green and blue, below each other; grey is 0, and the greatest weight is full colour} */
    static WritableImage image(Kernels kernels) {
        int cells = kernels.height() * kernels.width();
        int[] pixels = new int[cells * kernels.outputs()];
        double greatest = kernels.greatest();
        for (int i = 0; i < pixels.length; i++) {
            int argb = 0xFF;
            for (int input = 0; input < 3; input++) {
                double weight =
                        kernels.value(i % cells / kernels.width(), i % cells % kernels.width(), input, i / cells);
                argb = argb << 8 | (int) Math.round(127.5 + 127.5 * (greatest > 0 ? weight / greatest : 0));
            }
            pixels[i] = argb;
        }
        return image(kernels.width(), kernels.height() * kernels.outputs(), pixels);
    }

    private static WritableImage image(int width, int height, int[] argb) {
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return image;
    }
}
