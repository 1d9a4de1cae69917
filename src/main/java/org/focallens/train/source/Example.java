package org.focallens.train.source;

import java.nio.IntBuffer;
import java.util.Arrays;
import org.focallens.data.Labels;
import org.focallens.data.image.Picture;
import org.focallens.nn.InputShape;

/**
 * A picture of the network's input size with its objects.
 *
 * @param picture       padding included
 * @param labels        boxes in input pixels
 * @param contentWidth  pixels from the left that are no padding
 * @param contentHeight pixels from the top that are no padding
 */
public record Example(Picture picture, Labels labels, int contentWidth, int contentHeight) {

    private static final float HALF_RANGE = 127.5f;
    /** Grey, which the network sees as nearly 0. */
    private static final int PADDING = 0xFF7F7F7F;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the content is empty or larger than the picture
     */
    public Example {
        if (contentWidth < 1
                || contentWidth > picture.width()
                || contentHeight < 1
                || contentHeight > picture.height()) {
            throw new IllegalArgumentException("content must lie within " + picture.width() + "x" + picture.height()
                    + " but is " + contentWidth + "x" + contentHeight);
        }
    }

    /**
     * A picture at the upper left of the network's input, the rest grey.
     *
     * @param content no larger than the input
     * @param labels  boxes in its pixels
     * @param input   of the network
     * @return the example
     */
    public static Example padded(Picture content, Labels labels, InputShape input) {
        if (content.width() == input.width() && content.height() == input.height()) {
            return new Example(content, labels, content.width(), content.height());
        }
        int[] argb = new int[input.height() * input.width()];
        Arrays.fill(argb, PADDING);
        for (int row = 0; row < content.height(); row++) {
            content.pixels().get(row * content.width(), argb, row * input.width(), content.width());
        }
        return new Example(
                Picture.wrap(input.width(), input.height(), argb), labels, content.width(), content.height());
    }

    /**
     * The example in a mirror: left and right of the content change places, the padding stays where it is.
     *
     * @return a new example
     */
    public Example mirrored() {
        int width = picture.width();
        IntBuffer pixels = picture.pixels();
        int[] argb = new int[width * picture.height()];
        pixels.get(0, argb);
        for (int row = 0; row < contentHeight; row++) {
            for (int left = row * width, right = left + contentWidth - 1; left < right; left++, right--) {
                int kept = argb[left];
                argb[left] = argb[right];
                argb[right] = kept;
            }
        }
        return new Example(Picture.wrap(width, picture.height(), argb), mirroredLabels(), contentWidth, contentHeight);
    }

    private Labels mirroredLabels() {
        Labels.Builder mirrored = Labels.builder();
        for (int i = 0; i < labels.count(); i++) {
            float[] box = labels.box(i);
            mirrored.add(
                    new float[] {contentWidth - box[2], box[1], contentWidth - box[0], box[3]},
                    labels.category(i),
                    labels.crowd(i),
                    labels.difficult(i));
        }
        return mirrored.build();
    }

    /**
     * The pixels as the network takes them: red, green, blue, each brought from 0..255 to -1..1.
     *
     * @param into (height, width, 3), overwritten
     * @throws IllegalArgumentException if it is not as long
     */
    public void pixels(float[] into) {
        IntBuffer pixels = picture.pixels();
        if (into.length != 3 * pixels.capacity()) {
            throw new IllegalArgumentException("images must have " + into.length / 3 + " pixels but one has "
                    + picture.width() + "x" + picture.height());
        }
        for (int i = 0; i < pixels.capacity(); i++) {
            int argb = pixels.get(i);
            into[3 * i] = (argb >> 16 & 255) / HALF_RANGE - 1;
            into[3 * i + 1] = (argb >> 8 & 255) / HALF_RANGE - 1;
            into[3 * i + 2] = (argb & 255) / HALF_RANGE - 1;
        }
    }
}
