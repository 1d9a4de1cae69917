package org.focallens.data.format;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.focallens.data.file.Quote;

/**
 * Walks a folder once, in a fixed order. Symbolic links are followed, as every tool does, since real sets are made of them; one that leads back to a
 * folder it lies in is cut and said. Hidden files and folders (.git, .ipynb_checkpoints, ._x) and __MACOSX are no part of a set.
 */
final class FolderScan {
    private static final int DEEPEST = 16;
    /** More than any set of real pictures has; a home folder or a disk that was opened by mistake has more. */
    private static final int MOST_FILES = 3_000_000;
    /** How often one folder is entered by different links. */
    private static final int MOST_VISITS = 3;

    private static final Set<String> SKIPPED = Set.of("__MACOSX", "__pycache__", "node_modules");

    private final Reading reading;
    private final Map<Path, List<Path>> files = new LinkedHashMap<>();
    private final Map<Path, Integer> visits = new HashMap<>();
    private final Set<Path> above = new HashSet<>();
    private int count;

    private FolderScan(Reading reading) {
        this.reading = reading;
    }

    /** Regular files by the folder they lie in; every folder that was entered is a key. */
    static Map<Path, List<Path>> of(Path root, Reading reading) {
        FolderScan scan = new FolderScan(reading);
        scan.enter(root, 0);
        if (scan.count > MOST_FILES) {
            reading.problem(
                    root,
                    "",
                    "holds more than " + MOST_FILES + " files: only these were looked at; open a folder in it");
        }
        return scan.files;
    }

    private void enter(Path folder, int depth) {
        if (depth > DEEPEST) {
            reading.problem(folder, "", "is more than " + DEEPEST + " folders deep: not read");
            return;
        }
        Path real = real(folder);
        if (real == null) {
            return; // it went away meanwhile
        }
        if (above.contains(real)) {
            reading.problem(folder, "", "is a link to a folder it lies in: cut here");
            return;
        }
        if (visits.merge(real, 1, Integer::sum) > MOST_VISITS) {
            return;
        }
        above.add(real);
        List<Path> own = new ArrayList<>();
        List<Path> below = new ArrayList<>();
        list(folder, own, below);
        files.put(folder, own);
        for (Path child : below) {
            if (count <= MOST_FILES) {
                enter(child, depth + 1);
            }
        }
        above.remove(real);
    }

    private void list(Path folder, List<Path> own, List<Path> below) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                reading.advance(0);
                BasicFileAttributes kind = isSkipped(child) ? null : attributes(child);
                if (kind != null && kind.isDirectory()) {
                    below.add(child);
                } else if (kind != null && kind.isRegularFile() && count++ < MOST_FILES) {
                    own.add(child);
                }
            }
        } catch (IOException e) {
            reading.problem(
                    folder, "", "cannot be listed (" + Quote.of(String.valueOf(e.getMessage())) + "): passed over");
        }
        own.sort(null);
        below.sort(null);
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return null;
        }
    }

    /** Null for a link that leads nowhere. */
    private static BasicFileAttributes attributes(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isSkipped(Path child) {
        String name = FileNames.nameOf(child);
        return name.startsWith(".") || SKIPPED.contains(name);
    }
}
