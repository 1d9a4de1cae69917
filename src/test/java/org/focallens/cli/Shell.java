package org.focallens.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.focallens.ui.window.RoomEntry;
import org.kordamp.ikonli.feather.Feather;

/** Runs a command line in this process and catches what it prints. */
record Shell(int status, String out, String err) {
    /** Stands in the rail only: no test that runs in this process enters it. */
    static final RoomEntry ROOM = new RoomEntry("anchors", "Anchors", "", Feather.GRID, dialogs -> {
        throw new IllegalStateException("a room was entered");
    });

    static Shell run(String... args) {
        return run("", args);
    }

    static Shell run(String input, String[] args) {
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        InputStream oldIn = System.in;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, Charset.defaultCharset()));
            System.setErr(new PrintStream(err, true, Charset.defaultCharset()));
            System.setIn(new ByteArrayInputStream(input.getBytes(Charset.defaultCharset())));
            int status = new FocalLens(List.of(ROOM), Shell::open, () -> null).run(args);
            return new Shell(status, out.toString(Charset.defaultCharset()), err.toString(Charset.defaultCharset()));
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
            System.setIn(oldIn);
        }
    }

    private static void open(Optional<Path> path, Optional<String> room) {
        System.out.println(
                "window on " + path.map(Path::toString).orElse("nothing") + " in " + room.orElse("the last room"));
    }

    /** {@return what was printed, which must be one JSON object and nothing else} */
    JsonNode json() {
        if (status != 0) {
            throw new AssertionError("status " + status + ": " + err);
        }
        return object(out);
    }

    static JsonNode object(String text) {
        try {
            JsonNode root = new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
            if (!root.isObject()) {
                throw new AssertionError("no JSON object: " + text);
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
