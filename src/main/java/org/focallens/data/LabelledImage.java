package org.focallens.data;

import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * An image file and the boxes in it.
 *
 * @param file   the image; it may be missing on disk, which is a {@link Problem} of the data set
 * @param width  pixels after the EXIF turn; 0 where neither the annotation nor the file was asked or could say
 * @param height pixels after the EXIF turn; 0 where unknown
 * @param labels the boxes
 * @param id     COCO's image id, empty for other formats and where it is no number of 64 bits
 * @param split  the part of the data set it belongs to: train, val, test or another name; empty where the data set has no parts
 * @param textId COCO's image id where it is no number of 64 bits; empty otherwise
 */
public record LabelledImage(
        Path file, int width, int height, Labels labels, OptionalLong id, String split, String textId) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where a size is negative
     */
    public LabelledImage {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(split, "split");
        Objects.requireNonNull(textId, "textId");
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("size must be >= 0 but is " + width + "x" + height);
        }
    }

    /**
     * An image of no split.
     *
     * @param file   the image
     * @param width  pixels after the EXIF turn; 0 where unknown
     * @param height pixels after the EXIF turn; 0 where unknown
     * @param labels the boxes
     * @param id     COCO's image id, or empty
     */
    public LabelledImage(Path file, int width, int height, Labels labels, OptionalLong id) {
        this(file, width, height, labels, id, "");
    }

    /**
     * An image whose id is a number.
     *
     * @param file   the image
     * @param width  pixels after the EXIF turn; 0 where unknown
     * @param height pixels after the EXIF turn; 0 where unknown
     * @param labels the boxes
     * @param id     COCO's image id, or empty
     * @param split  the part of the data set it belongs to, or empty
     */
    public LabelledImage(Path file, int width, int height, Labels labels, OptionalLong id, String split) {
        this(file, width, height, labels, id, split, "");
    }

    /**
     * {@return this image with an id and a split}
     *
     * @param ownId    COCO's image id, or empty
     * @param ownSplit the part of the data set it belongs to, or empty
     */
    public LabelledImage with(OptionalLong ownId, String ownSplit) {
        return new LabelledImage(file, width, height, labels, ownId, ownSplit, textId);
    }

    /**
     * {@return this image with an id that is no number}
     *
     * @param ownId COCO's image id
     */
    public LabelledImage withTextId(String ownId) {
        return new LabelledImage(file, width, height, labels, id, split, ownId);
    }

    /**
     * {@return this image with other boxes}
     *
     * @param others in place of its boxes
     */
    public LabelledImage withLabels(Labels others) {
        return new LabelledImage(file, width, height, others, id, split, textId);
    }
}
