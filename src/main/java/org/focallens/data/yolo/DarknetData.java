package org.focallens.data.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.focallens.data.file.Quote;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.Reading;
import org.focallens.data.format.TextFile;

/** Darknet's obj.data, which CVAT writes too: lines "names = data/obj.names", "train = data/train.txt". */
final class DarknetData {
    private DarknetData() {}

    static YoloLayout read(LabelSet set, Reading reading) throws IOException {
        Path file = set.files().get(0);
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : TextFile.read(file, reading)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(
                        line.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        line.substring(equals + 1).strip());
            }
        }
        YoloPlaces places = new YoloPlaces(set.tree(), file, reading);
        Map<Path, String> images = new LinkedHashMap<>();
        for (String split : new String[] {"train", "valid", "val", "test"}) {
            if (values.containsKey(split)) {
                places.add(split, values.get(split), images);
            }
        }
        if (images.isEmpty()) {
            return YoloLayout.ofFolder(set.tree(), set.root(), names(set, values.get("names"), places, reading));
        }
        return new YoloLayout(set.root(), names(set, values.get("names"), places, reading), 0, images);
    }

    private static List<String> names(LabelSet set, String name, YoloPlaces places, Reading reading) {
        Path file = name == null ? null : places.find(name).orElse(null);
        if (file != null) {
            return YoloClasses.of(file, reading);
        }
        if (name != null) {
            reading.problem(
                    set.files().get(0),
                    "names",
                    "the file \"" + Quote.of(name) + "\" does not exist: other names count");
        }
        return YoloClasses.in(set.tree(), set.root(), reading);
    }
}
