package org.focallens.data.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.Reading;
import org.focallens.data.image.ImageHeader;

/** YOLO labels: one text file an image. No file, or an empty one, means no object. */
final class YoloReader {
    private final FolderTree tree;
    private final YoloLayout layout;
    private final Reading reading;
    private final List<LabelledImage> images = new ArrayList<>();
    private int highestClass = -1;

    private YoloReader(FolderTree tree, YoloLayout layout, Reading reading) {
        this.tree = tree;
        this.layout = layout;
        this.reading = reading;
    }

    static Dataset read(LabelSet set, Reading reading) throws IOException {
        YoloReader reader = new YoloReader(set.tree(), layout(set, reading), reading);
        reader.read();
        if (reader.images.isEmpty()) {
            List<Problem> problems = reading.problems(set.root());
            throw new DatasetException(
                    set.files().get(0),
                    problems.isEmpty()
                            ? "names no images that are there"
                            : "nothing could be read; first of the problems: " + problems.get(0),
                    null);
        }
        return reading.dataset(reader.layout.root(), DatasetFormat.YOLO, reader.names(), reader.images);
    }

    private static YoloLayout layout(LabelSet set, Reading reading) throws IOException {
        Path first = set.files().get(0);
        if (FileNames.hasExtension(first, "yaml") || FileNames.hasExtension(first, "yml")) {
            return YoloYaml.read(set, reading);
        }
        if (FileNames.hasExtension(first, "data")) {
            return DarknetData.read(set, reading);
        }
        return YoloLayout.ofFolder(set.tree(), set.root(), YoloClasses.in(set.tree(), set.root(), reading));
    }

    private void read() {
        List<Path> pictures = layout.images();
        Map<Path, Path> labels = new YoloLabels(tree).of(pictures);
        for (int i = 0; i < pictures.size(); i++) {
            reading.advance((double) i / pictures.size());
            add(pictures.get(i), labels.get(pictures.get(i)));
        }
        sayWithoutImage(new HashSet<>(labels.values()));
    }

    private void add(Path image, Path labels) {
        if (labels != null) {
            reading.used(labels);
        }
        ImageHeader header = reading.header(image).orElse(null);
        if (header == null) {
            return; // without a size, shares of the image mean nothing
        }
        Labels read = labels == null ? Labels.NONE : new YoloLabelFile(labels, reading, layout, header).read();
        for (int i = 0; i < read.count(); i++) {
            highestClass = Math.max(highestClass, read.category(i));
        }
        images.add(new LabelledImage(
                image,
                header.width(),
                header.height(),
                read,
                OptionalLong.empty(),
                layout.splits().get(image)));
    }

    /** Only in folders that hold labels of images: other text files may lie anywhere. */
    private void sayWithoutImage(Set<Path> paired) {
        Set<Path> folders = new TreeSet<>();
        paired.forEach(labels -> folders.add(labels.getParent()));
        for (Path folder : folders) {
            for (Path file : tree.filesIn(folder)) {
                if (YoloLabels.isCandidate(file) && !paired.contains(file) && !reading.isUsed(file)) {
                    reading.used(file);
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
