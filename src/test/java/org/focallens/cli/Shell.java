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
import org.focallens.figure.FrameTimes;
import picocli.CommandLine;

/** Runs a command line in this process and catches what it prints. */
public record Shell(int status, String out, String err) {
    /** A window that says what it was asked for; no test that runs in this process enters a room. */
    public static final Screen SCREEN = new Screen() {
        @Override
        public List<String> rooms() {
            return List.of("anchors");
        }

        @Override
        public boolean hasDisplay() {
            return true;
        }

        @Override
        public void open(Optional<Path> open, Optional<String> room) {
            System.out.println(
                    "window on " + open.map(Path::toString).orElse("nothing") + " in " + room.orElse("the last room"));
        }

        @Override
        public Painter painter(int width, int height) {
            throw new IllegalStateException("a room was entered");
        }

        @Override
        public FrameTimes overlay() {
            throw new IllegalStateException("a room was entered");
        }
    };

    public static CommandLine commands() {
        return new FocalLens(SCREEN).commands();
    }

    public static Shell run(String... args) {
        return run("", args);
    }

    public static Shell run(String input, String[] args) {
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        InputStream oldIn = System.in;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, Charset.defaultCharset()));
            System.setErr(new PrintStream(err, true, Charset.defaultCharset()));
            System.setIn(new ByteArrayInputStream(input.getBytes(Charset.defaultCharset())));
            int status = new FocalLens(SCREEN).run(args);
            return new Shell(status, out.toString(Charset.defaultCharset()), err.toString(Charset.defaultCharset()));
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
            System.setIn(oldIn);
        }
    }

    /** {@return what was printed, which must be one JSON object and nothing else} */
    public JsonNode json() {
        if (status != 0) {
            throw new AssertionError("status " + status + ": " + err);
        }
        return object(out);
    }

    public static JsonNode object(String text) {
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
