package org.focallens.data.open;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.WriteOptions;
import org.focallens.data.csv.RetinanetWriter;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Writing;
import org.focallens.data.voc.VocWriter;
import org.focallens.data.yolo.YoloWriter;

/** Where the files of a data set go in its new format. Splits stay splits, each in the format's own way. */
final class Target {
    private final DatasetFormat format;
    private final Path folder;

    Target(WriteOptions options) {
        this.format = options.format();
        this.folder = options.folder();
    }

    /** The data set with splits that the format can hold and that folders can be called. */
    static Dataset withSplits(Dataset dataset, DatasetFormat format, Writing writing) {
        if (dataset.splits().isEmpty()) {
            return dataset;
        }
        List<LabelledImage> images = new ArrayList<>(dataset.images().size());
        int unsaid = 0;
        Set<String> others = new LinkedHashSet<>();
        for (LabelledImage image : dataset.images()) {
            String split = image.split().replaceAll("[^\\p{L}\\p{N}_-]", "_");
            boolean known = format != DatasetFormat.YOLO || YoloWriter.SPLITS.contains(split);
            if (split.isEmpty() && !known) {
                unsaid++;
            } else if (!known) {
                others.add(image.split());
            }
            images.add(image.with(image.id(), known ? split : "train"));
        }
        others.forEach(split -> writing.loss(
                dataset.root(),
                "",
                "the split \"" + split + "\": YOLO has train, val and test alone, its images go to train"));
        if (unsaid > 0) {
            writing.loss(dataset.root(), "", unsaid + " images of no split: YOLO asks for one, they go to train");
        }
        return dataset.withImages(images);
    }

    /** Of an image, from the new folder. */
    String picturePath(LabelledImage image, String name) {
        String base = format == DatasetFormat.VOC ? "JPEGImages/" : "images/";
        boolean flat = format == DatasetFormat.VOC || image.split().isEmpty();
        return base + (flat ? "" : image.split() + "/") + name;
    }

    Path picture(LabelledImage image, String name) {
        return folder.resolve(picturePath(image, name));
    }

    /** The label file of an image, or the one that speaks of all images of its split. */
    Path labels(LabelledImage image, String name) {
        String stem = FileNames.stem(Path.of(name));
        return switch (format) {
            case VOC -> VocWriter.file(folder, stem);
            case YOLO -> YoloWriter.file(folder, image.split(), stem);
            case RETINANET_CSV -> RetinanetWriter.file(folder, image.split());
            default -> coco(image.split());
        };
    }

    Path coco(String split) {
        return folder.resolve("annotations").resolve("instances" + (split.isEmpty() ? "" : "_" + split) + ".json");
    }

    /** Files that speak of more than one image. */
    Set<Path> indexes(Dataset dataset) {
        Set<Path> indexes = new LinkedHashSet<>();
        if (format == DatasetFormat.YOLO) {
            indexes.add(YoloWriter.yaml(folder));
        }
        if (format == DatasetFormat.RETINANET_CSV) {
            indexes.add(RetinanetWriter.classes(folder));
        }
        for (String split : splits(dataset)) {
            switch (format) {
                case VOC -> indexes.add(VocWriter.list(folder, split));
                case RETINANET_CSV -> indexes.add(RetinanetWriter.file(folder, split));
                case COCO -> indexes.add(coco(split));
                default -> {}
            }
        }
        return indexes;
    }

    /** Those of the images, with the empty name for images of none; of a data set without images the empty one. */
    static Set<String> splits(Dataset dataset) {
        Set<String> splits = new LinkedHashSet<>();
        dataset.images().forEach(image -> splits.add(image.split()));
        if (splits.isEmpty()) {
            splits.add("");
        }
        return splits;
    }
}
