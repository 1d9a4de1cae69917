package org.focallens.data.format;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the pictures below a folder by the names that annotations give them, which often are of another machine: absolute, with a drive, with \, as a
 * web address, percent-encoded, in other letters or with another extension. A name is looked up among the pictures that are there, by as many of its
 * last parts as agree; so no name, whatever it says, opens a file that the person who opened the folder did not open with it. (A data set can come from
 * anyone. Were its names taken as paths, one that says ../../.ssh/id_rsa would be read, and with converting be copied into what is passed on.)
 */
public final class PictureIndex {
    /**
     * A picture that was found.
     *
     * @param file    the picture
     * @param warning how its name differs, worth a word; null where it is as written or as another machine writes it
     */
    public record Found(Path file, String warning) {}

    private final Path root;
    private final Set<Path> all;
    private final List<Path> pictures;
    private Map<String, List<Path>> byName;
    private Map<String, List<Path>> byStem;

    PictureIndex(Path root, List<Path> pictures) {
        this.root = root;
        this.pictures = pictures;
        this.all = new HashSet<>(pictures);
    }

    /** {@return a name by which names that look the same are the same: percent signs decoded, accents composed, in small letters} */
    public static String folded(String name) {
        return PictureName.folded(PictureName.decoded(name));
    }

    public boolean contains(Path picture) {
        return all.contains(picture);
    }

    /**
     * The picture of a name.
     *
     * @param name   as the annotation writes it
     * @param folder where the name starts, and where to look first of several that have the name
     */
    public Optional<Found> find(String name, Path folder) {
        Optional<Path> exact = exact(name, folder);
        if (exact.isPresent()) {
            return Optional.of(new Found(exact.get(), null));
        }
        Optional<Found> found = byTail(PictureName.parts(name), folder);
        String decoded = PictureName.decoded(name);
        if (found.isEmpty() && !decoded.equals(name)) {
            found = byTail(PictureName.parts(decoded), folder);
        }
        return found;
    }

    /** The picture that has a name but for its extension, as a label file beside it has; empty where there is none. */
    public Optional<Path> twin(String stem, Path folder) {
        List<String> parts = PictureName.parts(stem);
        List<Path> twins = parts.isEmpty() ? List.of() : named(stems(), parts);
        return twins.isEmpty() ? Optional.empty() : Optional.of(nearest(twins, parts, folder));
    }

    /** The picture that a name leads to from a folder, as written. */
    public Optional<Path> exact(String name, Path folder) {
        try {
            Path path = folder.resolve(name.replace('\\', '/')).normalize();
            return all.contains(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // of another file system; its parts are looked up
        }
    }

    private Optional<Found> byTail(List<String> parts, Path folder) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String last = parts.get(parts.size() - 1);
        List<Path> same = named(names(), parts);
        if (!same.isEmpty()) {
            Path file = nearest(same, parts, folder);
            boolean alike = last.equals(PictureName.composed(FileNames.nameOf(file)));
            return Optional.of(new Found(file, alike ? null : "is " + file.getFileName() + " in other letters"));
        }
        List<Path> stems = stems().getOrDefault(PictureName.folded(PictureName.stem(last)), List.of());
        if (stems.isEmpty()) {
            stems = named(stems(), parts);
        }
        if (stems.isEmpty()) {
            return Optional.empty();
        }
        Path file = nearest(stems, parts, folder);
        return Optional.of(new Found(file, "is not there: " + file.getFileName() + " is taken, which has its name"));
    }

    private static List<Path> named(Map<String, List<Path>> pictures, List<String> parts) {
        return pictures.getOrDefault(PictureName.folded(parts.get(parts.size() - 1)), List.of());
    }

    /** Of pictures with one name, the one that agrees with most of the name's parts, and of these the one that is nearest to the folder. */
    private Path nearest(List<Path> candidates, List<String> parts, Path folder) {
        Path best = null;
        long most = -1;
        for (Path candidate : candidates) {
            long score = 1000L * agreeing(candidate, parts) + shared(candidate, folder);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    /** How many folders above the file are called as the name says. */
    private int agreeing(Path candidate, List<String> parts) {
        int agree = 0;
        Path folder = candidate.getParent();
        for (int i = parts.size() - 2; i >= 0 && folder != null && folder.startsWith(root); i--) {
            if (!PictureName.folded(FileNames.nameOf(folder)).equals(PictureName.folded(parts.get(i)))) {
                break;
            }
            agree++;
            folder = folder.getParent();
        }
        return agree;
    }

    private static int shared(Path a, Path b) {
        int most = Math.min(a.getNameCount(), b.getNameCount());
        int i = 0;
        while (i < most && a.getName(i).equals(b.getName(i))) {
            i++;
        }
        return i;
    }

    private Map<String, List<Path>> names() {
        if (byName == null) {
            byName = new HashMap<>();
            for (Path picture : pictures) {
                byName.computeIfAbsent(PictureName.folded(picture.getFileName().toString()), n -> new ArrayList<>(1))
                        .add(picture);
            }
        }
        return byName;
    }

    private Map<String, List<Path>> stems() {
        if (byStem == null) {
            byStem = new HashMap<>();
            for (Path picture : pictures) {
                byStem.computeIfAbsent(
                                PictureName.stem(
                                        PictureName.folded(picture.getFileName().toString())),
                                n -> new ArrayList<>(1))
                        .add(picture);
            }
        }
        return byStem;
    }
}
