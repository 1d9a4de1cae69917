package org.focallens.data;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How a data set is written.
 *
 * @param format COCO, VOC, YOLO or keras-retinanet's CSV
 * @param folder where to, created where missing
 * @param images what becomes of the image files
 */
public record WriteOptions(DatasetFormat format, Path folder, ImageFiles images) {
    /** What becomes of the image files. */
    public enum ImageFiles {
        /** They are copied. */
        COPY,
        /** Links in the new folders refer to them where they are. */
        LINK,
        /** They stay where they are, and the annotations name them alone. */
        NONE
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where the format is {@link DatasetFormat#IMAGES}
     */
    public WriteOptions {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(images, "images");
        if (format == DatasetFormat.IMAGES) {
            throw new IllegalArgumentException("format must be one with labels but is " + format);
        }
    }
}
