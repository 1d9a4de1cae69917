package org.focallens.data.image;

/** The picture formats that can be read, recognised by content and never by file name. */
public enum ImageFormat {
    /** Portable Network Graphics. */
    PNG,
    /** JPEG in grey, YCbCr, RGB, CMYK or YCCK. */
    JPEG,
    /** Windows bitmap. */
    BMP,
    /** GIF; of an animation the first frame. */
    GIF,
    /** WebP; of an animation the first frame. */
    WEBP,
    /** TIFF; of several pictures the first. */
    TIFF;

    @Override
    public String toString() {
        return this == WEBP ? "WebP" : name();
    }
}
