package org.focallens.data;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.focallens.core.preset.VocCorners;

/**
 * How a data set is to be read.
 *
 * @param format      its format, or empty to recognise it
 * @param labels      the file whose labels are meant where a folder holds more, or empty
 * @param split       the one split to read, e.g. train, or empty for all
 * @param readHeaders whether every image's header is read, to check that the file exists and has the annotated size. Without, COCO and VOC are read
 *                    from their annotations alone, which suits counting over 100,000 images; YOLO needs headers in any case, since its boxes are
 *                    shares of the image
 * @param vocCorners  what VOC corners mean
 */
public record ReadOptions(
        Optional<DatasetFormat> format,
        Optional<Path> labels,
        Optional<String> split,
        boolean readHeaders,
        VocCorners vocCorners) {
    /** Recognise the format, all splits, read headers, 1 off VOC's xmin and ymin. */
    public static final ReadOptions DEFAULT =
            new ReadOptions(Optional.empty(), Optional.empty(), Optional.empty(), true, VocCorners.MIN_LESS_ONE);

    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException where one is null
     */
    public ReadOptions {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(split, "split");
        Objects.requireNonNull(vocCorners, "vocCorners");
    }

    /**
     * {@return these options for a known format}
     *
     * @param chosen the format
     */
    public ReadOptions withFormat(DatasetFormat chosen) {
        return new ReadOptions(Optional.of(chosen), labels, split, readHeaders, vocCorners);
    }

    /**
     * {@return these options for that file's labels}
     *
     * @param file the file whose labels are meant
     */
    public ReadOptions withLabels(Path file) {
        return new ReadOptions(format, Optional.of(file), split, readHeaders, vocCorners);
    }

    /**
     * {@return these options for that split alone}
     *
     * @param chosen the split's name
     */
    public ReadOptions withSplit(String chosen) {
        return new ReadOptions(format, labels, Optional.of(chosen), readHeaders, vocCorners);
    }

    /** {@return these options, without opening images where the annotations suffice} */
    public ReadOptions withoutHeaders() {
        return new ReadOptions(format, labels, split, false, vocCorners);
    }

    /**
     * {@return these options with other corners}
     *
     * @param corners what VOC corners mean
     */
    public ReadOptions withVocCorners(VocCorners corners) {
        return new ReadOptions(format, labels, split, readHeaders, corners);
    }
}
