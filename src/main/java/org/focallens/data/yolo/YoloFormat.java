package org.focallens.data.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.LabelFormat;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.Reading;

/** Tells YOLO sets: a data.yaml, or text files of lines "class cx cy w h" that are called like pictures. */
public final class YoloFormat implements LabelFormat {
    private static final int LOOKED_AT = 50;
    private static final Pattern SPLIT = Pattern.compile("(?m)^[\"']?(train|val|valid|test)[\"']?\\s*:");
    private static final Pattern CLASSES = Pattern.compile("(?m)^[\"']?(names|nc)[\"']?\\s*:");
    private static final Pattern LINE =
            Pattern.compile("(?m)^\\s*\\d+(\\.0*)?([\\s,]+-?(0?\\.\\d+|[01](\\.\\d*)?)([eE]-?\\d+)?){4,}[\\s,]*$");

    @Override
    public DatasetFormat id() {
        return DatasetFormat.YOLO;
    }

    @Override
    public List<LabelSet> find(FolderTree tree) {
        List<LabelSet> found = new ArrayList<>();
        tree.labels("yaml", "yml")
                .forEach((folder, files) -> files.stream()
                        .filter(file -> isYaml(tree, file))
                        .findFirst()
                        .ifPresent(
                                file -> found.add(new LabelSet(tree, folder, List.of(file), LabelSet.Sure.CERTAIN))));
        List<Path> loose = new ArrayList<>();
        for (List<Path> files : tree.labels("txt").values()) {
            if (files.stream().limit(LOOKED_AT).anyMatch(file -> isLabels(tree, file))) {
                loose.addAll(files);
            }
        }
        if (!loose.isEmpty()) {
            found.add(new LabelSet(tree, loose, LabelSet.Sure.LIKELY));
        }
        return found;
    }

    private static boolean isYaml(FolderTree tree, Path file) {
        String head = tree.head(file);
        boolean usual =
                FileNames.stem(file).equals("data") || FileNames.stem(file).equals("dataset");
        return usual || (SPLIT.matcher(head).find() && CLASSES.matcher(head).find());
    }

    private static boolean isLabels(FolderTree tree, Path file) {
        return LINE.matcher(tree.head(file)).find()
                && tree.index().twin(FileNames.stem(file), file.getParent()).isPresent();
    }

    @Override
    public Dataset read(LabelSet set, Reading reading) throws IOException {
        return YoloReader.read(set, reading);
    }
}
