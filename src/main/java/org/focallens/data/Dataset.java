package org.focallens.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 * @param categoryIds what the format's own ids of categories stand for: an index into the categories by the id as text; without the ids that several
 *                   files give to different categories; empty where the format numbers them from 0 or has none
 */
public record Dataset(
        String name,
        Path root,
        DatasetFormat format,
        List<String> categories,
        List<LabelledImage> images,
        List<Problem> problems,
        Map<String, Integer> categoryIds) {
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
        categoryIds = Map.copyOf(categoryIds);
    }

    /**
     * A data set whose categories have no ids of their own.
     *
     * @param name       for people
     * @param root       the folder that all its files lie in
     * @param format     how the labels were stored
     * @param categories names of the categories
     * @param images     in a fixed order
     * @param problems   in the order they were met
     */
    public Dataset(
            String name,
            Path root,
            DatasetFormat format,
            List<String> categories,
            List<LabelledImage> images,
            List<Problem> problems) {
        this(name, root, format, categories, images, problems, Map.of());
    }

    /** {@return boxes over all images} */
    public int boxCount() {
        int count = 0;
        for (LabelledImage image : images) {
            count += image.labels().count();
        }
        return count;
    }
}
