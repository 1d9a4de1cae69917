package org.focallens.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small text files: UTF-8, UTF-16 with a byte order mark, and otherwise Latin-1 with a problem. */
public final class TextFile {
    private static final int LARGEST = 32 << 20;

    private TextFile() {}

    /** The lines; none and a problem where the file cannot be read. */
    public static List<String> read(Path file, Reading reading) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                reading.problem(
                        file,
                        "",
                        "is larger than " + (LARGEST >> 20) + " MiB, too large for a text of this kind: left out");
                return List.of();
            }
            return decode(bytes, file, reading).lines().toList();
        } catch (IOException e) {
            reading.problem(file, "", "cannot be read (" + e + "): left out");
            return List.of();
        }
    }

    private static String decode(byte[] bytes, Path file, Reading reading) {
        if (startsWith(bytes, 0xff, 0xfe)) {
            return text(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return text(bytes, 2, StandardCharsets.UTF_16BE);
        }
        int start = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            reading.problem(
                    file, "", "the text is not UTF-8 (" + e.getMessage() + "): read as Latin-1; save it as UTF-8");
            return text(bytes, 0, StandardCharsets.ISO_8859_1);
        }
    }

    private static String text(byte[] bytes, int start, Charset charset) {
        return new String(bytes, start, bytes.length - start, charset);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 255) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
