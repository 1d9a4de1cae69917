package org.focallens.cli.console;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import picocli.CommandLine.Option;

/** How a command answers: for people by default, as one JSON object on request. Progress and logs go to standard error. */
public final class Output {
    /** A console may know no letters but ASCII's and would turn the others into question marks; JSON has escapes for them. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @Option(names = "--json", description = "print exactly one JSON object on standard output")
    private boolean json;

    @Option(names = "--verbose", description = "add the stack trace to an error")
    private boolean verbose;

    private final PrintStream out = System.out;

    public boolean verbose() {
        return verbose;
    }

    /** Prints the result as JSON, or as the given text. */
    public void print(Object result, String text) {
        if (!json) {
            out.println(text);
            return;
        }
        try {
            StringWriter line = new StringWriter();
            try (JsonGenerator json = new FiniteJson(MAPPER.createGenerator(line))) {
                MAPPER.writeValue(json, result);
            }
            out.println(line);
        } catch (IOException e) {
            throw new IllegalStateException("a result cannot be written as JSON", e);
        }
    }

    public boolean isJson() {
        return json;
    }
}
