package org.focallens.data.coco;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.format.Reading;

/** The records of a COCO file, one method a kind; each starts at a record's { and ends at its }. */
final class CocoRecords {
    private static final int LONGEST_ID = 200;
    private static final long MISSING = CocoContent.NO_ID;

    private final JsonParser json;
    private final Path file;
    private final Reading reading;
    private final CocoContent content;
    /** What is wrong in the record at hand; its id, which says where, may come last. */
    private final List<String> complaints = new ArrayList<>();

    private int annotationNumber;

    CocoRecords(JsonParser json, Path file, Reading reading, CocoContent content) {
        this.json = json;
        this.file = file;
        this.reading = reading;
        this.content = content;
    }

    void image() throws IOException {
        int line = line();
        long id = MISSING;
        int width = 0;
        int height = 0;
        String name = null;
        String url = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "id" -> id = id("id");
                case "width" -> width = size("width");
                case "height" -> height = size("height");
                case "file_name" -> name = text("file_name");
                case "coco_url" -> url = address();
                default -> skip();
            }
        }
        name = name == null ? url : name; // LVIS has the address alone
        if (id == MISSING) {
            complaints.add("the image" + (name == null ? "" : " \"" + Quote.of(name) + "\"") + " has no id: left out");
        } else if (name == null) {
            complaints.add("the image has no file_name: left out with its boxes");
        } else if (content.imageIndex.containsKey(id)) {
            complaints.add("the image id " + shownId(id) + " is used again, by \"" + Quote.of(name) + "\": left out");
        } else {
            content.imageIndex.put(id, content.images.size());
            content.images.add(new CocoContent.Image(id, name, width, height, line));
        }
        if (name == null && id != MISSING) {
            content.imageIndex.putIfAbsent(id, -1);
        }
        report("image", id, content.images.size(), line);
    }

    void annotation() throws IOException {
        int line = line();
        annotationNumber++;
        long id = MISSING;
        long image = MISSING;
        long category = MISSING;
        boolean crowd = false;
        boolean difficult = false;
        boolean hasBox = false;
        double area = Double.NaN;
        float[] box = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "id" -> id = id("id");
                case "image_id" -> image = id("image_id");
                case "category_id" -> category = id("category_id");
                case "iscrowd" -> crowd = flag("iscrowd");
                case "difficult" -> difficult = flag("difficult");
                case "area" -> area = area();
                case "bbox" -> {
                    hasBox = true;
                    box = box();
                }
                case "segmentation", "keypoints", "attributes" -> beside(json.currentName());
                default -> skip();
            }
        }
        if (!hasBox) {
            complaints.add("the annotation has no bbox: left out");
        }
        if (complaints.isEmpty() && image == MISSING) {
            complaints.add("the annotation has no image_id: left out");
        }
        if (complaints.isEmpty() && category == MISSING) {
            complaints.add("the annotation has no category_id: left out");
        }
        if (box != null && image != MISSING && category != MISSING) {
            content.add(new CocoContent.Annotation(id, image, category, crowd, difficult, area, line), box);
        }
        report("annotation", id, annotationNumber, line);
    }

    void category() throws IOException {
        int line = line();
        long id = MISSING;
        String name = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "id" -> id = id("id");
                case "name" -> name = text("name");
                default -> skip();
            }
        }
        if (id == MISSING) {
            complaints.add(
                    "the category" + (name == null ? "" : " \"" + Quote.of(name) + "\"") + " has no id: left out");
        } else {
            if (name == null) {
                complaints.add("the category has no name: called \"category " + shownId(id) + "\"");
            }
            String kept = content.categories.putIfAbsent(id, name == null ? "category " + shownId(id) : name);
            if (kept != null) {
                complaints.add("the category id " + shownId(id) + " is used again: \"" + Quote.of(kept)
                        + "\" is kept, \"" + name + "\" left out");
            }
        }
        report("category", id, content.categories.size(), line);
    }

    /** The place of a record: by its id, or by its number where it has none. */
    static String where(CocoContent content, String kind, long id, int number, int line) {
        String own = id == MISSING ? " number " + number : " id " + Quote.of(content.keys.text(id));
        return kind + own + (line > 1 ? ", line " + line : "");
    }

    private String shownId(long id) {
        return Quote.of(content.keys.text(id));
    }

    /** The place is written only where something is wrong: there may be a million records. */
    private void report(String kind, long id, int number, int line) {
        for (String complaint : complaints) {
            reading.problem(file, where(content, kind, id, number, line), complaint);
        }
        complaints.clear();
    }

    /** An id as its key: a whole number, 17.0 as some tools write, a text, or a number of any length. */
    private long id(String field) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return json.getLongValue();
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_STRING) {
            if (json.getText().length() <= LONGEST_ID) {
                return content.keys.of(json.getText());
            }
            complaints.add(field + " has " + json.getText().length() + " characters, more than any id: passed over");
            return MISSING;
        }
        long number = whole();
        if (number == MISSING) {
            complaints.add(field + " must be a number or a text but is " + shown() + ": left out");
            json.skipChildren();
        }
        return number;
    }

    /** The whole number of a value such as 17.0 or "17", or MISSING. */
    private long whole() throws IOException {
        boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT;
        if (whole && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return json.getLongValue();
        }
        boolean number = json.currentToken().isNumeric() || json.currentToken() == JsonToken.VALUE_STRING;
        double value = number ? Numbers.parse(json.getText()) : Double.NaN;
        return value == Math.rint(value) && Math.abs(value) < 1L << 53 ? (long) value : MISSING;
    }

    /** A side in pixels, 0 where it is none; null is one that is not known. */
    private int size(String field) throws IOException {
        if (json.nextToken() == JsonToken.VALUE_NULL) {
            return 0;
        }
        long value = whole();
        if (value > 0 && value <= Integer.MAX_VALUE) {
            return (int) value;
        }
        complaints.add(field + " must be a whole number > 0 but is " + shown() + ": taken from the image file");
        json.skipChildren();
        return 0;
    }

    private String address() throws IOException {
        json.nextToken();
        String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : null;
        json.skipChildren();
        return text;
    }

    /** Notes what a record has beside its box; an empty list or object is nothing. */
    private void beside(String field) throws IOException {
        JsonToken start = json.nextToken();
        if (start == JsonToken.START_ARRAY || start == JsonToken.START_OBJECT) {
            if (!json.nextToken().isStructEnd()) {
                reading.beside(
                        switch (field) {
                            case "keypoints" -> "key points";
                            case "attributes" -> "attributes";
                            default -> start == JsonToken.START_OBJECT ? "mask" : "polygon";
                        });
            }
            toEnd(start == JsonToken.START_ARRAY ? JsonToken.END_ARRAY : JsonToken.END_OBJECT);
        }
    }

    private void toEnd(JsonToken end) throws IOException {
        while (json.currentToken() != null && json.currentToken() != end) {
            json.skipChildren();
            json.nextToken();
        }
    }

    private String text(String field) throws IOException {
        JsonToken token = json.nextToken();
        if (token.isNumeric()
                || (token == JsonToken.VALUE_STRING && !json.getText().isBlank())) {
            return json.getText();
        }
        complaints.add(field + " must be a text but is " + shown());
        json.skipChildren();
        return null;
    }

    /** 0 or 1 as pycocotools takes it: 1.0, "1" and true are 1, null is 0. */
    private boolean flag(String field) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE || token == JsonToken.VALUE_NULL) {
            return token == JsonToken.VALUE_TRUE;
        }
        long value = whole();
        if (value == MISSING) {
            complaints.add(field + " must be 0 or 1 but is " + shown() + ": taken as 0");
            json.skipChildren();
            return false;
        }
        return value != 0;
    }

    /** The area of the outline; NaN where it is no such thing, then the box's stands for it. */
    private double area() throws IOException {
        if (json.nextToken().isNumeric()) {
            double area = json.getDoubleValue();
            return area >= 0 && Double.isFinite(area) ? area : Double.NaN;
        }
        json.skipChildren();
        return Double.NaN;
    }

    /** A box of four numbers, or null and a complaint. Whether the numbers make sense is judged later, when the image's size is known. */
    private float[] box() throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            complaints.add("bbox must be a list [x, y, width, height] but is " + shown() + ": left out");
            json.skipChildren();
            return null;
        }
        float[] box = new float[4];
        int count = 0;
        String wrong = null;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken().isNumeric() || isNumber(json)) {
                if (count < 4) {
                    box[count] = (float) number();
                }
            } else {
                wrong = shown();
                json.skipChildren();
            }
            count++;
        }
        if (wrong != null) {
            complaints.add("bbox must hold numbers but holds " + wrong + ": left out");
        } else if (count != 4) {
            complaints.add("bbox must hold 4 numbers but holds " + count + ": left out");
        }
        return wrong == null && count == 4 ? box : null;
    }

    /** Whether it is a number written as text. */
    private static boolean isNumber(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING && !Double.isNaN(Numbers.parse(json.getText()));
    }

    private double number() throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING ? Numbers.parse(json.getText()) : json.getDoubleValue();
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

    private int line() {
        return json.currentTokenLocation().getLineNr();
    }
}
