package org.focallens.data.coco;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.focallens.data.DatasetException;
import org.focallens.data.file.Quote;
import org.focallens.data.format.Reading;
import org.focallens.data.format.WatchedInputStream;

/** Streams one COCO file into a {@link CocoContent}. Polygons, masks and unknown fields are skipped without being built. */
final class CocoParser {
    /** Polygons are passed over without being built, however deep they nest. */
    private static final int DEEPEST = 100_000;

    private static final int LONGEST_NUMBER = 10_000;
    /** NaN and Infinity are no JSON, but Python writes them; read, they become a problem of one box and not of the whole file. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private interface RecordReader {
        void read() throws IOException;
    }

    private final Path file;
    private final Reading reading;
    private JsonParser json;
    private CocoRecords records;

    private CocoParser(Path file, Reading reading) {
        this.file = file;
        this.reading = reading;
    }

    static CocoContent parse(Path file, Reading reading) throws IOException {
        CocoParser parser = new CocoParser(file, reading);
        try {
            return parser.parse(false);
        } catch (CharConversionException e) {
            return parser.asLatin1();
        } catch (JacksonException e) {
            if (!String.valueOf(e.getOriginalMessage()).contains("UTF-8")) {
                throw e;
            }
            return parser.asLatin1();
        }
    }

    private CocoContent asLatin1() throws IOException {
        reading.problem(file, "", "the text is not UTF-8: read as Latin-1, so names may look odd; save it as UTF-8");
        return parse(true);
    }

    private CocoContent parse(boolean latin1) throws IOException {
        CocoContent content = new CocoContent();
        try (InputStream in = new WatchedInputStream(
                        new BufferedInputStream(Files.newInputStream(file), 1 << 16), Files.size(file), reading);
                JsonParser parser = latin1
                        ? FACTORY.createParser(new InputStreamReader(in, StandardCharsets.ISO_8859_1))
                        : FACTORY.createParser(in)) {
            json = parser;
            records = new CocoRecords(parser, file, reading, content);
            sections();
        } catch (JacksonException e) {
            boolean encoding = !latin1 && String.valueOf(e.getOriginalMessage()).contains("UTF-8");
            if (encoding || (content.images.isEmpty() && content.annotationCount() == 0)) {
                throw e;
            }
            reading.problem(
                    file,
                    "line " + json.currentLocation().getLineNr(),
                    "the JSON breaks off or is broken in column "
                            + json.currentLocation().getColumnNr()
                            + " (" + Quote.of(e.getOriginalMessage()) + "): read up to there, " + content.images.size()
                            + " images and "
                            + content.annotationCount() + " boxes");
        }
        return content;
    }

    private void sections() throws IOException {
        JsonToken first = json.nextToken();
        if (first != JsonToken.START_OBJECT) {
            String found = first == null
                    ? "is empty"
                    : first == JsonToken.START_ARRAY
                            ? "holds a list, as detection results do"
                            : "does not start with {";
            throw new DatasetException(
                    file,
                    found
                            + ", but COCO annotations are an object with \"images\" and \"annotations\": choose another file",
                    null);
        }
        boolean hasImages = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "images" -> {
                    hasImages = true;
                    list("images", records::image);
                }
                case "annotations" -> list("annotations", records::annotation);
                case "categories" -> list("categories", records::category);
                default -> {
                    json.nextToken();
                    json.skipChildren();
                }
            }
        }
        if (!hasImages && json.currentToken() == JsonToken.END_OBJECT) {
            reading.problem(file, "", "has no \"images\" section, so its boxes belong to no image: export it again");
        }
    }

    private void list(String section, RecordReader reader) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            reading.problem(
                    file, "\"" + section + "\"", "must be a list but is " + records.shown() + ": section left out");
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                reader.read();
            } else {
                reading.problem(
                        file,
                        "\"" + section + "\"",
                        "an entry must be an object but is " + records.shown() + ": left out");
                json.skipChildren();
            }
        }
    }
}
