package org.focallens.data.yolo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.Reading;
import org.focallens.data.format.TextFile;

/** Class names in a file with one a line: classes.txt, obj.names and other .names, _darknet.labels. */
final class YoloClasses {
    private YoloClasses() {}

    /** The names of the first such file below a folder; a problem where another names others. */
    static List<String> in(FolderTree tree, Path folder, Reading reading) {
        Path first = null;
        List<String> names = List.of();
        for (Path file : tree.below(folder)) {
            if (!isNames(file)) {
                continue;
            }
            List<String> own = of(file, reading);
            if (first == null) {
                first = file;
                names = own;
            } else if (!own.isEmpty() && !own.equals(names)) {
                reading.problem(file, "", "names other classes than " + first + ", which counts");
            }
        }
        return names;
    }

    static List<String> of(Path file, Reading reading) {
        List<String> names = new ArrayList<>(TextFile.read(file, reading));
        names.replaceAll(String::strip);
        while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                names.set(
                        i, "class " + i); // a blank line counts, else those after it would be called by the wrong name
            }
        }
        return names;
    }

    private static boolean isNames(Path file) {
        String name = FileNames.nameOf(file).toLowerCase(Locale.ROOT);
        return name.equals("classes.txt") || name.equals("_darknet.labels") || name.endsWith(".names");
    }
}
