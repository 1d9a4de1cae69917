package org.focallens.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.LabelFile;

/** VGG Image Annotator 1 and 2 (robots.ox.ac.uk/~vgg/software/via): annotations exported as JSON, and the project file. */
final class Via {
    private Via() {}

    static void read(LabelFile file) throws IOException {
        ViaRegion region = new ViaRegion(file);
        JsonFile.scan(file.path(), json -> attributes(json, region));
        JsonFile.read(file, json -> {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                JsonFile.each(json, (record, number) -> image(file, record, region));
            } else {
                images(file, json, region);
            }
        });
    }

    /** What a project says behind its images: what the options of its attributes are called. */
    private static void attributes(JsonParser json, ViaRegion region) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            if (key.equals("_via_attributes")) {
                region.attributes(Node.read(json).get("region"));
            } else {
                json.skipChildren();
            }
        }
    }

    /** A map of images, or a project, which holds it under one of its names. */
    private static void images(LabelFile file, JsonParser json, ViaRegion region) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            if (key.equals("_via_img_metadata")) {
                images(file, json, region);
            } else if (key.startsWith("_via") || json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
            } else {
                image(file, Node.read(json), region);
            }
        }
    }

    private static void image(LabelFile file, Node record, ViaRegion region) {
        String name = record.text("filename");
        if (name == null) {
            file.problem("", "a record has no \"filename\": left out");
            return;
        }
        Entry entry = file.image(name, "\"" + name + "\"");
        List<Node> regions = record.get("regions").items();
        for (int i = 0; i < regions.size(); i++) {
            region.add(
                    entry,
                    regions.get(i).get("shape_attributes"),
                    regions.get(i).get("region_attributes"),
                    i + 1);
        }
    }
}
