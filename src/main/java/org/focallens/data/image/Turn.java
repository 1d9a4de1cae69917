package org.focallens.data.image;

/** The eight EXIF orientations (EXIF 2.3, tag 0x0112), applied to pixels. */
final class Turn {
    private Turn() {}

    static Picture apply(Picture stored, int orientation) {
        if (orientation == 1) {
            return stored;
        }
        boolean side = orientation >= 5;
        int width = side ? stored.height() : stored.width();
        int height = side ? stored.width() : stored.height();
        boolean flipX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean flipY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int[] argb = new int[width * height];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                int column = side ? y : x;
                int row = side ? x : y;
                argb[i] = stored.argb(
                        flipX ? stored.width() - 1 - column : column, flipY ? stored.height() - 1 - row : row);
            }
        }
        return Picture.wrap(width, height, argb);
    }
}
