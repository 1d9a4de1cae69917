package org.focallens.data.voc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.focallens.data.LabelledImage;
import org.focallens.data.file.Quote;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.Reading;
import org.focallens.data.format.Splits;
import org.focallens.data.format.TextFile;

/** The lists of a VOC set: ImageSets/Main/train.txt and the like name the images of each split by their stems. */
final class VocLists {
    private static final List<String> NAMES = List.of("train.txt", "val.txt", "test.txt", "trainval.txt");

    private final LabelSet set;
    private final Reading reading;
    private final Set<String> stems = new HashSet<>();
    private final Map<String, String> splits = new HashMap<>();

    VocLists(LabelSet set, Reading reading) {
        this.set = set;
        this.reading = reading;
        for (Path file : set.files()) {
            stems.add(FileNames.stem(file));
        }
        if (!set.tree().isFileOpened()) {
            NAMES.forEach(this::read);
        }
    }

    /** trainval.txt comes last: an image that train.txt or val.txt lists is of these. */
    private void read(String name) {
        for (Map.Entry<Path, List<Path>> folder : set.tree().labels("txt").entrySet()) {
            Path list = folder.getKey().resolve(name);
            if (FileNames.nameOf(folder.getKey()).equals("Main")
                    && folder.getValue().contains(list)) {
                List<String> lines = TextFile.read(list, reading);
                for (int i = 0; i < lines.size(); i++) {
                    add(list, i + 1, lines.get(i).strip().split("\\s", 2)[0]);
                }
            }
        }
    }

    private void add(Path list, int line, String stem) {
        if (stem.isEmpty()) {
            return;
        }
        if (!stems.contains(stem)) {
            reading.problem(list, "line " + line, "\"" + Quote.of(stem) + "\" has no annotation");
        }
        splits.putIfAbsent(stem, Splits.ofFileName(list));
    }

    /** The split that a list puts an image in, or the folder of its annotation or picture; empty where none does. */
    String splitOf(Path annotation, Path picture) {
        String listed = splits.get(FileNames.stem(annotation));
        if (listed != null) {
            return listed;
        }
        String own = Splits.ofFolders(annotation, set.tree().root());
        return own.isEmpty() ? Splits.ofFolders(picture, set.tree().root()) : own;
    }

    /** Says how many images no annotation speaks of, in one line. */
    void check(List<LabelledImage> images) throws IOException {
        Set<Path> known = new HashSet<>();
        Set<Path> folders = new HashSet<>();
        for (LabelledImage image : images) {
            known.add(image.file());
            folders.add(image.file().getParent());
        }
        List<Path> unlabelled = new ArrayList<>();
        for (Path picture : set.tree().pictures()) {
            if (folders.contains(picture.getParent())
                    && !known.contains(picture)
                    && !stems.contains(FileNames.stem(picture))) {
                unlabelled.add(picture);
            }
        }
        if (!unlabelled.isEmpty()) {
            reading.problem(
                    unlabelled.get(0).getParent(),
                    "",
                    unlabelled.size() + " images have no annotation, e.g. "
                            + unlabelled.get(0).getFileName() + ": left out");
        }
    }
}
