package org.focallens.data.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.focallens.data.file.Quote;
import org.focallens.data.format.Reading;
import org.focallens.data.format.WatchedInputStream;
import org.focallens.data.gather.LabelFile;

/** Streams a JSON label file, record by record. */
final class JsonFile {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNumberLength(100_000)
                    .build())
            .build();

    private JsonFile() {}

    /** Takes records as they come. */
    interface Records {
        void read(JsonParser json) throws IOException;
    }

    /** Calls back with the parser on the file's first token. What breaks the JSON is a problem; what was read before it stays. */
    static void read(LabelFile file, Records records) throws IOException {
        Path path = file.path();
        Reading reading = file.gathering().reading();
        try (InputStream in = new WatchedInputStream(Files.newInputStream(path), Files.size(path), reading)) {
            read(in, records);
        } catch (JacksonException e) {
            file.problem(
                    "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    "the JSON is broken (" + Quote.of(e.getOriginalMessage()) + "): read up to there");
        }
    }

    /** As {@link #read}, for a first look: it ends in silence where the JSON is broken. */
    static void scan(Path path, Records records) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            read(in, records);
        } catch (JacksonException e) {
            return; // said by the reading that follows
        }
    }

    private static void read(InputStream in, Records records) throws IOException {
        try (JsonParser json = FACTORY.createParser(withoutMark(new BufferedInputStream(in, 1 << 16)))) {
            try {
                if (json.nextToken() != null) {
                    records.read(json);
                }
            } catch (StreamConstraintsException e) { // which does not say where
                throw new JsonParseException(json, e.getOriginalMessage(), json.currentLocation(), e);
            }
        }
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        in.mark(3);
        byte[] start = in.readNBytes(3);
        boolean marked =
                start.length == 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf;
        if (!marked) {
            in.reset();
        }
        return in;
    }

    /** One record of a file. */
    interface Each {
        /** @param number from 1 */
        void take(Node record, int number) throws IOException;
    }

    /** The elements of the list at which the parser stands, or the one record. */
    static void each(JsonParser json, Each each) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            each.take(Node.read(json), 1);
            return;
        }
        for (int number = 1; json.nextToken() != JsonToken.END_ARRAY; number++) {
            each.take(Node.read(json), number);
        }
    }

    /** One line of JSON; null where it is broken, which the caller says. */
    static Node line(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            return json.nextToken() == null ? Node.NONE : Node.read(json);
        } catch (IOException e) {
            return null;
        }
    }
}
