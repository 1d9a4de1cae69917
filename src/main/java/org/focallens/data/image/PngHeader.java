package org.focallens.data.image;

import com.drew.imaging.ImageProcessingException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Size and orientation of a PNG file (W3C, "Portable Network Graphics", third edition): the first chunk says the size, an eXIf chunk the turn. */
final class PngHeader {
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int EXIF = 0x65584966;
    private static final int LARGEST_EXIF = 1 << 20;
    /** An eXIf chunk may stand behind the pixels, too; it is looked for behind so many chunks of them. */
    private static final int MOST_PIXEL_CHUNKS = 64;

    private PngHeader() {}

    static ImageHeader read(DataInputStream in) throws IOException, ImageProcessingException {
        in.skipNBytes(12);
        if (in.readInt() != IHDR) {
            throw new ImageProcessingException("the PNG file's first chunk is not IHDR: save it again");
        }
        int width = in.readInt();
        int height = in.readInt();
        in.skipNBytes(9);
        return HeaderParser.header(ImageFormat.PNG, width, height, orientation(in));
    }

    private static int orientation(DataInputStream in) throws IOException {
        try {
            for (int pixels = 0; pixels <= MOST_PIXEL_CHUNKS; ) {
                long length = in.readInt() & 0xffffffffL;
                int kind = in.readInt();
                if (kind == EXIF && length <= LARGEST_EXIF) {
                    return ExifTurn.of(in.readNBytes((int) length), 1);
                }
                if (kind == IEND) {
                    return 1;
                }
                in.skipNBytes(length + 4);
                pixels += kind == IDAT ? 1 : 0;
            }
            return 1;
        } catch (EOFException e) {
            return 1; // the size is known; a missing end is the decoder's to judge
        }
    }
}
