package org.focallens.data.scene;

import java.util.List;

/**
 * What scenes look like.
 *
 * @param width      pixels, 8..8192
 * @param height     pixels, 8..8192
 * @param classes    how many of {@link SceneShape}, from the first: 1..8
 * @param minSize    least side of an object in pixels, 8..maxSize
 * @param maxSize    longest side of an object in pixels; what is longer than the picture is cut to its side, so that an object may fill it
 * @param minObjects wished least number, 0..maxObjects; fewer where no more fit
 * @param maxObjects most objects
 * @param maxStretch longest over shortest side, 1..4; 1 keeps circles round
 * @param maxOverlap how much of the smaller of two boxes the larger may cover, 0..1
 * @param clutter    lines, dots and blots without a label, 0 (none) to 1 (many)
 * @param noise      standard deviation of each pixel's noise, 0..64 of 255
 */
public record SceneSettings(
        int width,
        int height,
        int classes,
        int minSize,
        int maxSize,
        int minObjects,
        int maxObjects,
        double maxStretch,
        double maxOverlap,
        double clutter,
        double noise) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where a value is outside its range
     */
    public SceneSettings {
        requireWithin("width", width, 8, 8192);
        requireWithin("height", height, 8, 8192);
        requireWithin("classes", classes, 1, SceneShape.values().length);
        requireWithin("minSize", minSize, 8, Math.min(width, height));
        requireWithin("maxSize", maxSize, minSize, Integer.MAX_VALUE);
        requireWithin("minObjects", minObjects, 0, maxObjects);
        requireWithin("maxObjects", maxObjects, 0, 1000);
        requireWithin("maxStretch", maxStretch, 1, 4);
        requireWithin("maxOverlap", maxOverlap, 0, 1);
        requireWithin("clutter", clutter, 0, 1);
        requireWithin("noise", noise, 0, 64);
    }

    /**
     * Scenes for training: three classes, 1 to 4 objects from an eighth of the picture (at least 8 pixels) to nearly all of it.
     *
     * @param size width and height in pixels, 8..8192
     * @return the settings
     */
    public static SceneSettings square(int size) {
        return new SceneSettings(
                size, size, 3, Math.max(8, size / 8), Math.max(8, size * 9 / 10), 1, 4, 1.6, 0.2, 0.4, 6);
    }

    /**
     * Scenes as unbalanced as photographs: one or two small objects, from a sixteenth to a sixth of the picture (at least 8 pixels), on a
     * busy ground, so that about a thousand negative anchors come to a positive one.
     *
     * @param size width and height in pixels, 8..8192
     * @return the settings
     */
    public static SceneSettings sparse(int size) {
        return square(size)
                .withSizes(Math.max(8, size / 16), Math.max(8, size / 6))
                .withObjects(1, 2)
                .withBackground(1, 16);
    }

    /**
     * {@return these settings with other object sizes}
     *
     * @param least least side of an object in pixels
     * @param most  longest side of an object in pixels
     */
    public SceneSettings withSizes(int least, int most) {
        return new SceneSettings(
                width, height, classes, least, most, minObjects, maxObjects, maxStretch, maxOverlap, clutter, noise);
    }

    /**
     * {@return these settings with another number of objects}
     *
     * @param least wished least number
     * @param most  most objects
     */
    public SceneSettings withObjects(int least, int most) {
        return new SceneSettings(
                width, height, classes, minSize, maxSize, least, most, maxStretch, maxOverlap, clutter, noise);
    }

    /**
     * {@return these settings with another number of classes}
     *
     * @param number how many kinds of shapes, 1..8
     */
    public SceneSettings withClasses(int number) {
        return new SceneSettings(
                width,
                height,
                number,
                minSize,
                maxSize,
                minObjects,
                maxObjects,
                maxStretch,
                maxOverlap,
                clutter,
                noise);
    }

    /**
     * {@return these settings with another background}
     *
     * @param newClutter clutter, 0..1
     * @param newNoise   noise, 0..64
     */
    public SceneSettings withBackground(double newClutter, double newNoise) {
        return new SceneSettings(
                width,
                height,
                classes,
                minSize,
                maxSize,
                minObjects,
                maxObjects,
                maxStretch,
                maxOverlap,
                newClutter,
                newNoise);
    }

    /** {@return the names of the classes, in the order of their numbers} */
    public List<String> categories() {
        return List.of(SceneShape.values()).subList(0, classes).stream()
                .map(SceneShape::label)
                .toList();
    }

    private static void requireWithin(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " must be " + text(least) + ".." + text(most) + " but is " + text(value));
        }
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
