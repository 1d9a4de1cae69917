package org.focallens.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.focallens.core.preset.VocCorners;

/** Writes a data set in another format. Each file appears whole or not at all; an old one of the same name is replaced. */
public final class DatasetWriter {
    private DatasetWriter() {
    }

    /**
     * Writes annotations and copies the images that are there. What a format cannot say is lost: COCO knows no difficult; VOC has no crowd, so that
     * crowds become difficult, and no boxes below one pixel; YOLO has neither, crowds are left out, and boxes are cut to the image where the numbers
     * would leave 0..1.
     *
     * @param dataset what to write; images need a size
     * @param format  COCO (annotations/instances.json, images), VOC (Annotations, JPEGImages, ImageSets/Main/trainval.txt; corners as {@link
     *                VocCorners#MIN_LESS_ONE} reads them) or YOLO (data.yaml, images, labels)
     * @param folder  where to, created where missing
     * @throws IOException              where a file cannot be written or an image not be copied
     * @throws IllegalArgumentException where the format is {@link DatasetFormat#IMAGES} or an image's size is unknown
     */
    public static void write(Dataset dataset, DatasetFormat format, Path folder) throws IOException {
        for (LabelledImage image : dataset.images()) {
            if (image.width() == 0 || image.height() == 0) {
                throw new IllegalArgumentException("the size of " + image.file() + " is unknown: open the data set with headers");
            }
        }
        List<String> names = uniqueNames(dataset);
        switch (format) {
            case COCO -> {
                copyImages(dataset, names, folder.resolve("images"));
                CocoWriter.write(dataset, names, folder.resolve("annotations").resolve("instances.json"));
            }
            case VOC -> {
                copyImages(dataset, names, folder.resolve("JPEGImages"));
                VocWriter.write(dataset, names, folder);
            }
            case YOLO -> {
                copyImages(dataset, names, folder.resolve("images"));
                YoloWriter.write(dataset, names, folder);
            }
            case IMAGES -> throw new IllegalArgumentException("format must be one with labels but is " + format);
        }
    }

    private static void copyImages(Dataset dataset, List<String> names, Path folder) throws IOException {
        for (int i = 0; i < names.size(); i++) {
            Path from = dataset.images().get(i).file();
            Path to = folder.resolve(names.get(i));
            boolean there = Files.exists(to) && Files.isSameFile(from, to);
            if (Files.isRegularFile(from) && !there) SafeFile.write(to, out -> Files.copy(from, out));
        }
    }

    /** File names in one folder; where two share a stem, which would share a label file, the later one takes its folder's name along, or a number. */
    private static List<String> uniqueNames(Dataset dataset) {
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
            for (int number = 2; !stems.add(unique.toLowerCase(Locale.ROOT)); number++) unique = stem + "_" + number;
            names.add(unique + extension);
        }
        return names;
    }
}
