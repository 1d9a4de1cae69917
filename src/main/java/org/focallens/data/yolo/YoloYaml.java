package org.focallens.data.yolo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.focallens.data.DatasetException;
import org.focallens.data.file.Quote;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Reading;
import org.focallens.data.format.TextFile;
import org.focallens.data.image.Images;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The data.yaml of a YOLO data set (Ultralytics docs, "Object detection datasets"): path; train, val, test; names; nc. */
final class YoloYaml {
    private final Path file;
    private final Reading reading;
    private Path root;

    private YoloYaml(Path file, Reading reading) {
        this.file = file;
        this.reading = reading;
    }

    static YoloLayout read(Path file, Reading reading) throws IOException {
        return new YoloYaml(file, reading).read();
    }

    private YoloLayout read() throws IOException {
        Object loaded;
        try {
            Load load = new Load(LoadSettings.builder()
                    .setLabel(String.valueOf(file.getFileName()))
                    .build());
            loaded = load.loadFromString(String.join("\n", TextFile.read(file, reading)));
        } catch (YamlEngineException e) {
            return withoutYaml("the YAML is broken (" + Quote.of(String.valueOf(e.getMessage())) + ")");
        }
        if (!(loaded instanceof Map<?, ?> map)) {
            return withoutYaml("the YAML must be a map with train and names but is " + shown(loaded));
        }
        root = root(map.get("path"));
        Set<Path> images = new LinkedHashSet<>();
        for (String split : new String[] {"train", "val", "valid", "test"}) {
            addSplit(split, map.get(split), images);
        }
        if (images.isEmpty() && map.get("train") == null && map.get("val") == null) {
            return withoutYaml("the YAML names neither train nor val");
        }
        List<String> names = new YoloNames(file, reading).of(map.get("names"), map.get("nc"));
        return new YoloLayout(root, names, List.copyOf(images));
    }

    /** A data set with twin folders can be read without its data.yaml; another one cannot. */
    private YoloLayout withoutYaml(String what) throws IOException {
        if (!Files.isDirectory(file.resolveSibling("images"))) {
            throw new DatasetException(file, what + ": correct the file", null);
        }
        reading.problem(file, "", what + ": the folders images and labels beside it are read, classes go by number");
        return YoloLayout.ofFolder(file.getParent(), reading);
    }

    /** The folder that path names, absolute or from the file's own; the file's own where there is none such on this machine. */
    private Path root(Object path) {
        Path own = file.getParent();
        if (path == null) {
            return own;
        }
        try {
            Path named = own.resolve(path.toString()).normalize();
            if (Files.isDirectory(named)) {
                return named;
            }
        } catch (InvalidPathException e) {
            reading.problem(
                    file,
                    "path",
                    "\"" + Quote.of(path.toString()) + "\" cannot be a folder's name: " + own + " is taken");
            return own;
        }
        reading.problem(
                file, "path", "the folder \"" + Quote.of(path.toString()) + "\" does not exist: " + own + " is taken");
        return own;
    }

    private void addSplit(String split, Object value, Set<Path> images) throws IOException {
        if (value == null) {
            return;
        }
        for (Object entry : value instanceof List<?> list ? list : List.of(value)) {
            if (entry instanceof String name) {
                addEntry(split, name, images);
            } else {
                reading.problem(file, split, "must name a folder or a .txt file but is " + shown(entry) + ": left out");
            }
        }
    }

    private void addEntry(String split, String name, Set<Path> images) throws IOException {
        Path found;
        try {
            // Exports for notebooks write ../train/images although train lies beside the file.
            boolean beside = name.startsWith("../") && Files.exists(FileNames.resolve(root, root, name.substring(3)));
            found = FileNames.resolve(root, root, beside ? name.substring(3) : name);
        } catch (FileNames.RefusedException e) {
            reading.problem(file, split, e.getMessage());
            return;
        }
        if (Files.isDirectory(found)) {
            images.addAll(YoloLayout.imagesIn(found, reading));
        } else if (Files.isRegularFile(found) && FileNames.hasExtension(found, "txt")) {
            addList(found, images);
        } else {
            reading.problem(
                    file,
                    split,
                    "\"" + Quote.of(name) + "\" is neither a folder nor a .txt file in " + root + ": left out");
        }
    }

    /** A file with an image a line, from the list's own folder where it starts with ./ and else from the root. */
    private void addList(Path list, Set<Path> images) {
        List<String> lines = TextFile.read(list, reading);
        for (int i = 0; i < lines.size(); i++) {
            String name = lines.get(i).strip();
            if (name.isEmpty()) {
                continue;
            }
            try {
                Path image = FileNames.resolve(name.startsWith("./") ? list.getParent() : root, root, name);
                if (Images.hasImageName(image)) {
                    images.add(image);
                } else {
                    reading.problem(
                            list,
                            "line " + (i + 1),
                            "\"" + Quote.of(name) + "\" is no picture's name (png, jpg, bmp, gif): left out");
                }
            } catch (FileNames.RefusedException e) {
                reading.problem(list, "line " + (i + 1), e.getMessage());
            }
        }
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
