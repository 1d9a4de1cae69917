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
import org.focallens.data.LabelledImage;
import org.focallens.data.WriteOptions;
import org.focallens.data.Written;
import org.focallens.data.coco.CocoWriter;
import org.focallens.data.csv.RetinanetWriter;
import org.focallens.data.file.SafeFile;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Writing;
import org.focallens.data.voc.VocWriter;
import org.focallens.data.yolo.YoloWriter;
import org.focallens.text.Texts;

/** Writes a data set in another format. Each file appears whole or not at all, and none that exists is touched. */
public final class DatasetWriter {
    private final Dataset dataset;
    private final List<String> names;
    private final WriteOptions options;
    private final Writing writing;
    private final Target target;

    private DatasetWriter(Dataset dataset, List<String> names, WriteOptions options, Writing writing) {
        this.dataset = dataset;
        this.names = names;
        this.options = options;
        this.writing = writing;
        this.target = new Target(options);
    }

    /**
     * Writes annotations and, if asked for, the images. Coordinates read back as the same floats, but for COCO's right and lower edges, which
     * readers add up in floats: those may be off by one in the last bit. What a format cannot say is lost and reported: VOC has no crowds, which become
     * difficult, no boxes below one pixel and no categories without boxes; YOLO has no difficult, no crowds, which are left out, and no boxes
     * whose centre or size leaves 0..1, which are cut to the image; neither has image ids. COCO gets difficult as a field of that name, which other
     * readers pass over. keras-retinanet's CSV has whole pixels within the image alone, and neither crowds nor difficult. What the data set's files held
     * beside boxes, such as polygons, none of them gets. Images without a known size are left out and reported.
     *
     * @param dataset   what to write
     * @param options   COCO (annotations/instances.json, images), VOC (Annotations, JPEGImages, ImageSets/Main/trainval.txt; corners as {@link
     *                  VocCorners#MIN_LESS_ONE} reads them), YOLO (data.yaml, images, labels) or keras-retinanet's CSV (annotations.csv,
     *                  classes.csv, images); splits stay splits: instances_train.json, train.txt, images/train, train.csv
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
        Dataset sized = Target.withSplits(sized(dataset, writing), options.format(), writing);
        dataset.leftOut()
                .beside()
                .forEach((what, count) -> writing.loss(
                        dataset.root(),
                        "",
                        Texts.counted(count, "record", "records") + " with " + what + ": only boxes are written"));
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
        return dataset.withImages(kept);
    }

    private Written write() throws IOException {
        refuseExisting();
        writing.expect(2 * names.size());
        int files = 0;
        for (int i = 0; i < names.size(); i++) {
            writing.step();
            LabelledImage image = dataset.images().get(i);
            if (options.images() != WriteOptions.ImageFiles.NONE
                    && place(image.file(), target.picture(image, names.get(i)))) {
                files++;
            }
        }
        labels();
        return new Written(names.size(), writing.boxes(), files, writing.losses());
    }

    private void labels() throws IOException {
        switch (options.format()) {
            case COCO -> coco();
            case VOC -> VocWriter.write(dataset, names, options.folder(), writing);
            case YOLO -> YoloWriter.write(dataset, names, options.folder(), writing);
            case RETINANET_CSV -> RetinanetWriter.write(dataset, paths(), options.folder(), writing);
            default -> throw new IllegalArgumentException("format must be one with labels but is " + options.format());
        }
    }

    private void coco() throws IOException {
        for (String split : Target.splits(dataset)) {
            List<String> own = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if (dataset.images().get(i).split().equals(split)) {
                    own.add(names.get(i));
                }
            }
            CocoWriter.write(dataset.ofSplit(split), own, target.coco(split), writing);
        }
    }

    /** Of the images, from the new folder. */
    private List<String> paths() {
        List<String> paths = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            paths.add(target.picturePath(dataset.images().get(i), names.get(i)));
        }
        return paths;
    }

    /** Before anything is written; an image that already is where it belongs is no trouble. */
    private void refuseExisting() throws IOException {
        Set<Path> indexes = target.indexes(dataset);
        List<Path> existing = new ArrayList<>(indexes.stream()
                .filter(index -> Files.exists(index, LinkOption.NOFOLLOW_LINKS))
                .toList());
        for (int i = 0; i < names.size(); i++) {
            LabelledImage image = dataset.images().get(i);
            Path from = image.file();
            Path picture = target.picture(image, names.get(i));
            boolean taken = options.images() != WriteOptions.ImageFiles.NONE
                    && Files.exists(picture, LinkOption.NOFOLLOW_LINKS)
                    && !(Files.exists(from) && Files.exists(picture) && Files.isSameFile(from, picture));
            if (taken) {
                existing.add(picture);
            }
            Path labels = target.labels(image, names.get(i));
            if (!indexes.contains(labels) && Files.exists(labels, LinkOption.NOFOLLOW_LINKS)) {
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
