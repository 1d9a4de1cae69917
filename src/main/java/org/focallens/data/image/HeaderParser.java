package org.focallens.data.image;

import com.drew.imaging.ImageProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Size and orientation out of a picture's first bytes. Throws {@link ImageProcessingException} with a reason where they make no sense. */
final class HeaderParser {
    private static final int MAGIC_LENGTH = 12;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

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
                case PNG -> parser.png();
                case JPEG -> parser.jpeg();
                case BMP -> parser.bmp();
                case GIF -> parser.gif();
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
        String other = otherKind(text);
        if (other != null) {
            throw new ImageProcessingException(
                    "is a " + other + " picture, which cannot be read: convert it to PNG or JPEG");
        }
        throw new ImageProcessingException("is not a PNG, JPEG, BMP or GIF picture (it starts with the bytes "
                + HexFormat.ofDelimiter(" ").formatHex(magic, 0, Math.min(8, magic.length))
                + "): convert it or remove it");
    }

    private static String otherKind(String magic) {
        if (magic.startsWith("RIFF") && magic.endsWith("WEBP")) {
            return "WebP";
        }
        if (magic.startsWith("II*\0") || magic.startsWith("MM\0*")) {
            return "TIFF";
        }
        if (magic.startsWith("ftyp", 4)) {
            return "HEIC or AVIF";
        }
        return null;
    }

    private ImageHeader png() throws IOException, ImageProcessingException {
        in.skipNBytes(12);
        if (in.readInt() != 0x49484452) {
            throw new ImageProcessingException("the PNG file's first chunk is not IHDR: save it again");
        }
        return header(ImageFormat.PNG, in.readInt(), in.readInt(), 1);
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
                orientation = exifOrientation(in.readNBytes(length), orientation);
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

    private static int exifOrientation(byte[] segment, int otherwise) {
        if (segment.length < EXIF.length || !Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length)) {
            return otherwise;
        }
        Metadata metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(segment), metadata, EXIF.length);
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return value == null || value < 1 || value > 8 ? otherwise : value;
    }

    private int littleShort() throws IOException {
        return Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    }

    private static ImageHeader header(ImageFormat format, int width, int height, int orientation)
            throws ImageProcessingException {
        if (width <= 0 || height <= 0) {
            throw new ImageProcessingException("the " + format + " file says its size is " + width + "x" + height
                    + ": save it again or remove it");
        }
        return new ImageHeader(format, width, height, orientation);
    }
}
