package org.focallens.data.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.focallens.data.DatasetException;
import org.focallens.data.file.Quote;

/** What a zip file may hold: one that unpacks to far more than labels and pictures do is made to fill the memory, and is not opened. */
final class ZipBounds {
    static final int MOST_ENTRIES = 5_000_000;
    /** Texts of labels are a tenth to a fiftieth when packed, pictures hardly less than they are. */
    static final int MOST_TIMES = 200;
    /** An empty picture or a file of blanks packs well, and harms nobody while it is small. */
    static final long HARMLESS = 64L << 20;

    private ZipBounds() {}

    static void check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw refused(file, "holds " + zip.size() + " files, more than " + MOST_ENTRIES);
            }
            long total = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (isBomb(entry.getSize(), entry.getCompressedSize())) {
                    throw refused(
                            file,
                            "holds \"" + Quote.of(entry.getName()) + "\", which unpacks from "
                                    + entry.getCompressedSize() + " to " + entry.getSize() + " bytes, more than "
                                    + MOST_TIMES + " times as many");
                }
                total += Math.max(0, entry.getSize());
            }
            if (isBomb(total, Files.size(file))) {
                throw refused(
                        file,
                        "unpacks from " + Files.size(file) + " to " + total + " bytes, more than " + MOST_TIMES
                                + " times as many");
            }
        }
    }

    private static boolean isBomb(long size, long packed) {
        return size > HARMLESS && size / MOST_TIMES > packed;
    }

    private static DatasetException refused(Path file, String what) {
        return new DatasetException(
                file, what + ", as no data set does: unpack it yourself if you trust it, and open the folder", null);
    }
}
