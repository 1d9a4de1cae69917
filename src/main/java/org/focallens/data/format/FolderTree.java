package org.focallens.data.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.focallens.data.image.Images;

/** What lies below a folder: looked at once, when first asked, and shared by all formats. Folders and files are in a fixed order. */
public final class FolderTree {
    private final Path root;
    private final Path opened;
    private final Reading reading;
    private final Map<Path, JsonOutline> outlines = new Recent<>();
    private final Map<Path, String> heads = new Recent<>();
    private Map<Path, List<Path>> files;
    private PictureIndex pictures;

    /** What was looked at last: formats look at the same files one after another, and a set may have many folders. */
    private static final class Recent<V> extends LinkedHashMap<Path, V> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 2000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, V> eldest) {
            return size() > MOST;
        }
    }

    private FolderTree(Path root, Path opened, Reading reading) {
        this.root = root;
        this.opened = opened;
        this.reading = reading;
    }

    public static FolderTree of(Path folder, Reading reading) {
        return new FolderTree(folder, null, reading);
    }

    /** A label file that a person opened: no other counts for labels, and its pictures are looked for below the folder. */
    public static FolderTree ofFile(Path file, Path folder, Reading reading) {
        return new FolderTree(folder, file, reading);
    }

    /** {@return the folder; nothing that an annotation names is looked for outside of it} */
    public Path root() {
        return root;
    }

    /** {@return whether a person opened a label file rather than a folder, so that it may name folders of its own outside the root} */
    public boolean isFileOpened() {
        return opened != null;
    }

    /** {@return the root, or where it holds nothing but one folder that one, and so on: where the set begins} */
    public Path trunk() {
        Path trunk = root;
        while (filesIn(trunk).isEmpty() && foldersIn(trunk).size() == 1) {
            trunk = foldersIn(trunk).get(0);
        }
        return trunk;
    }

    public List<Path> filesIn(Path folder) {
        return byFolder().getOrDefault(folder, List.of());
    }

    public List<Path> foldersIn(Path folder) {
        return byFolder().keySet().stream()
                .filter(child -> folder.equals(child.getParent()) && !child.equals(root))
                .toList();
    }

    public boolean hasFolder(Path folder) {
        return byFolder().containsKey(folder);
    }

    /** {@return files that may hold labels, by folder: those with one of the endings, or of these the one that was opened} */
    public Map<Path, List<Path>> labels(String... extensions) {
        Map<Path, List<Path>> found = new LinkedHashMap<>();
        if (opened != null) {
            if (hasExtension(opened, extensions)) {
                found.put(opened.getParent(), List.of(opened));
            }
            return found;
        }
        byFolder().forEach((folder, all) -> {
            List<Path> kept =
                    all.stream().filter(file -> hasExtension(file, extensions)).toList();
            if (!kept.isEmpty()) {
                found.put(folder, kept);
            }
        });
        return found;
    }

    /** {@return pictures in the order of folders and names} */
    public List<Path> pictures() {
        return below(root).stream().filter(Images::hasImageName).toList();
    }

    /** {@return files in a folder and the folders below it} */
    public List<Path> below(Path folder) {
        List<Path> found = new ArrayList<>();
        byFolder().forEach((where, all) -> {
            if (where.startsWith(folder)) {
                found.addAll(all);
            }
        });
        return found;
    }

    /** {@return finds pictures by the names that annotations give them} */
    public PictureIndex index() {
        if (pictures == null) {
            pictures = new PictureIndex(root, pictures());
        }
        return pictures;
    }

    /** {@return the first 8 KiB of a file as text, whatever its encoding; empty where it cannot be read} */
    public String head(Path file) {
        return heads.computeIfAbsent(file, TextFile::head);
    }

    /** {@return what the first part of a JSON file holds} */
    public JsonOutline outline(Path file) {
        return outlines.computeIfAbsent(file, JsonOutline::of);
    }

    private Map<Path, List<Path>> byFolder() {
        if (files == null) {
            files = Files.isDirectory(root) ? FolderScan.of(root, reading) : Map.of();
        }
        return files;
    }

    private static boolean hasExtension(Path file, String... extensions) {
        String name = FileNames.nameOf(file).toLowerCase(Locale.ROOT);
        for (String extension : extensions) {
            if (name.endsWith("." + extension)) {
                return true;
            }
        }
        return false;
    }
}
