package org.focallens.data.csv;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.focallens.data.file.Quote;
import org.focallens.data.format.WatchedInputStream;
import org.focallens.data.gather.LabelFile;

/** Streams a CSV file's rows. The separator is told from the first line, the text is UTF-8, UTF-16 with its mark, or else Latin-1. */
final class CsvRows {
    private static final int LOOK = 1 << 16;

    private CsvRows() {}

    /** One row. */
    interface Row {
        /**
         * @param cells stripped
         * @param line  from 1
         * @return whether to go on
         */
        boolean take(String[] cells, int line);
    }

    /** Calls back for each row that is not blank. Quotes that never close are a problem; the rows before stay. */
    static void each(LabelFile file, Row each) throws IOException {
        Path path = file.path();
        try (InputStream in = new WatchedInputStream(
                Files.newInputStream(path), Files.size(path), file.gathering().reading())) {
            each(in, each);
        } catch (UncheckedIOException e) {
            String why = String.valueOf(e.getCause().getMessage());
            file.problem("", "the CSV is broken (" + Quote.of(why) + "): read up to there");
        }
    }

    static void each(InputStream stream, Row each) throws IOException {
        BufferedInputStream in = new BufferedInputStream(stream, LOOK);
        in.mark(LOOK);
        byte[] start = in.readNBytes(LOOK);
        in.reset();
        Charset charset = charset(start);
        String text = new String(start, charset);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreSurroundingSpaces(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        Reader reader = new BufferedReader(new InputStreamReader(in, charset));
        if (text.startsWith("\ufeff") && reader.read() != '\ufeff') {
            throw new IOException("the file changed while it was read");
        }
        try (CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord row : parser) {
                String[] cells = row.values();
                boolean blank = cells.length == 1 && cells[0].isBlank();
                if (!blank && !each.take(cells, (int) parser.getCurrentLineNumber())) {
                    return;
                }
            }
        }
    }

    private static Charset charset(byte[] start) {
        if (start.length > 1 && (start[0] & 255) == 0xff && (start[1] & 255) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (start.length > 1 && (start[0] & 255) == 0xfe && (start[1] & 255) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        int end = start.length;
        while (end > 0 && end > start.length - 4 && start[end - 1] < 0) {
            end--; // a letter may be cut at the end of the look
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(start, 0, end));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    /** The one of comma, semicolon and tab that the first line holds most of. */
    private static String delimiter(String text) {
        String line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        String best = ",";
        for (String candidate : new String[] {",", ";", "\t"}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static int count(String line, String letter) {
        return line.length() - line.replace(letter, "").length();
    }
}
