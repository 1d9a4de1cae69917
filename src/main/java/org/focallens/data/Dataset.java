package org.focallens.data;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
 * @param leftOut    what its files hold beside it
 */
public record Dataset(
        String name,
        Path root,
        DatasetFormat format,
        List<String> categories,
        List<LabelledImage> images,
        List<Problem> problems,
        Map<String, Integer> categoryIds,
        LeftOut leftOut) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException where one is null
     */
    public Dataset {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(leftOut, "leftOut");
        categories = List.copyOf(categories);
        images = List.copyOf(images);
        problems = List.copyOf(problems);
        categoryIds = Map.copyOf(categoryIds);
    }

    /**
     * A data set that holds all that its files do, and whose categories have no ids of their own.
     *
     * @param name       for people, the folder's name
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
        this(name, root, format, categories, images, problems, Map.of(), LeftOut.NOTHING);
    }

    /** {@return boxes over all images} */
    public int boxCount() {
        int count = 0;
        for (LabelledImage image : images) {
            count += image.labels().count();
        }
        return count;
    }

    /** {@return the splits that its images name, e.g. train and val, in the order they are met; images without one are in none} */
    public List<String> splits() {
        Set<String> splits = new LinkedHashSet<>();
        for (LabelledImage image : images) {
            if (!image.split().isEmpty()) {
                splits.add(image.split());
            }
        }
        return List.copyOf(splits);
    }

    /**
     * {@return this data set with the images of that split alone; the problems stay, since they are of its files}
     *
     * @param split one of {@link #splits()}
     */
    public Dataset ofSplit(String split) {
        List<LabelledImage> kept =
                images.stream().filter(image -> image.split().equals(split)).toList();
        return withImages(kept);
    }

    /**
     * {@return this data set with other images}
     *
     * @param others in place of its images
     */
    public Dataset withImages(List<LabelledImage> others) {
        return new Dataset(name, root, format, categories, others, problems, categoryIds, leftOut);
    }

    /**
     * {@return this data set with other ids}
     *
     * @param ids in place of its ids of categories
     */
    public Dataset withCategoryIds(Map<String, Integer> ids) {
        return new Dataset(name, root, format, categories, images, problems, ids, leftOut);
    }
}
