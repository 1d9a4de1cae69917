package org.focallens.data.format;

import java.nio.file.Path;
import java.util.List;

/**
 * Labels of one kind that belong together.
 *
 * @param tree  where they were found; looks up the pictures they name
 * @param root  the folder they and their pictures lie in
 * @param files the files that hold them, in a fixed order
 * @param sure  how sure it is that they are what they look like
 * @param again files that describe the same images again, passed over without a word
 */
public record LabelSet(FolderTree tree, Path root, List<Path> files, Sure sure, List<Path> again) {
    /** How sure a format is of what it found; the surest is read. */
    public enum Sure {
        /** It could be another kind, as bare numbers in a line could. */
        POSSIBLE,
        /** It hardly is another kind. */
        LIKELY,
        /** It can be no other kind. */
        CERTAIN
    }

    public LabelSet {
        files = List.copyOf(files);
        again = List.copyOf(again);
    }

    public LabelSet(FolderTree tree, Path root, List<Path> files, Sure sure) {
        this(tree, root, files, sure, List.of());
    }

    public LabelSet(FolderTree tree, List<Path> files, Sure sure) {
        this(tree, tree.trunk(), files, sure);
    }
}
