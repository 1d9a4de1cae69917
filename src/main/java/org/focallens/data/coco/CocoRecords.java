package org.focallens.data.coco;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.focallens.data.file.Quote;
import org.focallens.data.format.Reading;

/** The records of a COCO file, one method a kind; each starts at a record's { and ends at its }. */
final class CocoRecords {
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
        long width = 0;
        long height = 0;
        String name = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "id" -> id = wholeNumber("id");
                case "width" -> width = size("width");
                case "height" -> height = size("height");
                case "file_name" -> name = text("file_name");
                default -> skip();
            }
        }
        if (id == MISSING) {
            complaints.add("the image" + (name == null ? "" : " \"" + Quote.of(name) + "\"") + " has no id: left out");
        } else if (name == null) {
            complaints.add("the image has no file_name: left out with its boxes");
        } else if (content.imageIndex.containsKey(id)) {
            complaints.add("the image id " + id + " is used again, by \"" + Quote.of(name) + "\": left out");
        } else {
            content.imageIndex.put(id, content.images.size());
            content.images.add(new CocoContent.Image(id, name, (int) width, (int) height, line));
        }
        if (name == null && id != MISSING) {
            content.imageIndex.putIfAbsent(id, -1);
        }
        report(where("image", id, content.images.size(), line));
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
                case "id" -> id = wholeNumber("id");
                case "image_id" -> image = wholeNumber("image_id");
                case "category_id" -> category = wholeNumber("category_id");
                case "iscrowd" -> crowd = flag("iscrowd");
                case "difficult" -> difficult = flag("difficult");
                case "area" -> area = area();
                case "bbox" -> {
                    hasBox = true;
                    box = box();
                }
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
        report(where("annotation", id, annotationNumber, line));
    }

    void category() throws IOException {
        int line = line();
        long id = MISSING;
        String name = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "id" -> id = wholeNumber("id");
                case "name" -> name = text("name");
                default -> skip();
            }
        }
        if (id == MISSING) {
            complaints.add(
                    "the category" + (name == null ? "" : " \"" + Quote.of(name) + "\"") + " has no id: left out");
        } else {
            if (name == null) {
                complaints.add("the category has no name: called \"category " + id + "\"");
            }
            String kept = content.categories.putIfAbsent(id, name == null ? "category " + id : name);
            if (kept != null) {
                complaints.add("the category id " + id + " is used again: \"" + Quote.of(kept) + "\" is kept, \"" + name
                        + "\" left out");
            }
        }
        report(where("category", id, content.categories.size(), line));
    }

    static String where(String kind, long id, int number, int line) {
        return kind + (id == MISSING ? " number " + number : " id " + id) + (line > 1 ? ", line " + line : "");
    }

    private void report(String where) {
        for (String complaint : complaints) {
            reading.problem(file, where, complaint);
        }
        complaints.clear();
    }

    private long wholeNumber(String field) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return json.getLongValue();
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            double value = json.getDoubleValue();
            if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
                return (long) value; // 17.0, as some tools write
            }
        }
        complaints.add(field + " must be a whole number but is " + shown() + ": left out");
        json.skipChildren();
        return MISSING;
    }

    private long size(String field) throws IOException {
        int before = complaints.size();
        long value = wholeNumber(field);
        if (value > 0 && value <= Integer.MAX_VALUE) {
            return value;
        }
        if (complaints.size() == before) {
            complaints.add(field + " must be > 0 but is " + value + ": taken from the image file");
        }
        return 0;
    }

    private String text(String field) throws IOException {
        if (json.nextToken() == JsonToken.VALUE_STRING && !json.getText().isBlank()) {
            return json.getText();
        }
        complaints.add(field + " must be a text but is " + shown());
        json.skipChildren();
        return null;
    }

    private boolean flag(String field) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return !json.getText().equals("0");
        }
        complaints.add(field + " must be 0 or 1 but is " + shown() + ": taken as 0");
        json.skipChildren();
        return false;
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
            if (json.currentToken().isNumeric()) {
                if (count < 4) {
                    box[count] = (float) json.getDoubleValue();
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
