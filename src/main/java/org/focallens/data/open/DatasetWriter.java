package org.focallens.data.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.focallens.core.preset.VocCorners;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.WriteOptions;
import org.focallens.data.Written;
import org.focallens.data.coco.CocoWriter;
import org.focallens.data.file.SafeFile;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Writing;
import org.focallens.data.voc.VocWriter;
import org.focallens.data.yolo.YoloWriter;

/** Writes a data set in another format. Each file appears whole or not at all, and none that exists is touched. */
public final class DatasetWriter {
    private final Dataset dataset;
    private final List<String> names;
    private final WriteOptions options;
    private final Writing writing;

    private DatasetWriter(Dataset dataset, List<String> names, WriteOptions options, Writing writing) {
        this.dataset = dataset;
        this.names = names;
        this.options = options;
        this.writing = writing;
    }

    /**
     * Writes annotations and, if asked for, the images. Coordinates read back as the same floats, but for COCO's right and lower edges, which
     * readers add up in floats: those may be off by one in the last bit. What a format cannot say is lost and reported: VOC has no crowds, which become
     * difficult, no boxes below one pixel and no categories without boxes; YOLO has no difficult, no crowds, which are left out, and no boxes
     * whose centre or size leaves 0..1, which are cut to the image; neither has image ids. COCO gets difficult as a field of that name, which other
     * readers pass over. Images without a known size are left out and reported.
     *
     * @param dataset   what to write
     * @param options   COCO (annotations/instances.json, images), VOC (Annotations, JPEGImages, ImageSets/Main/trainval.txt; corners as {@link
     *                  VocCorners#MIN_LESS_ONE} reads them) or YOLO (data.yaml, images, labels)
     * @param cancelled asked before every image; once true, the writing stops by a {@link java.util.concurrent.CancellationException}, and what is
     *                  written stays
     * @param progress  told how far it is, 0..1, from the writing thread
     * @return what was written
     * @throws DatasetException where one of the files exists already; nothing is written then
     * @throws IOException      where a file cannot be written, or an image not be copied or linked
     */
    public static Written write(
            Dataset dataset, WriteOptions options, BooleanSupplier cancelled, DoubleConsumer progress)
            throws IOException {
        Writing writing = new Writing(cancelled, progress);
        Dataset sized = sized(dataset, writing);
        return new DatasetWriter(sized, uniqueNames(sized, writing), options, writing).write();
    }

    private static Dataset sized(Dataset dataset, Writing writing) {
        List<LabelledImage> kept = new ArrayList<>();
        for (LabelledImage image : dataset.images()) {
            if (image.width() > 0 && image.height() > 0) {
                kept.add(image);
            } else {
                writing.loss(
                        image.file(),
                        "",
                        "the image's size is unknown: left out with its "
                                + image.labels().count() + " boxes");
            }
        }
        return new Dataset(
                dataset.name(), dataset.root(), dataset.format(), dataset.categories(), kept, dataset.problems());
    }

    private Written write() throws IOException {
        refuseExisting();
        writing.expect(2 * names.size());
        int files = 0;
        for (int i = 0; i < names.size(); i++) {
            writing.step();
            if (options.images() != WriteOptions.ImageFiles.NONE
                    && place(dataset.images().get(i).file(), picture(names.get(i)))) {
                files++;
            }
        }
        switch (options.format()) {
            case COCO -> CocoWriter.write(dataset, names, index(), writing);
            case VOC -> VocWriter.write(dataset, names, options.folder(), writing);
            case YOLO -> YoloWriter.write(dataset, names, options.folder(), writing);
            default -> throw new IllegalArgumentException("format must be one with labels but is " + options.format());
        }
        return new Written(names.size(), writing.boxes(), files, writing.losses());
    }

    /** The one file that speaks of all images. */
    private Path index() {
        return switch (options.format()) {
            case VOC -> VocWriter.list(options.folder());
            case YOLO -> YoloWriter.yaml(options.folder());
            default -> options.folder().resolve("annotations").resolve("instances.json");
        };
    }

    private Path picture(String name) {
        return options.folder()
                .resolve(options.format() == DatasetFormat.VOC ? "JPEGImages" : "images")
                .resolve(name);
    }

    private Path labels(String name) {
        String stem = FileNames.stem(Path.of(name));
        return switch (options.format()) {
            case VOC -> VocWriter.file(options.folder(), stem);
            case YOLO -> YoloWriter.file(options.folder(), stem);
            default -> index();
        };
    }

    /** Before anything is written; an image that already is where it belongs is no trouble. */
    private void refuseExisting() throws IOException {
        List<Path> existing = new ArrayList<>();
        if (Files.exists(index(), LinkOption.NOFOLLOW_LINKS)) {
            existing.add(index());
        }
        for (int i = 0; i < names.size(); i++) {
            Path from = dataset.images().get(i).file();
            Path picture = picture(names.get(i));
            boolean taken = options.images() != WriteOptions.ImageFiles.NONE
                    && Files.exists(picture, LinkOption.NOFOLLOW_LINKS)
                    && !(Files.exists(from) && Files.exists(picture) && Files.isSameFile(from, picture));
            if (taken) {
                existing.add(picture);
            }
            Path labels = labels(names.get(i));
            if (!labels.equals(index()) && Files.exists(labels, LinkOption.NOFOLLOW_LINKS)) {
                existing.add(labels);
            }
        }
        if (!existing.isEmpty()) {
            throw new DatasetException(
                    existing.get(0),
                    "exists already" + (existing.size() > 1 ? ", and " + (existing.size() - 1) + " more" : "")
                            + "; nothing was written: choose another folder",
                    null);
        }
    }

    private boolean place(Path from, Path to) throws IOException {
        if (!Files.isRegularFile(from)) {
            writing.loss(from, "", "the image does not exist: only its labels are written");
            return false;
        }
        if (Files.exists(to)) {
            return false;
        }
        if (options.images() == WriteOptions.ImageFiles.COPY) {
            SafeFile.write(to, out -> Files.copy(from, out));
        } else {
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.createSymbolicLink(to, from.toAbsolutePath());
        }
        return true;
    }

    /** File names in one folder; where two share a stem, which would share a label file, the later one takes its folder's name along, or a number. */
    private static List<String> uniqueNames(Dataset dataset, Writing writing) {
        Set<String> stems = new HashSet<>();
        List<String> names = new ArrayList<>(dataset.images().size());
        for (LabelledImage image : dataset.images()) {
            String file = image.file().getFileName().toString();
            String stem = FileNames.stem(image.file());
            String extension = file.substring(stem.length());
            String unique = stem;
            if (stems.contains(unique.toLowerCase(Locale.ROOT)) && image.file().getParent() != null) {
                unique = FileNames.nameOf(image.file().getParent()) + "_" + stem;
            }
            for (int number = 2; !stems.add(unique.toLowerCase(Locale.ROOT)); number++) {
                unique = stem + "_" + number;
            }
            if (!unique.equals(stem)) {
                writing.loss(image.file(), "", "another image has this name: written as " + unique + extension);
            }
            names.add(unique + extension);
        }
        return names;
    }
}
