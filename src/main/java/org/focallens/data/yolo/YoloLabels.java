package org.focallens.data.yolo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.PictureIndex;

/**
 * Which label file goes with which image: in a twin folder, where the last folder "images" of its path is called "labels" instead, or right beside it;
 * capital letters do not count. Where an image has neither, a label file of its name that no other image has.
 */
final class YoloLabels {
    private static final Set<String> NO_LABELS = Set.of(
            "classes.txt", "labels.txt", "train.txt", "val.txt", "valid.txt", "test.txt", "readme.txt", "notes.txt");

    private final FolderTree tree;
    private final Map<String, Path> byPlace = new HashMap<>();
    private final Map<String, List<Path>> byStem = new HashMap<>();

    YoloLabels(FolderTree tree) {
        this.tree = tree;
        for (Path file : tree.below(tree.root())) {
            if (isCandidate(file)) {
                byPlace.putIfAbsent(place(file.getParent(), FileNames.stem(file)), file);
                byStem.computeIfAbsent(PictureIndex.folded(FileNames.stem(file)), stem -> new ArrayList<>(1))
                        .add(file);
            }
        }
    }

    static boolean isCandidate(Path file) {
        return FileNames.hasExtension(file, "txt")
                && !NO_LABELS.contains(FileNames.nameOf(file).toLowerCase(Locale.ROOT))
                && !FileNames.nameOf(file).toLowerCase(Locale.ROOT).startsWith("readme");
    }

    /** The label file of each image that has one. */
    Map<Path, Path> of(List<Path> images) {
        Map<Path, Path> found = new HashMap<>();
        Set<Path> taken = new HashSet<>();
        for (Path image : images) {
            Path labels = twin(image);
            if (labels != null && taken.add(labels)) {
                found.put(image, labels);
            }
        }
        for (Path image : images) {
            if (!found.containsKey(image)) {
                byStem.getOrDefault(PictureIndex.folded(FileNames.stem(image)), List.of()).stream()
                        .filter(taken::add)
                        .findFirst()
                        .ifPresent(labels -> found.put(image, labels));
            }
        }
        return found;
    }

    private Path twin(Path image) {
        Path swapped = swapped(image.getParent());
        String stem = FileNames.stem(image);
        if (!image.startsWith(tree.root())) {
            Path outside = (swapped == null ? image.getParent() : swapped).resolve(stem + ".txt");
            return Files.isRegularFile(outside) ? outside : null;
        }
        List<Path> folders = swapped == null ? List.of(image.getParent()) : List.of(swapped, image.getParent());
        for (String name : new String[] {stem, FileNames.nameOf(image)}) { // a.txt, else a.jpg.txt
            for (Path folder : folders) {
                Path twin = byPlace.get(place(folder, name));
                if (twin != null) {
                    return twin;
                }
            }
        }
        return null;
    }

    /** The folder with its last part "images" called "labels" instead; null where it has none. */
    private Path swapped(Path folder) {
        for (Path at = folder; at != null && at.getFileName() != null && !at.equals(tree.root()); at = at.getParent()) {
            if (FileNames.nameOf(at).equalsIgnoreCase("images")) {
                return at.resolveSibling("labels").resolve(at.relativize(folder).toString());
            }
        }
        return null;
    }

    private static String place(Path folder, String stem) {
        return PictureIndex.folded(folder + "/" + stem);
    }
}
