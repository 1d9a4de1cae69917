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
 * @param id     COCO's image id, empty for other formats
 */
public record LabelledImage(Path file, int width, int height, Labels labels, OptionalLong id) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where a size is negative
     */
    public LabelledImage {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(id, "id");
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("size must be >= 0 but is " + width + "x" + height);
        }
    }
}
