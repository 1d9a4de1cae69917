package org.focallens.data.image;

import com.drew.imaging.ImageProcessingException;
import java.io.DataInputStream;
import java.io.IOException;

/** Size and orientation of a TIFF file's first picture (TIFF 6.0, section 2): entries of twelve bytes, wherever in the file they stand. */
final class TiffHeader {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int ORIENTATION = 274;
    private static final int SHORT = 3;

    private final DataInputStream in;
    private final boolean little;

    private TiffHeader(DataInputStream in, boolean little) {
        this.in = in;
        this.little = little;
    }

    static ImageHeader read(DataInputStream in) throws IOException, ImageProcessingException {
        boolean little = in.readShort() == 0x4949;
        in.skipNBytes(2);
        return new TiffHeader(in, little).read();
    }

    private ImageHeader read() throws IOException, ImageProcessingException {
        long offset = integer() & 0xffffffffL;
        in.skipNBytes(Math.max(0, offset - 8));
        int width = 0;
        int height = 0;
        int orientation = 1;
        for (int entries = word(); entries > 0; entries--) {
            int tag = word();
            int type = word();
            in.skipNBytes(4);
            int value = type == SHORT ? word() : integer();
            if (type == SHORT) {
                in.skipNBytes(2);
            }
            switch (tag) {
                case WIDTH -> width = value;
                case HEIGHT -> height = value;
                case ORIENTATION -> orientation = value >= 1 && value <= 8 ? value : 1;
                default -> {}
            }
        }
        return HeaderParser.header(ImageFormat.TIFF, width, height, orientation);
    }

    private int word() throws IOException {
        short word = in.readShort();
        return Short.toUnsignedInt(little ? Short.reverseBytes(word) : word);
    }

    private int integer() throws IOException {
        int integer = in.readInt();
        return little ? Integer.reverseBytes(integer) : integer;
    }
}
