package org.focallens.data.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.file.Numbers;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.LabelFormat;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.Reading;

/** Tells YOLO sets: a data.yaml, or text files of lines "class cx cy w h" that are called like pictures. */
public final class YoloFormat implements LabelFormat {
    private static final int LOOKED_AT = 50;
    private static final int MOST_WORDS = 6;
    private static final Pattern SPLIT = Pattern.compile("(?m)^[\"']?(train|val|valid|test)[\"']?\\s*:");
    private static final Pattern CLASSES = Pattern.compile("(?m)^[\"']?(names|nc)[\"']?\\s*:");
    private static final Pattern DATA = Pattern.compile("(?m)^\\s*names\\s*=");

    @Override
    public DatasetFormat id() {
        return DatasetFormat.YOLO;
    }

    @Override
    public List<LabelSet> find(FolderTree tree) {
        List<Path> loose = new ArrayList<>();
        for (List<Path> files : tree.labels("txt").values()) {
            addLoose(tree, files.stream().filter(YoloLabels::isCandidate).toList(), loose);
        }
        List<LabelSet> found = new ArrayList<>();
        tree.labels("yaml", "yml")
                .forEach((folder, files) -> files.stream()
                        .filter(file -> isYaml(tree, file))
                        .findFirst()
                        .ifPresent(file -> found.add(named(tree, folder, file, loose))));
        tree.labels("data")
                .forEach((folder, files) -> files.stream()
                        .filter(file -> DATA.matcher(tree.head(file)).find())
                        .findFirst()
                        .ifPresent(file -> found.add(named(tree, folder, file, loose))));
        if (!loose.isEmpty()) {
            found.add(new LabelSet(tree, loose, LabelSet.Sure.LIKELY));
        }
        return found;
    }

    /** A set with a file of its own; the label files below that file's folder are its, and no set of themselves. */
    private static LabelSet named(FolderTree tree, Path folder, Path file, List<Path> loose) {
        List<Path> below =
                loose.stream().filter(labels -> labels.startsWith(folder)).toList();
        loose.removeAll(new HashSet<>(below));
        return new LabelSet(tree, folder, List.of(file), LabelSet.Sure.CERTAIN, below);
    }

    private static void addLoose(FolderTree tree, List<Path> files, List<Path> loose) {
        if (files.stream().limit(LOOKED_AT).anyMatch(file -> isLabels(tree, file))) {
            loose.addAll(files);
        }
    }

    private static boolean isYaml(FolderTree tree, Path file) {
        String head = tree.head(file);
        boolean usual =
                FileNames.stem(file).equals("data") || FileNames.stem(file).equals("dataset");
        return usual || (SPLIT.matcher(head).find() && CLASSES.matcher(head).find());
    }

    private static boolean isLabels(FolderTree tree, Path file) {
        return tree.head(file).lines().limit(LOOKED_AT).anyMatch(YoloFormat::isBox)
                && tree.index().find(FileNames.stem(file), file.getParent()).isPresent();
    }

    /** Whether a line is a class number and four or more shares. */
    private static boolean isBox(String line) {
        String[] words = line.strip().split("[\\s,]+", MOST_WORDS);
        double category = Numbers.parse(words[0]);
        if (words.length < 5 || !(category >= 0) || category != Math.rint(category)) {
            return false;
        }
        for (int i = 1; i < 5; i++) {
            double share = Numbers.parse(words[i]);
            if (!(share > -0.1 && share < 1.1)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Dataset read(LabelSet set, Reading reading) throws IOException {
        return YoloReader.read(set, reading);
    }
}
