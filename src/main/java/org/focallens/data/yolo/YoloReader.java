package org.focallens.data.yolo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.Problem;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Folders;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.Reading;
import org.focallens.data.image.ImageHeader;

/** YOLO labels in the layout of Ultralytics: images and labels in twin folders, one text file an image. No file, or an empty one, means no object. */
final class YoloReader {
    private static final Set<String> NO_LABELS =
            Set.of("classes.txt", "train.txt", "val.txt", "test.txt", "readme.txt", "notes.txt");

    private final YoloLayout layout;
    private final Reading reading;
    private final Set<Path> used = new HashSet<>();
    private final List<LabelledImage> images = new ArrayList<>();
    private int highestClass = -1;

    private YoloReader(YoloLayout layout, Reading reading) {
        this.layout = layout;
        this.reading = reading;
    }

    static Dataset read(LabelSet set, Reading reading) throws IOException {
        Path path = set.files().get(0);
        YoloLayout layout =
                YoloLayout.isYaml(path) ? YoloYaml.read(path, reading) : YoloLayout.ofFolder(set.root(), reading);
        YoloReader reader = new YoloReader(layout, reading);
        for (int i = 0; i < layout.images().size(); i++) {
            reading.advance((double) i / layout.images().size());
            reader.add(layout.images().get(i));
        }
        reader.checkLabelsWithoutImage();
        if (reader.images.isEmpty()) {
            List<Problem> problems = reading.problems(layout.root());
            throw new DatasetException(
                    path,
                    problems.isEmpty()
                            ? "holds no images"
                            : "nothing could be read; first of the problems: " + problems.get(0),
                    null);
        }
        return new Dataset(
                FileNames.nameOf(layout.root()),
                layout.root(),
                DatasetFormat.YOLO,
                reader.names(),
                reader.images,
                reading.problems(layout.root()));
    }

    private void add(Path image) {
        Path labels = YoloLayout.labelsOf(image, layout.root());
        used.add(labels);
        ImageHeader header = reading.header(image).orElse(null);
        if (header == null) {
            return; // without a size, shares of the image mean nothing
        }
        int[] size = {header.width(), header.height()};
        Labels read = Files.isRegularFile(labels)
                ? new YoloLabelFile(labels, reading, layout.names().size(), size).read()
                : Labels.NONE;
        for (int i = 0; i < read.count(); i++) {
            highestClass = Math.max(highestClass, read.category(i));
        }
        images.add(new LabelledImage(image, header.width(), header.height(), read, OptionalLong.empty()));
    }

    private void checkLabelsWithoutImage() throws IOException {
        Set<Path> folders = new TreeSet<>();
        for (Path labels : used) {
            folders.add(labels.getParent());
        }
        for (Path folder : folders) {
            for (Path file : Folders.list(folder)) {
                boolean label = FileNames.hasExtension(file, "txt")
                        && !NO_LABELS.contains(file.getFileName().toString().toLowerCase(Locale.ROOT));
                if (label && !used.contains(file)) {
                    reading.problem(file, "", "has no image of its name: left out");
                }
            }
        }
    }

    private List<String> names() {
        if (!layout.names().isEmpty()) {
            return layout.names();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= highestClass; i++) {
            names.add("class " + i);
        }
        return names;
    }
}
