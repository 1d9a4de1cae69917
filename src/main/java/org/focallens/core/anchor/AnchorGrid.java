package org.focallens.core.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** All anchors over one image, as a formula: an index stands for a level, a row, a column and a shape, and back. */
public final class AnchorGrid {
    /** Greatest height and width of a network's input in pixels: indices of anchors then fit into an int. */
    public static final int GREATEST_SIDE = 32768;

    private final AnchorSettings settings;
    private final int height;
    private final int width;
    private final List<LevelGrid> levels;
    private final int size;

    /**
     * Lays the anchors over an image.
     *
     * @param settings sizes, shapes, offset and roundings
     * @param height   of the network's input in pixels, 1 to 32768
     * @param width    of the network's input in pixels, 1 to 32768
     * @throws IllegalArgumentException if a side is outside its range
     */
    public AnchorGrid(AnchorSettings settings, int height, int width) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.height = requireSide("height", height);
        this.width = requireSide("width", width);
        List<LevelGrid> grids = new ArrayList<>();
        int first = 0;
        for (AnchorLevel level : settings.levels()) {
            LevelGrid grid = new LevelGrid(settings, level, height, width, first);
            grids.add(grid);
            first = requireIndices(first + (long) grid.rows() * grid.columns() * grid.shapes(), level);
        }
        this.levels = List.copyOf(grids);
        this.size = first;
    }

    private static int requireSide(String name, int pixels) {
        if (pixels < 1 || pixels > GREATEST_SIDE) {
            throw new IllegalArgumentException(name + " must be 1.." + GREATEST_SIDE + " pixels but is " + pixels);
        }
        return pixels;
    }

    private static int requireIndices(long anchors, AnchorLevel level) {
        if (anchors > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "anchors must be at most " + Integer.MAX_VALUE + " but are " + anchors + " up to P" + level.level()
                            + ", whose stride is " + level.stride() + ": choose larger strides or a smaller input");
        }
        return (int) anchors;
    }

    /** {@return what the anchors were laid by} */
    public AnchorSettings settings() {
        return settings;
    }

    /** {@return height of the network's input in pixels} */
    public int height() {
        return height;
    }

    /** {@return width of the network's input in pixels} */
    public int width() {
        return width;
    }

    /** {@return the levels, ascending} */
    public List<LevelGrid> levels() {
        return levels;
    }

    /** {@return number of anchors on all levels} */
    public int size() {
        return size;
    }

    /**
     * The place of an anchor.
     *
     * @param level  its level's lattice
     * @param row    0 to rows - 1
     * @param column 0 to columns - 1
     * @param shape  0 to shapes - 1
     */
    public record Place(LevelGrid level, int row, int column, int shape) {
        /** {@return the anchor's corners x1, y1, x2, y2 in input pixels} */
        public double[] box() {
            return new double[] {
                level.x1(column, shape), level.y1(row, shape), level.x2(column, shape), level.y2(row, shape)
            };
        }
    }

    /**
     * The level that an anchor belongs to.
     *
     * @param anchor 0 to size - 1
     * @return its position in {@link #levels()}
     * @throws IndexOutOfBoundsException if there is no such anchor
     */
    public int levelOf(int anchor) {
        Objects.checkIndex(anchor, size);
        int at = levels.size() - 1;
        while (anchor < levels.get(at).first()) {
            at--;
        }
        return at;
    }

    /**
     * The place that an index stands for.
     *
     * @param anchor 0 to size - 1
     * @return level, row, column and shape
     * @throws IndexOutOfBoundsException if there is no such anchor
     */
    public Place place(int anchor) {
        LevelGrid level = levels.get(levelOf(anchor));
        int within = anchor - level.first();
        int cell = within / level.shapes();
        return new Place(level, cell / level.columns(), cell % level.columns(), within % level.shapes());
    }

    /** {@return the corners of all anchors, flat x1 y1 x2 y2 in input pixels; for those who need every one, such as a decoder} */
    public float[] boxes() {
        float[] boxes = new float[4 * size];
        int at = 0;
        for (LevelGrid level : levels) {
            for (int row = 0; row < level.rows(); row++) {
                for (int column = 0; column < level.columns(); column++) {
                    for (int shape = 0; shape < level.shapes(); shape++) {
                        boxes[at++] = (float) level.x1(column, shape);
                        boxes[at++] = (float) level.y1(row, shape);
                        boxes[at++] = (float) level.x2(column, shape);
                        boxes[at++] = (float) level.y2(row, shape);
                    }
                }
            }
        }
        return boxes;
    }
}
