package org.focallens.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.focallens.data.file.FileFault;
import org.focallens.data.file.InputFile;
import org.focallens.data.file.Quote;

/** A JSON object that a command reads from a file, or from standard input where the name is {@code -}. */
public final class Inputs {
    /** NaN is let through by the parser, so that the message names the number's place rather than the parser's settings. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String name;
    private final String form;
    private final JsonNode root;

    /**
     * Reads the whole input.
     *
     * @param file name of a file, or {@code -}
     * @param form what the input is to look like, for the messages
     */
    public Inputs(String file, String form) {
        this.name = file.equals("-") ? "standard input" : file;
        this.form = form;
        this.root = read(file);
        if (!root.isObject()) {
            throw failure("must be one JSON object but is " + (root.isMissingNode() ? "empty" : shortened(root))
                    + "; expected " + form);
        }
    }

    private JsonNode read(String file) {
        try (InputStream in = open(file)) {
            return MAPPER.readTree(in);
        } catch (MismatchedInputException e) {
            throw new CommandFailure(
                    name + ":" + e.getLocation().getLineNr() + ": has more text after its first value; expected one "
                            + form,
                    e);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? name
                    : name + ":" + e.getLocation().getLineNr();
            String reason = e.getOriginalMessage().replaceAll(" \\(start marker.*", "");
            throw new CommandFailure(place + ": is not valid JSON (" + reason + "); expected " + form, e);
        } catch (IOException e) {
            throw new CommandFailure(name + ": " + FileFault.reason(e), e);
        }
    }

    /** What a shell hands over by a name of its own is a pipe that someone writes to; any other pipe may stay silent for ever. */
    private static InputStream open(String file) throws IOException {
        if (file.equals("-")) {
            return System.in;
        }
        return file.matches("/dev/(stdin|fd/\\d+)")
                ? Files.newInputStream(Path.of(file))
                : InputFile.open(Path.of(file));
    }

    /** {@return a failure that names the input} */
    public CommandFailure failure(String what) {
        return new CommandFailure(name + ": " + what);
    }

    /** {@return whether there is something under a key} */
    public boolean has(String key) {
        return root.hasNonNull(key);
    }

    /** {@return the rows of numbers under a key} */
    public double[][] rows(String key) {
        JsonNode array = root.path(key);
        if (!array.isArray()) {
            throw failure("\"" + key + "\" must be a list of rows of numbers but is " + shortened(array) + "; expected "
                    + form);
        }
        double[][] rows = new double[array.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = numbers(array.get(i), key + "[" + i + "]");
        }
        return rows;
    }

    /** {@return the numbers under a key} */
    public double[] numbers(String key) {
        return numbers(root.path(key), key);
    }

    private double[] numbers(JsonNode array, String place) {
        if (!array.isArray()) {
            throw failure(
                    "\"" + place + "\" must be a list of numbers but is " + shortened(array) + "; expected " + form);
        }
        double[] numbers = new double[array.size()];
        Arrays.setAll(numbers, i -> number(array.get(i), place + "[" + i + "]"));
        return numbers;
    }

    private double number(JsonNode node, String place) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw failure("\"" + place + "\" must be a finite number but is " + shortened(node));
        }
        return node.doubleValue();
    }

    private static String shortened(JsonNode node) {
        String text = node.isMissingNode() ? "missing" : node.isNumber() ? node.asText() : node.toString();
        return Quote.of(text);
    }
}
