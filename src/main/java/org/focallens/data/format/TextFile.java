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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.focallens.data.file.Quote;

/** Small text files: UTF-8, UTF-16 with a byte order mark, what an XML declaration says, and otherwise Latin-1 or GBK with a problem. */
public final class TextFile {
    private static final int LARGEST = 32 << 20;
    private static final int HEAD = 8192;
    private static final Pattern DECLARATION = Pattern.compile("^<\\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']");

    private TextFile() {}

    /** The lines; none and a problem where the file cannot be read. */
    public static List<String> read(Path file, Reading reading) {
        return text(file, reading).map(text -> text.lines().toList()).orElse(List.of());
    }

    /** The whole text; empty and a problem where the file cannot be read. */
    public static Optional<String> text(Path file, Reading reading) {
        reading.used(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                reading.problem(
                        file,
                        "",
                        "is larger than " + (LARGEST >> 20) + " MiB, too large for a text of this kind: left out");
                return Optional.empty();
            }
            return Optional.of(decode(bytes, file, reading));
        } catch (IOException e) {
            reading.problem(file, "", "cannot be read (" + Quote.of(String.valueOf(e.getMessage())) + "): left out");
            return Optional.empty();
        }
    }

    /** The first 8 KiB as text; empty where the file cannot be read. The last character may be cut. */
    static String head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(HEAD);
            if (startsWith(bytes, 0xff, 0xfe)) {
                return text(bytes, 2, StandardCharsets.UTF_16LE);
            }
            if (startsWith(bytes, 0xfe, 0xff)) {
                return text(bytes, 2, StandardCharsets.UTF_16BE);
            }
            return text(bytes, startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
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
        Charset declared = start == 3 ? StandardCharsets.UTF_8 : declared(bytes);
        try {
            return declared.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            Charset guess = guess(bytes);
            reading.problem(
                    file,
                    "",
                    "the text is not " + declared.name() + ": read as "
                            + (guess == StandardCharsets.ISO_8859_1 ? "Latin-1" : "GBK")
                            + ", so names may look odd; save it as UTF-8");
            return text(bytes, 0, guess);
        }
    }

    /** The encoding that an XML declaration names, else UTF-8. */
    private static Charset declared(byte[] bytes) {
        Matcher declaration =
                DECLARATION.matcher(new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.ISO_8859_1));
        try {
            return declaration.find() ? Charset.forName(declaration.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8; // no encoding that Java knows
        }
    }

    /** Chinese characters in GBK are pairs of bytes above 127, letters with accents in Latin-1 mostly stand alone. */
    private static Charset guess(byte[] bytes) {
        int run = 0;
        for (byte b : bytes) {
            if (b < 0) {
                run++;
            } else if (run % 2 == 1) {
                return StandardCharsets.ISO_8859_1;
            } else {
                run = 0;
            }
        }
        return Charset.isSupported("GBK") ? Charset.forName("GBK") : StandardCharsets.ISO_8859_1;
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
