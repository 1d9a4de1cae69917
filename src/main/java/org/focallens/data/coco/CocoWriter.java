package org.focallens.data.coco;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.SafeFile;
import org.focallens.data.format.Writing;

/** Writes COCO JSON, a record a line. Category ids count from 1; image ids are kept where every image has its own. */
public final class CocoWriter {
    private final Dataset dataset;
    private final List<String> names;
    private final JsonGenerator json;
    private final Writing writing;
    private final boolean keepIds;

    private CocoWriter(Dataset dataset, List<String> names, JsonGenerator json, Writing writing) {
        this.dataset = dataset;
        this.names = names;
        this.json = json;
        this.writing = writing;
        Set<OptionalLong> ids = new HashSet<>();
        for (LabelledImage image : dataset.images()) {
            if (image.id().isPresent()) {
                ids.add(image.id());
            }
        }
        this.keepIds = ids.size() == dataset.images().size();
    }

    public static void write(Dataset dataset, List<String> names, Path file, Writing writing) throws IOException {
        SafeFile.write(file, out -> {
            JsonFactory factory = JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();
            try (JsonGenerator json = factory.createGenerator(out, JsonEncoding.UTF8)) {
                new CocoWriter(dataset, names, json, writing).write();
            }
        });
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("images");
        for (int i = 0; i < names.size(); i++) {
            image(i);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("categories");
        for (int i = 0; i < dataset.categories().size(); i++) {
            category(i);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("annotations");
        long id = 1;
        for (int i = 0; i < names.size(); i++) {
            writing.step();
            Labels labels = dataset.images().get(i).labels();
            writing.wrote(labels.count());
            for (int k = 0; k < labels.count(); k++) {
                annotation(id++, idOf(i), labels, k);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private long idOf(int i) {
        return keepIds ? dataset.images().get(i).id().orElseThrow() : i + 1L;
    }

    private void image(int i) throws IOException {
        start();
        json.writeNumberField("id", idOf(i));
        json.writeStringField("file_name", names.get(i));
        json.writeNumberField("width", dataset.images().get(i).width());
        json.writeNumberField("height", dataset.images().get(i).height());
        json.writeEndObject();
    }

    private void category(int i) throws IOException {
        start();
        json.writeNumberField("id", i + 1);
        json.writeStringField("name", dataset.categories().get(i));
        json.writeEndObject();
    }

    private void annotation(long id, long image, Labels labels, int k) throws IOException {
        float[] box = labels.box(k);
        float width = length(box[0], box[2]);
        float height = length(box[1], box[3]);
        start();
        json.writeNumberField("id", id);
        json.writeNumberField("image_id", image);
        json.writeNumberField("category_id", labels.category(k) + 1);
        json.writeFieldName("bbox");
        json.writeRawValue("[" + Numbers.text(box[0]) + "," + Numbers.text(box[1]) + "," + Numbers.text(width) + ","
                + Numbers.text(height) + "]");
        json.writeFieldName("area");
        json.writeRawValue(Numbers.text(width * height));
        json.writeNumberField("iscrowd", labels.crowd(k) ? 1 : 0);
        if (labels.difficult(k)) {
            json.writeNumberField("difficult", 1);
        }
        json.writeEndObject();
    }

    /** The float that leads from one edge to the other, in floats as readers add. */
    private static float length(float from, float to) {
        float length = to - from;
        if (from + length == to) {
            return length;
        }
        return from + Math.nextUp(length) == to
                ? Math.nextUp(length)
                : from + Math.nextDown(length) == to ? Math.nextDown(length) : length;
    }

    private void start() throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
    }
}
