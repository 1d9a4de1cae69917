package org.focallens.data.image;

/**
 * What a picture's first bytes say, without decoding a pixel.
 *
 * @param format       by content
 * @param storedWidth  pixels a row as stored, > 0
 * @param storedHeight rows as stored, > 0
 * @param orientation  EXIF orientation 1..8 (EXIF 2.3, tag 0x0112); 1 where there is none; 5 to 8 lie on their side
 */
public record ImageHeader(ImageFormat format, int storedWidth, int storedHeight, int orientation) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where a value is outside its range
     */
    public ImageHeader {
        if (storedWidth <= 0 || storedHeight <= 0) {
            throw new IllegalArgumentException("size must be > 0 but is " + storedWidth + "x" + storedHeight);
        }
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("orientation must be 1..8 but is " + orientation);
        }
    }

    /** {@return width in pixels as a person sees the picture, after the EXIF turn} */
    public int width() {
        return liesOnSide() ? storedHeight : storedWidth;
    }

    /** {@return height in pixels as a person sees the picture, after the EXIF turn} */
    public int height() {
        return liesOnSide() ? storedWidth : storedHeight;
    }

    /** {@return whether the EXIF turn swaps width and height} */
    public boolean liesOnSide() {
        return orientation >= 5;
    }
}
