package org.focallens.data.image;

import com.drew.imaging.ImageProcessingException;
import java.io.DataInputStream;
import java.io.IOException;

/** Size and orientation of a WebP file (Google, "WebP Container Specification"): RIFF chunks, of which the first says the size. */
final class WebpHeader {
    private static final int LARGEST_EXIF = 1 << 20;
    private static final int VP8X = 0x56503858;
    private static final int VP8L = 0x5650384c;
    private static final int VP8 = 0x56503820;
    private static final int EXIF = 0x45584946;

    private final DataInputStream in;

    private WebpHeader(DataInputStream in) {
        this.in = in;
    }

    static ImageHeader read(DataInputStream in) throws IOException, ImageProcessingException {
        in.skipNBytes(12);
        return new WebpHeader(in).first();
    }

    private ImageHeader first() throws IOException, ImageProcessingException {
        int kind = in.readInt();
        long length = littleInt() & 0xffffffffL;
        return switch (kind) {
            case VP8X -> extended(length);
            case VP8L -> {
                in.skipNBytes(1);
                int bits = littleInt();
                yield HeaderParser.header(ImageFormat.WEBP, (bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1, 1);
            }
            case VP8 -> {
                in.skipNBytes(6);
                int width = littleShort() & 0x3fff;
                yield HeaderParser.header(ImageFormat.WEBP, width, littleShort() & 0x3fff, 1);
            }
            default ->
                throw new ImageProcessingException(
                        "the WebP file's first chunk is none of VP8, VP8L and VP8X: save it again");
        };
    }

    /** The canvas; its EXIF chunk stands behind the pixels. */
    private ImageHeader extended(long length) throws IOException, ImageProcessingException {
        boolean exif = (in.readUnsignedByte() & 8) != 0;
        in.skipNBytes(3);
        int width = littleThree() + 1;
        int height = littleThree() + 1;
        in.skipNBytes(Math.max(0, length + (length & 1) - 10));
        return HeaderParser.header(ImageFormat.WEBP, width, height, exif ? orientation() : 1);
    }

    private int orientation() throws IOException {
        for (int kind = in.readInt(); true; kind = in.readInt()) {
            long length = littleInt() & 0xffffffffL;
            if (kind == EXIF && length <= LARGEST_EXIF) {
                return ExifTurn.of(in.readNBytes((int) length), 1);
            }
            in.skipNBytes(length + (length & 1));
        }
    }

    private int littleInt() throws IOException {
        return Integer.reverseBytes(in.readInt());
    }

    private int littleShort() throws IOException {
        return Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    }

    private int littleThree() throws IOException {
        return in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
    }
}
