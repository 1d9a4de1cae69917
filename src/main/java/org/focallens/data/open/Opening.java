package org.focallens.data.open;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LeftOut;
import org.focallens.data.Problem;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.FolderTree;
import org.focallens.data.format.LabelFormat;
import org.focallens.data.format.LabelSet;
import org.focallens.data.format.Reading;
import org.focallens.data.format.Splits;
import org.focallens.data.image.Images;

/** One opening: finds what a folder or file holds, reads the surest of it, and says what was not read. */
final class Opening {
    private static final int HIGHEST = 2;
    private static final Set<String> PICTURE_FOLDERS =
            Set.of("images", "image", "imgs", "img", "jpegimages", "pictures", "photos", "frames", "data");

    private final Path start;
    private final Reading reading;

    Opening(Path start, Reading reading) {
        this.start = start;
        this.reading = reading;
    }

    Dataset open() throws IOException {
        Path folder = Files.isDirectory(start) ? start : ZipFolder.of(start).orElse(null);
        if (folder == null && Images.hasImageName(start)) {
            return ImageFolderReader.read(start, reading);
        }
        Path labels = reading.options().labels().map(Path::toAbsolutePath).orElse(folder == null ? start : null);
        if (labels != null) {
            Path around = folder == null ? around(labels.normalize()) : folder;
            return split(file(FolderTree.ofFile(labels.normalize(), around, reading), labels.normalize()));
        }
        return split(folder(FolderTree.of(folder, reading)));
    }

    private Dataset folder(FolderTree tree) throws IOException {
        boolean plain = reading.options().format().equals(Optional.of(DatasetFormat.IMAGES));
        List<Recognised> found = plain
                ? List.of()
                : Recognised.in(tree, Formats.of(reading.options().format()));
        if (found.isEmpty()) {
            return withoutLabels(tree, plain);
        }
        Recognised chosen = found.get(0);
        chosen.set().files().forEach(reading::used);
        Dataset dataset = chosen.format().read(chosen.set(), reading);
        chosen.set().again().forEach(reading::used);
        List<String> others = new ArrayList<>();
        for (Recognised other : found.subList(1, found.size())) {
            if (!other.set().files().stream().allMatch(reading::isUsed)) {
                others.add(other.shown());
                other.set().files().forEach(reading::used);
                other.set().again().forEach(reading::used);
                reading.problem(
                        other.set().files().get(0),
                        "",
                        "the folder also holds " + other.shown()
                                + ", which were not read: choose them by their format, "
                                + other.format().id().id() + ", or by their file");
            }
        }
        if (reading.options().format().isEmpty()) {
            Unread.report(tree, reading);
        }
        return told(dataset, others);
    }

    private Dataset withoutLabels(FolderTree tree, boolean plain) throws IOException {
        if (!plain && reading.options().format().isPresent()) {
            throw new DatasetException(
                    start,
                    "holds no " + reading.options().format().get().title()
                            + " annotations: leave the format to be recognised",
                    null);
        }
        if (!plain) {
            Unread.report(tree, reading);
        }
        if (tree.pictures().isEmpty()) {
            List<Problem> problems = reading.problems(start);
            throw new DatasetException(
                    start,
                    "holds no data set: expected labels ("
                            + titles() + ") or pictures"
                            + (problems.isEmpty() ? "" : "; " + problems.get(0)),
                    null);
        }
        return ImageFolderReader.read(tree, reading);
    }

    /** The labels of one file that a person chose. */
    private Dataset file(FolderTree tree, Path labels) throws IOException {
        List<Recognised> found =
                Recognised.in(tree, Formats.of(reading.options().format()));
        if (!found.isEmpty()) {
            Recognised chosen = found.get(0);
            chosen.set().files().forEach(reading::used);
            return told(chosen.format().read(chosen.set(), reading), List.of());
        }
        LabelFormat usual = usual(labels);
        return told(
                usual.read(new LabelSet(tree, tree.root(), List.of(labels), LabelSet.Sure.POSSIBLE), reading),
                List.of());
    }

    /** Whose reader says best what is wrong with a file that no format recognises. */
    private LabelFormat usual(Path file) throws DatasetException {
        DatasetFormat id = reading.options()
                .format()
                .orElse(
                        switch (extension(file)) {
                            case "json" -> DatasetFormat.COCO;
                            case "xml" -> DatasetFormat.VOC;
                            case "yaml", "yml" -> DatasetFormat.YOLO;
                            default -> DatasetFormat.IMAGES;
                        });
        for (LabelFormat format : Formats.ALL) {
            if (format.id() == id) {
                return format;
            }
        }
        throw new DatasetException(
                file, "is not a data set: expected a file of labels (" + titles() + "), a zip file or a picture", null);
    }

    /**
     * The folder that the pictures of a label file lie in: its own where that holds pictures, else the first above it that has a folder for pictures. Any
     * folder above will not do: a picture of the same name that lies there belongs to something else.
     */
    private Path around(Path file) {
        Path own = file.getParent();
        Reading quiet = new Reading(reading.options(), () -> false, share -> {});
        if (!FolderTree.of(own, quiet).pictures().isEmpty()) {
            return own;
        }
        Path above = own.getParent();
        for (int i = 0; i < HIGHEST && above != null; i++, above = above.getParent()) {
            if (hasPictureFolder(above)) {
                return above;
            }
        }
        return own;
    }

    private static boolean hasPictureFolder(Path folder) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path child : children) {
                String name = FileNames.nameOf(child).toLowerCase(Locale.ROOT);
                if (PICTURE_FOLDERS.contains(name) || !Splits.named(name).isEmpty()) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private Dataset told(Dataset dataset, List<String> others) {
        return new Dataset(
                dataset.name(),
                dataset.root(),
                dataset.format(),
                dataset.categories(),
                dataset.images(),
                reading.problems(dataset.root()),
                dataset.categoryIds(),
                new LeftOut(others, dataset.leftOut().beside()));
    }

    private Dataset split(Dataset dataset) throws DatasetException {
        if (reading.options().split().isEmpty()) {
            return dataset;
        }
        String wanted = reading.options().split().get();
        String known = Splits.named(wanted);
        for (String split : dataset.splits()) {
            if (split.equalsIgnoreCase(wanted) || split.equals(known)) {
                return dataset.ofSplit(split);
            }
        }
        throw new DatasetException(
                start,
                "has no split \"" + wanted + "\": "
                        + (dataset.splits().isEmpty()
                                ? "it has no splits"
                                : "it has " + String.join(", ", dataset.splits())),
                null);
    }

    private static String titles() {
        return Formats.ALL.stream().map(format -> format.id().title()).collect(Collectors.joining(", "));
    }

    private static String extension(Path file) {
        String name = FileNames.nameOf(file);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
