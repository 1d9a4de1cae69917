package org.focallens.data.image;

import com.drew.imaging.ImageProcessingException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Size and orientation out of a picture's first bytes. Throws {@link ImageProcessingException} with a reason where they make no sense. */
final class HeaderParser {
    private static final int MAGIC_LENGTH = 12;

    private final DataInputStream in;

    private HeaderParser(InputStream in) {
        this.in = new DataInputStream(in);
    }

    static ImageHeader parse(InputStream in) throws IOException, ImageProcessingException {
        in.mark(MAGIC_LENGTH);
        byte[] magic = in.readNBytes(MAGIC_LENGTH);
        in.reset();
        if (magic.length == 0) {
            throw new ImageProcessingException("the file is empty (0 bytes): copy it again or remove it");
        }
        HeaderParser parser = new HeaderParser(in);
        try {
            return switch (kind(magic)) {
                case PNG -> PngHeader.read(parser.in);
                case JPEG -> parser.jpeg();
                case BMP -> parser.bmp();
                case GIF -> parser.gif();
                case WEBP -> WebpHeader.read(parser.in);
                case TIFF -> TiffHeader.read(parser.in);
            };
        } catch (EOFException e) {
            throw new ImageProcessingException(
                    "the " + kind(magic) + " file ends inside its header: copy it again or remove it", e);
        }
    }

    private static ImageFormat kind(byte[] magic) throws ImageProcessingException {
        String text = new String(magic, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0089PNG")) {
            return ImageFormat.PNG;
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return ImageFormat.JPEG;
        }
        if (text.startsWith("BM")) {
            return ImageFormat.BMP;
        }
        if (text.startsWith("GIF8")) {
            return ImageFormat.GIF;
        }
        if (text.startsWith("RIFF") && text.endsWith("WEBP")) {
            return ImageFormat.WEBP;
        }
        if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
            return ImageFormat.TIFF;
        }
        if (text.startsWith("ftyp", 4)) {
            throw new ImageProcessingException(
                    "is a HEIC or AVIF picture, which cannot be read: convert it to PNG or JPEG");
        }
        throw new ImageProcessingException(
                "is not a PNG, JPEG, BMP, GIF, WebP or TIFF picture (it starts with the bytes "
                        + HexFormat.ofDelimiter(" ").formatHex(magic, 0, Math.min(8, magic.length))
                        + "): convert it or remove it");
    }

    private ImageHeader bmp() throws IOException, ImageProcessingException {
        in.skipNBytes(14);
        int headerSize = Integer.reverseBytes(in.readInt());
        if (headerSize == 12) {
            return header(ImageFormat.BMP, littleShort(), littleShort(), 1);
        }
        int width = Integer.reverseBytes(in.readInt());
        int height = Integer.reverseBytes(in.readInt());
        return header(ImageFormat.BMP, width, Math.abs(height), 1); // a negative height means rows from the top
    }

    private ImageHeader gif() throws IOException, ImageProcessingException {
        in.skipNBytes(10);
        int packed = in.readUnsignedByte();
        in.skipNBytes(2);
        if ((packed & 0x80) != 0) {
            in.skipNBytes(3L << ((packed & 7) + 1));
        }
        int block = in.readUnsignedByte();
        while (block == 0x21) { // extensions before the first frame
            in.skipNBytes(1);
            for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
                in.skipNBytes(length);
            }
            block = in.readUnsignedByte();
        }
        if (block != 0x2c) {
            throw new ImageProcessingException("the GIF file has no frame: save it again");
        }
        in.skipNBytes(4);
        return header(ImageFormat.GIF, littleShort(), littleShort(), 1);
    }

    private ImageHeader jpeg() throws IOException, ImageProcessingException {
        in.skipNBytes(2);
        int orientation = 1;
        while (true) {
            int marker = nextMarker();
            if (marker == 0xd9 || marker == 0xda) {
                throw new ImageProcessingException("the JPEG file has no frame header: save it again");
            }
            if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
                continue; // markers without a body
            }
            int length = in.readUnsignedShort() - 2;
            if (length < 0) {
                throw new ImageProcessingException(
                        "the JPEG file has a segment of length " + (length + 2) + ": save it again");
            }
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                in.skipNBytes(1);
                int height = in.readUnsignedShort();
                return header(ImageFormat.JPEG, in.readUnsignedShort(), height, orientation);
            }
            if (marker == 0xe1) {
                byte[] segment = in.readNBytes(length);
                orientation = ExifTurn.hasPreamble(segment) ? ExifTurn.of(segment, orientation) : orientation;
            } else {
                in.skipNBytes(length);
            }
        }
    }

    private int nextMarker() throws IOException {
        int b = in.readUnsignedByte();
        while (b != 0xff) {
            b = in.readUnsignedByte();
        }
        while (b == 0xff) {
            b = in.readUnsignedByte();
        }
        return b;
    }

    private int littleShort() throws IOException {
        return Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    }

    static ImageHeader header(ImageFormat format, int width, int height, int orientation)
            throws ImageProcessingException {
        if (width <= 0 || height <= 0) {
            throw new ImageProcessingException("the " + format + " file says its size is " + width + "x" + height
                    + ": save it again or remove it");
        }
        return new ImageHeader(format, width, height, orientation);
    }
}
