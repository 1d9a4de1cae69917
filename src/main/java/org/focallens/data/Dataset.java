package org.focallens.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Labelled images and what was wrong with them.
 *
 * @param name       for people, the folder's name
 * @param root       the folder that all its files lie in
 * @param format     how the labels were stored
 * @param categories names of the categories; a label's category is an index into this list
 * @param images     in a fixed order
 * @param problems   in the order they were met
 */
public record Dataset(
        String name,
        Path root,
        DatasetFormat format,
        List<String> categories,
        List<LabelledImage> images,
        List<Problem> problems) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException where one is null
     */
    public Dataset {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(format, "format");
        categories = List.copyOf(categories);
        images = List.copyOf(images);
        problems = List.copyOf(problems);
    }

    /** @return boxes over all images */
    public int boxCount() {
        int count = 0;
        for (LabelledImage image : images) {
            count += image.labels().count();
        }
        return count;
    }
}
