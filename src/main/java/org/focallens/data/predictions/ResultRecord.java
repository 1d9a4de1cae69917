package org.focallens.data.predictions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;

/** One record of a results file, read field by field in any order. */
final class ResultRecord {
    private static final int LONGEST_FAST_NUMBER = 40;
    private static final int MOST_RUNS = 1 << 24;

    private final JsonParser json;
    /** What is wrong with the record; it is left out where something is. */
    final List<String> complaints = new ArrayList<>();

    String image;
    String category;
    /** x y width height, or null. */
    double[] box;
    /** Of a record that has no box. */
    MaskBox mask;

    double score;
    private boolean scored;
    private boolean segmented;

    ResultRecord(JsonParser json) {
        this.json = json;
    }

    /** Reads on from a record's { to its }. */
    void read() throws IOException {
        complaints.clear();
        image = null;
        category = null;
        box = null;
        mask = null;
        scored = false;
        segmented = false;
        String file = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "image_id" -> image = id("image_id");
                case "file_name" -> file = id("file_name");
                case "category_id" -> category = id("category_id");
                case "bbox" -> box = box();
                case "score" -> score();
                case "segmentation" -> mask();
                default -> skip();
            }
        }
        image = image == null ? file : image;
        judge();
    }

    private void judge() {
        if (complaints.isEmpty() && image == null) {
            complaints.add("has no image_id: left out");
        }
        if (complaints.isEmpty() && category == null) {
            complaints.add("has no category_id: left out");
        }
        if (complaints.isEmpty() && !scored) {
            complaints.add("has no score, as annotations have none: left out; predictions need one");
        }
        if (complaints.isEmpty() && box == null && mask == null) {
            complaints.add(
                    segmented
                            ? "has no bbox, and its segmentation is no run-length encoded mask of a pixel or more: left out"
                            : "has no bbox: left out");
        }
    }

    private String id(String field) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_STRING && !json.getText().isBlank()) {
            return json.getText();
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return json.getText();
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            double value = number();
            if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
                return Long.toString((long) value); // 17.0, as tables write
            }
        }
        complaints.add(field + " must be a number or a text but is " + shown() + ": left out");
        json.skipChildren();
        return null;
    }

    private void score() throws IOException {
        json.nextToken();
        scored = true;
        score = number();
        if (!Double.isFinite(score)) {
            complaints.add("score must be a finite number but is " + shown() + ": left out");
            json.skipChildren();
        }
    }

    private double[] box() throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.START_ARRAY) {
            complaints.add("bbox must be a list [x, y, width, height] but is " + shown() + ": left out");
            json.skipChildren();
            return null;
        }
        double[] values = new double[4];
        int count = 0;
        boolean wrong = false;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            double value = number();
            wrong |= !Double.isFinite((float) value);
            json.skipChildren();
            if (count < 4) {
                values[count] = value;
            }
            count++;
        }
        if (count == 0) {
            return null;
        }
        if (wrong || count != 4) {
            complaints.add("bbox must hold 4 finite numbers but "
                    + (count == 4 ? "is " + Arrays.toString(values) : "holds " + count) + ": left out");
            return null;
        }
        return values;
    }

    private void mask() throws IOException {
        segmented = true;
        JsonToken token = json.nextToken();
        if (box != null || token != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        long[] runs = null;
        double[] size = {0, 0};
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            token = json.nextToken();
            if (name.equals("counts")) {
                runs = token == JsonToken.VALUE_STRING ? MaskBox.decode(json.getText()) : runs();
            } else if (name.equals("size") && token == JsonToken.START_ARRAY) {
                for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                    size[Math.min(i, 1)] = number();
                    json.skipChildren();
                }
            } else {
                json.skipChildren();
            }
        }
        boolean sized = size[0] >= 1 && size[1] >= 1 && size[0] * size[1] < Integer.MAX_VALUE;
        mask = runs == null || !sized ? null : MaskBox.of(runs, (long) size[0], (long) size[1]);
    }

    private long[] runs() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return null;
        }
        long[] runs = new long[64];
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            double run = number();
            json.skipChildren();
            if (count == runs.length && count < MOST_RUNS) {
                runs = Arrays.copyOf(runs, 2 * count);
            }
            if (count < runs.length) {
                runs[count++] = Double.isNaN(run) ? -1 : (long) run;
            }
        }
        return Arrays.copyOf(runs, count);
    }

    /** The number at hand, perhaps written as text; NaN where it is none. */
    private double number() throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return Numbers.parse(json.getText());
        }
        if (!token.isNumeric()) {
            return Double.NaN;
        }
        if (json.getTextLength() < LONGEST_FAST_NUMBER) {
            return json.getDoubleValue();
        }
        return Numbers.parse(json.getText());
    }

    private void skip() throws IOException {
        json.nextToken();
        json.skipChildren();
    }

    String shown() throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> "the text \"" + Quote.of(json.getText()) + "\"";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            default -> Quote.of(json.getText());
        };
    }
}
