package org.focallens.data.yolo;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.focallens.data.file.Quote;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.PictureIndex;
import org.focallens.data.format.Reading;
import org.focallens.data.format.Splits;
import org.focallens.data.format.TextFile;

/**
 * Folders and lists that a data.yaml or obj.data names: as written, from its own folder or the one it says, and where there is none such, as it often is
 * of another machine, by as many of its last parts as are here. A folder outside of the data set counts only where a person opened that very file: then
 * it is as if the folder had been opened. A file that came with a data set may not lead anywhere else.
 */
final class YoloPlaces {
    private final FolderTree tree;
    private final Path file;
    private final Reading reading;
    private final Set<Path> bases = new LinkedHashSet<>();
    private boolean outside;

    YoloPlaces(FolderTree tree, Path file, Reading reading) {
        this.tree = tree;
        this.file = file;
        this.reading = reading;
        bases.add(file.getParent());
        bases.add(tree.root());
    }

    /** Where names start first of all. */
    void startAt(Path folder) {
        List<Path> others = new ArrayList<>(bases);
        bases.clear();
        bases.add(folder);
        bases.addAll(others);
    }

    /** A folder or file by its name. */
    Optional<Path> find(String name) {
        String plain = name.replace('\\', '/').strip();
        outside = false;
        for (Path base : bases) {
            Optional<Path> found = existing(base, plain);
            if (found.isEmpty() && plain.startsWith("../")) {
                found = existing(base, plain.substring(3)); // exports for notebooks write ../train/images
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return byTail(plain);
    }

    private Optional<Path> existing(Path base, String name) {
        try {
            Path path = base.resolve(name).normalize();
            if (path.startsWith(tree.root())) {
                return Files.isDirectory(path) || Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
            }
            outside |= Files.exists(path);
            return tree.isFileOpened() && (Files.isDirectory(path) || Files.isRegularFile(path))
                    ? Optional.of(path)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** By the longest end of the name that is here. */
    private Optional<Path> byTail(String name) {
        String[] parts = name.replaceFirst("^[A-Za-z]:", "").split("/+");
        boolean absolute = parts.length > 0 && (parts[0].isEmpty() || name.matches("[A-Za-z]:.*"));
        for (int i = 0; i < parts.length; i++) {
            String tail = String.join("/", List.of(parts).subList(i, parts.length));
            boolean plain = !tail.isBlank() && !tail.startsWith("/") && !tail.contains("..");
            Optional<Path> found = plain ? inBases(tail) : Optional.empty();
            // a folder's last part alone says little: ../test/images must not become the images of another split
            boolean enough = absolute
                    || i < parts.length - 1
                    || found.filter(Files::isRegularFile).isPresent();
            if (found.isPresent() && enough) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Path> inBases(String name) {
        for (Path base : bases) {
            Optional<Path> found = existing(base, name);
            if (found.isPresent() && !found.get().equals(base)) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Adds the images that an entry names: of a folder, of a list, or one; or says that it names none. */
    void add(String split, String name, Map<Path, String> images) {
        Path found = find(name).orElse(null);
        String canonical = Splits.named(split);
        if (found != null && Files.isDirectory(found)) {
            FolderTree own = found.startsWith(tree.root()) ? tree : FolderTree.of(found, reading);
            own.pictures().stream()
                    .filter(picture -> picture.startsWith(found))
                    .forEach(picture -> images.putIfAbsent(picture, canonical));
        } else if (found != null && FileNames.hasExtension(found, "txt")) {
            addList(found, canonical, images);
        } else {
            String why = outside
                    ? "\" lies outside the data set's folder, where only a file that is opened itself may lead: left out"
                    : "\" is neither a folder nor a .txt file in "
                            + bases.iterator().next() + ": left out";
            reading.problem(file, split, "\"" + Quote.of(name) + why);
        }
    }

    /** A file with an image a line. */
    private void addList(Path list, String split, Map<Path, String> images) {
        List<String> lines = TextFile.read(list, reading);
        for (int i = 0; i < lines.size(); i++) {
            String name = lines.get(i).strip();
            if (name.isEmpty()) {
                continue;
            }
            Optional<Path> picture = picture(name, list);
            if (picture.isPresent()) {
                images.putIfAbsent(picture.get(), split);
            } else {
                reading.problem(
                        list, "line " + (i + 1), "the picture \"" + Quote.of(name) + "\" does not exist: left out");
            }
        }
    }

    private Optional<Path> picture(String name, Path list) {
        Path start = name.startsWith("./") ? list.getParent() : bases.iterator().next();
        return tree.index().find(name, start).map(PictureIndex.Found::file);
    }
}
