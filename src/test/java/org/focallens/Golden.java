package org.focallens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Expected values that the frameworks computed themselves. */
public final class Golden {
    private Golden() {}

    public static JsonNode cases(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
            return new ObjectMapper().readTree(in).get("cases");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).doubleValue();
        }
        return values;
    }

    public static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).intValue();
        }
        return values;
    }

    /** Rows of four as one flat array. */
    public static float[] boxes(JsonNode rows) {
        float[] boxes = new float[4 * rows.size()];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = rows.get(i / 4).get(i % 4).floatValue();
        }
        return boxes;
    }
}
