package org.focallens.data.gather;

import java.util.Map;
import org.focallens.data.LabelledImage;

/** How a file's numbers become corners in pixels. */
final class Corners {
    private static final double SLACK = 1;

    private final Layout layout;
    private final boolean shares;

    private Corners(Layout layout, boolean shares) {
        this.layout = layout;
        this.shares = shares;
    }

    /**
     * Of a file. Where it does not say whether its numbers are corners or sizes, they are sizes if some right or lower corner would lie before the
     * other, and all boxes fit their images as sizes.
     */
    static Corners of(LabelFile file, Map<Entry, LabelledImage> images) {
        if (file.layout() != Layout.EITHER) {
            return new Corners(file.layout(), file.inShares());
        }
        String reversed = null;
        boolean fit = true;
        for (Map.Entry<Entry, LabelledImage> each : images.entrySet()) {
            Entry entry = each.getKey();
            for (int i = 0; i < entry.count(); i++) {
                double[] four = entry.box(i);
                reversed = reversed == null && (four[2] < four[0] || four[3] < four[1]) ? entry.place(i) : reversed;
                fit &= fits(four, each.getValue(), file.inShares());
            }
        }
        if (reversed == null) {
            return new Corners(Layout.CORNERS, file.inShares());
        }
        file.problem(
                reversed,
                "x2 is less than x1, or y2 than y1, "
                        + (fit
                                ? "and all boxes fit their images as x, y, width and height: read so"
                                : "but not all boxes fit their images as x, y, width and height: read as corners in any order"));
        return new Corners(fit ? Layout.SIZES : Layout.CORNERS, file.inShares());
    }

    private static boolean fits(double[] four, LabelledImage image, boolean shares) {
        double width = shares ? 1 : image.width() == 0 ? Double.POSITIVE_INFINITY : image.width() + SLACK;
        double height = shares ? 1 : image.height() == 0 ? Double.POSITIVE_INFINITY : image.height() + SLACK;
        return four[2] >= 0 && four[3] >= 0 && four[0] + four[2] <= width && four[1] + four[3] <= height;
    }

    /** x1 y1 x2 y2 in pixels of the image; null where a size is negative. */
    double[] of(double[] four, LabelledImage image) {
        boolean sizes = layout == Layout.SIZES;
        if (sizes && (four[2] < 0 || four[3] < 0)) {
            return null;
        }
        double[] other = {sizes ? four[0] + four[2] : four[2], sizes ? four[1] + four[3] : four[3]};
        double scaleX = shares ? image.width() : 1;
        double scaleY = shares ? image.height() : 1;
        return new double[] {
            Math.min(four[0], other[0]) * scaleX,
            Math.min(four[1], other[1]) * scaleY,
            Math.max(four[0], other[0]) * scaleX,
            Math.max(four[1], other[1]) * scaleY
        };
    }
}
