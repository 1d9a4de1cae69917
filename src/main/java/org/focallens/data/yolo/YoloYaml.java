package org.focallens.data.yolo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.focallens.data.DatasetException;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.Reading;
import org.focallens.data.format.TextFile;

/** The data.yaml of a YOLO data set (Ultralytics docs, "Object detection datasets"): path; train, val, test; names; nc; kpt_shape. */
final class YoloYaml {
    private static final int MOST_KEY_POINTS = 1000;

    private final LabelSet set;
    private final Path file;
    private final Reading reading;
    private final YoloPlaces places;

    private YoloYaml(LabelSet set, Reading reading) {
        this.set = set;
        this.file = set.files().get(0);
        this.reading = reading;
        this.places = new YoloPlaces(set.tree(), file, reading);
    }

    static YoloLayout read(LabelSet set, Reading reading) throws IOException {
        return new YoloYaml(set, reading).read();
    }

    private YoloLayout read() throws IOException {
        Object loaded;
        try {
            loaded = YamlTree.of(TextFile.text(file, reading).orElse(""));
        } catch (YamlTree.BrokenException e) {
            return withoutYaml("the YAML is broken (" + e.getMessage() + ")", List.of(), 0);
        }
        if (!(loaded instanceof Map<?, ?> map)) {
            return withoutYaml("the YAML must be a map with train and names but is " + shown(loaded), List.of(), 0);
        }
        Path root = root(map.get("path"));
        places.startAt(root);
        Map<Path, String> images = new LinkedHashMap<>();
        for (String split : new String[] {"train", "val", "valid", "test"}) {
            addSplit(split, map.get(split), images);
        }
        List<String> names = new YoloNames(file, reading).of(map.get("names"), map.get("nc"));
        int keyPoints = keyPoints(map.get("kpt_shape"));
        if (images.isEmpty() && map.get("train") == null && map.get("val") == null) {
            return withoutYaml("the YAML names neither train nor val", names, keyPoints);
        }
        return new YoloLayout(root, names, keyPoints, images);
    }

    /** A data set whose labels lie beside its data.yaml can be read without it; another one cannot. */
    private YoloLayout withoutYaml(String what, List<String> names, int keyPoints) throws IOException {
        YoloLayout layout = YoloLayout.ofFolder(set.tree(), file.getParent(), names);
        if (layout.images().isEmpty()) {
            throw new DatasetException(file, what + ": correct the file", null);
        }
        String classes = names.isEmpty() ? ", classes go by number" : "";
        reading.problem(file, "", what + ": the images and labels beside it are read" + classes);
        return new YoloLayout(layout.root(), names, keyPoints, layout.splits());
    }

    /** The folder that path names; the file's own where there is none such on this machine. */
    private Path root(Object path) {
        Path own = file.getParent();
        if (path == null) {
            return own;
        }
        Optional<Path> named =
                path instanceof String text ? places.find(text).filter(Files::isDirectory) : Optional.empty();
        if (named.isEmpty()) {
            reading.problem(file, "path", "the folder " + shown(path) + " does not exist: " + own + " is taken");
        }
        return named.orElse(own);
    }

    private void addSplit(String split, Object value, Map<Path, String> images) {
        if (value == null) {
            return;
        }
        for (Object entry : value instanceof List<?> list ? list : List.of(value)) {
            if (entry instanceof String name) {
                places.add(split, name, images);
            } else {
                reading.problem(file, split, "must name a folder or a .txt file but is " + shown(entry) + ": left out");
            }
        }
    }

    /** How many values of a line are key points: kpt_shape [number, 2 or 3]. */
    private int keyPoints(Object shape) {
        if (shape == null) {
            return 0;
        }
        if (shape instanceof List<?> list
                && list.size() == 2
                && list.get(0) instanceof String points
                && list.get(1) instanceof String values) {
            double count = Numbers.parse(points) * Numbers.parse(values);
            if (count > 0 && count <= MOST_KEY_POINTS && count == Math.rint(count)) {
                return (int) count;
            }
        }
        reading.problem(file, "kpt_shape", "must be [points, 2 or 3] but is " + shown(shape) + ": passed over");
        return 0;
    }

    static String shown(Object value) {
        if (value == null) {
            return "empty";
        }
        if (value instanceof Map) {
            return "a map";
        }
        if (value instanceof List) {
            return "a list";
        }
        return "\"" + Quote.of(value.toString()) + "\"";
    }
}
