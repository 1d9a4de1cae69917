package org.focallens.data.format;

import java.util.function.Supplier;

/**
 * Whether a box is worth keeping. Kept as given: a box that overlaps the image, even where it hangs over the border. Left out: one without area, with
 * a value that is no number, or with no pixel inside the image.
 *
 * @param keep    whether to keep it
 * @param problem what is wrong, or null
 */
public record BoxCheck(boolean keep, String problem) {
    /** Rounding puts many real boxes a fraction of a pixel over the border; only more than this is worth a word. */
    static final double OVERHANG = 1;

    /** No picture is so large; what is computed of such numbers leaves the numbers there are. */
    private static final double FARTHEST = 1e8;

    private static final BoxCheck FINE = new BoxCheck(true, null);

    /**
     * Judges a box.
     *
     * @param box    x1 y1 x2 y2 in image pixels
     * @param width  of the image, 0 where unknown
     * @param height of the image, 0 where unknown
     * @param shown  asked only where there is a problem: the box as its file writes it, for the message
     */
    public static BoxCheck of(float[] box, int width, int height, Supplier<String> shown) {
        for (float value : box) {
            if (!Float.isFinite(value)) {
                return drop(shown.get() + " has a value that is not finite: box left out");
            }
            if (Math.abs(value) > FARTHEST) {
                return drop(shown.get() + " is farther out than any picture reaches: box left out");
            }
        }
        if (box[2] < box[0]) {
            return drop(shown.get() + " has its right edge " + box[2] + " left of its left edge " + box[0]
                    + ": box left out");
        }
        if (box[3] < box[1]) {
            return drop(shown.get() + " has its lower edge " + box[3] + " above its upper edge " + box[1]
                    + ": box left out");
        }
        if (box[2] == box[0] || box[3] == box[1]) {
            return drop(shown.get() + " has no area: box left out");
        }
        if (width <= 0 || height <= 0) {
            return FINE;
        }
        if (box[0] >= width || box[1] >= height || box[2] <= 0 || box[3] <= 0) {
            return drop(shown.get() + " lies outside the image of " + width + "x" + height + ": box left out");
        }
        double over = Math.max(Math.max(-box[0], -box[1]), Math.max(box[2] - width, box[3] - height));
        if (over <= OVERHANG) {
            return FINE;
        }
        return new BoxCheck(
                true,
                shown.get() + " hangs " + Math.round(over * 10) / 10.0 + " px over the border of the " + width + "x"
                        + height + " image: kept as it is");
    }

    private static BoxCheck drop(String problem) {
        return new BoxCheck(false, problem);
    }
}
