package org.focallens.data.open;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.LabelFormat;
import org.focallens.data.format.LabelSet;

/**
 * A set of labels and the format that reads it.
 *
 * @param format reads it
 * @param set    what was found
 */
record Recognised(LabelFormat format, LabelSet set) {
    private static final int NAMED = 3;

    /** All sets below a folder, the surest first. A set whose files are a surer one's too is none. */
    static List<Recognised> in(FolderTree tree, List<LabelFormat> formats) throws IOException {
        List<Recognised> found = new ArrayList<>();
        for (LabelFormat format : formats) {
            for (LabelSet set : format.find(tree)) {
                found.add(new Recognised(format, set));
            }
        }
        found.sort(Comparator.comparing((Recognised one) -> one.set.sure()).reversed());
        List<Recognised> kept = new ArrayList<>();
        Set<Path> claimed = new HashSet<>();
        for (Recognised one : found) {
            if (!claimed.containsAll(one.set.files())) {
                kept.add(one);
                claimed.addAll(one.set.files());
            }
        }
        return kept;
    }

    /** In a few words, with what would choose it. */
    String shown() {
        List<Path> files = set.files();
        StringBuilder names = new StringBuilder();
        for (Path file : files.subList(0, Math.min(NAMED, files.size()))) {
            Path root = set.tree().root();
            names.append(names.isEmpty() ? "" : ", ").append(file.startsWith(root) ? root.relativize(file) : file);
        }
        String more = files.size() > NAMED ? " and " + (files.size() - NAMED) + " more" : "";
        return format.id().title() + " labels in " + names + more;
    }
}
