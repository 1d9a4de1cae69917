package org.focallens.data.predictions;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.file.Quote;
import org.focallens.data.format.Reading;

/**
 * COCO results (cocodataset.org, "Results format"): a list of {image_id, category_id, bbox, score}, or an object that holds such a list. Streamed,
 * so that millions of records need no more memory than their numbers.
 */
final class CocoResultsReader {
    private static final Set<String> LISTS = Set.of("annotations", "predictions", "results", "detections");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNumberLength(1 << 20).build())
            .build();

    private final Path file;
    private final Dataset dataset;
    private final Reading reading;
    private final ImageLookup images;
    private final CategoryLookup categories;
    private final OutputRows rows = new OutputRows();
    private int records;
    private int fromMasks;

    CocoResultsReader(Path file, Dataset dataset, Reading reading) {
        this.file = file;
        this.dataset = dataset;
        this.reading = reading;
        this.images = new ImageLookup(dataset);
        this.categories = new CategoryLookup(dataset);
    }

    DetectorOutput read(InputStream in) throws IOException {
        try (JsonParser json = FACTORY.createParser(in)) {
            lists(json);
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "record " + records : "line " + at.getLineNr();
            String what = (at == null ? "" : " in column " + at.getColumnNr()) + " (" + Quote.of(e.getOriginalMessage())
                    + ")";
            if (records == 0) {
                throw new DatasetException(
                        file, "is not readable JSON: broken in " + place + what + ": export it again", e);
            }
            reading.problem(
                    file,
                    place,
                    "the JSON breaks off or is broken" + what + ": read up to there, " + records + " records");
        }
        if (fromMasks > 0) {
            reading.problem(
                    file,
                    "",
                    (fromMasks == 1 ? "1 record holds" : fromMasks + " records hold")
                            + " a mask and no bbox: the boxes around the masks are compared, not the masks");
        }
        return numbered().byImage(file, dataset.images().size(), reading.problems(file));
    }

    private void lists(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first == null) {
            throw new DatasetException(file, "is empty: expected a list of predictions", null);
        }
        if (first == JsonToken.START_ARRAY) {
            list(json);
            return;
        }
        boolean found = false;
        while (first == JsonToken.START_OBJECT && json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = LISTS.contains(json.currentName());
            if (json.nextToken() == JsonToken.START_ARRAY && wanted) {
                found = true;
                list(json);
            } else {
                json.skipChildren();
            }
        }
        if (!found) {
            throw new DatasetException(
                    file,
                    "holds no list of predictions: expected [{\"image_id\", \"category_id\", \"bbox\", \"score\"}, ...]",
                    null);
        }
    }

    private void list(JsonParser json) throws IOException {
        ResultRecord record = new ResultRecord(json);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == null) {
                return; // the parser has said already that the file ends within the list
            }
            records++;
            if (json.currentToken() == JsonToken.START_OBJECT) {
                record.read();
                add(record);
            } else {
                problem("must be an object but is " + record.shown() + ": left out");
                json.skipChildren();
            }
        }
    }

    private void add(ResultRecord record) {
        record.complaints.forEach(this::problem);
        if (!record.complaints.isEmpty()) {
            return;
        }
        int image = images.find(record.image);
        int category = categories.find(record.category);
        if (image < 0) {
            problem("image_id " + Quote.of(record.image)
                    + (image == ImageLookup.AMBIGUOUS
                            ? " matches several images of the data set: left out; open the one annotation file that it belongs to"
                            : " is not an image of the data set: left out"));
        } else if (category < 0) {
            problem("category_id " + Quote.of(record.category) + " is not a category of the data set: left out");
        } else {
            add(record, image, category);
        }
    }

    private void add(ResultRecord record, int image, int category) {
        double[] box = record.box == null ? record.mask.box() : record.box;
        if (box[2] < 0 || box[3] < 0) {
            problem("bbox has the negative size " + box[2] + " x " + box[3] + ": left out");
            return;
        }
        float[] corners = {(float) box[0], (float) box[1], (float) (box[0] + box[2]), (float) (box[1] + box[3])};
        if (!Float.isFinite(corners[2]) || !Float.isFinite(corners[3])) {
            problem("bbox is too large for any image: left out");
            return;
        }
        if (box[2] == 0 || box[3] == 0) {
            problem("bbox has no area: it can only be a false positive, and counts as one");
        }
        fromMasks += record.box == null ? 1 : 0;
        double area = record.box == null ? record.mask.area() : box[2] * box[3];
        rows.add(new OutputRows.Row(image, category, corners, area, record.score, records));
    }

    /** Category numbers that start at 1 become indices; one beyond the last is no category. */
    private OutputRows numbered() {
        if (!categories.byNumber()) {
            return rows;
        }
        int shift = categories.startAtOne() ? 1 : 0;
        if (shift == 1) {
            reading.problem(
                    file,
                    "",
                    "categories are numbered 1 to " + dataset.categories().size() + ": 1 is taken for \""
                            + Quote.of(dataset.categories().get(0)) + "\"");
        }
        OutputRows kept = new OutputRows();
        for (int i = 0; i < rows.count; i++) {
            OutputRows.Row row = rows.row(i);
            int category = row.category() - shift;
            if (category < dataset.categories().size()) {
                kept.add(new OutputRows.Row(row.image(), category, row.box(), row.area(), row.score(), row.number()));
            } else {
                reading.problem(
                        file,
                        "record " + row.number(),
                        "category_id " + category + " is not a category of the data set: left out");
            }
        }
        return kept;
    }

    private void problem(String what) {
        reading.problem(file, "record " + records, what);
    }
}
