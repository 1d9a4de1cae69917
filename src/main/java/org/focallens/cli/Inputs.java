package org.focallens.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON that a command reads from a file, or from standard input where the name is {@code -}. */
final class Inputs {
    private Inputs() {
    }

    static JsonNode json(String name) {
        ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name))) {
            JsonNode root = mapper.readTree(in);
            if (root == null || !root.isObject()) {
                throw new CommandFailure(name + ": holds no JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null ? name : name + ":" + e.getLocation().getLineNr();
            throw new CommandFailure(place + ": is no valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new CommandFailure(name + ": cannot be read (" + e.getClass().getSimpleName() + "): check the name", e);
        }
    }

    /** {@return the rows of numbers under a key} */
    static double[][] rows(JsonNode root, String key, String name) {
        JsonNode array = root.path(key);
        if (!array.isArray()) {
            throw new CommandFailure(name + ": \"" + key + "\" must be a list of rows of numbers but is " + shortened(array));
        }
        double[][] rows = new double[array.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = numbers(array.get(i), key + "[" + i + "]", name);
        }
        return rows;
    }

    static double[] numbers(JsonNode array, String place, String name) {
        if (!array.isArray()) {
            throw new CommandFailure(name + ": \"" + place + "\" must be a list of numbers but is " + shortened(array));
        }
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!array.get(i).isNumber() || !Double.isFinite(array.get(i).doubleValue())) {
                throw new CommandFailure(name + ": \"" + place + "[" + i + "]\" must be a finite number but is " + shortened(array.get(i)));
            }
            numbers[i] = array.get(i).doubleValue();
        }
        return numbers;
    }

    private static String shortened(JsonNode node) {
        String text = node.isMissingNode() ? "missing" : node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
