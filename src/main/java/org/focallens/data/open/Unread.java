package org.focallens.data.open;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.focallens.data.file.Numbers;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.JsonOutline;
import org.focallens.data.format.Reading;

/** Says which files look like labels and were not read: labels that nobody sees are worse than a wrong one. */
final class Unread {
    private static final int LOOKED_AT = 50;
    private static final int MOST_WORDS = 50;
    private static final Set<String> WORDS = Set.of(
            "bbox",
            "annotations",
            "annotation",
            "shapes",
            "regions",
            "objects",
            "points",
            "boxes",
            "image_id",
            "label");

    private Unread() {}

    static void report(FolderTree tree, Reading reading) {
        for (String extension : new String[] {"xml", "json", "jsonl", "csv", "txt"}) {
            for (Map.Entry<Path, List<Path>> folder : tree.labels(extension).entrySet()) {
                report(tree, folder.getKey(), folder.getValue(), reading);
            }
        }
    }

    private static void report(FolderTree tree, Path folder, List<Path> files, Reading reading) {
        List<Path> unread = new ArrayList<>();
        for (Path file : files) {
            if (!reading.isUsed(file)) {
                unread.add(file);
            }
        }
        String why = null;
        for (int i = 0; i < Math.min(LOOKED_AT, unread.size()) && why == null; i++) {
            why = why(tree, unread.get(i));
        }
        if (why == null) {
            return;
        }
        String extension = FileNames.nameOf(unread.get(0)).replaceFirst(".*\\.", ".");
        reading.problem(
                unread.size() == 1 ? unread.get(0) : folder,
                "",
                unread.size() == 1
                        ? "looks like labels and was not read: " + why
                        : unread.size() + " " + extension + " files, e.g. "
                                + unread.get(0).getFileName() + ", look like labels and were not read: " + why);
    }

    /** Why a file that looks like labels was not read; null where it does not look so. */
    private static String why(FolderTree tree, Path file) {
        if (FileNames.hasExtension(file, "json")) {
            JsonOutline outline = tree.outline(file);
            boolean word = outline.keys().entrySet().stream()
                    .anyMatch(key -> WORDS.contains(key.getKey())
                            || key.getValue().stream().anyMatch(WORDS::contains));
            return outline.broken() != null
                    ? "it is not readable JSON (" + outline.broken() + ")"
                    : word ? "its JSON is of no kind that is known" : null;
        }
        String head = tree.head(file);
        if (FileNames.hasExtension(file, "xml")) {
            return "the XML is of no kind that is known";
        }
        if (FileNames.hasExtension(file, "jsonl")) {
            return WORDS.stream().anyMatch(head::contains) ? "its records are of no kind that is known" : null;
        }
        return head.lines().anyMatch(Unread::hasNumbers) ? "its lines are of no kind that is known" : null;
    }

    /** Whether four words in a line are numbers, as the corners of a box are. */
    private static boolean hasNumbers(String line) {
        int numbers = 0;
        for (String word : line.split("[\\s,;:]+", MOST_WORDS)) {
            numbers += Double.isNaN(Numbers.parse(word)) ? 0 : 1;
        }
        return numbers >= 4;
    }
}
