package org.focallens.data.image;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.util.Arrays;

/** The orientation in a block of EXIF data. */
final class ExifTurn {
    private static final byte[] PREAMBLE = {'E', 'x', 'i', 'f', 0, 0};

    private ExifTurn() {}

    /** Of a block with or without JPEG's preamble. */
    static int of(byte[] block, int otherwise) {
        int start = hasPreamble(block) ? PREAMBLE.length : 0;
        Metadata metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(block), metadata, start);
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return value == null || value < 1 || value > 8 ? otherwise : value;
    }

    static boolean hasPreamble(byte[] block) {
        return block.length >= PREAMBLE.length
                && Arrays.equals(block, 0, PREAMBLE.length, PREAMBLE, 0, PREAMBLE.length);
    }
}
