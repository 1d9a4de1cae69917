package org.focallens.data.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.focallens.data.Labels;

/**
 * The boxes of one image as a reader meets them: judged, kept or left out, with a word where one is wrong. Said too: a box that stands twice, one under a
 * pixel, and boxes that all lie within one pixel, which are shares of the image and no pixels.
 */
public final class JudgedBoxes {
    /** What two boxes are the same by. */
    private record Box(float left, float top, float right, float bottom, int category) {}

    private static final int MANY = 32;

    private final Reading reading;
    private final Path file;
    private final int width;
    private final int height;
    private final Labels.Builder labels = Labels.builder();
    private final List<Box> few = new ArrayList<>(4);
    private Set<Box> many;
    private float farthest;
    private String first;

    /**
     * @param file   the label file, for problems
     * @param width  of the image, 0 where unknown
     * @param height of the image, 0 where unknown
     */
    public JudgedBoxes(Reading reading, Path file, int width, int height) {
        this.reading = reading;
        this.file = file;
        this.width = width;
        this.height = height;
    }

    /** Adds a box that is neither a crowd nor difficult. */
    public void add(float[] box, int category, String where, Supplier<String> shown) {
        add(box, new Mark(category, false, false), () -> where, shown);
    }

    /**
     * What a box is.
     *
     * @param category  index into the categories
     * @param crowd     whether it stands for a crowd
     * @param difficult whether it is hard to recognise
     * @param area      of the object's outline, square pixels; NaN where nobody says
     */
    public record Mark(int category, boolean crowd, boolean difficult, double area) {
        public Mark(int category, boolean crowd, boolean difficult) {
            this(category, crowd, difficult, Double.NaN);
        }
    }

    /**
     * Adds a box, or says why not.
     *
     * @param box   x1 y1 x2 y2 in pixels of the image
     * @param mark  what it is
     * @param where asked only where there is a problem: its place in the file
     * @param shown asked only where there is a problem: the box as its file writes it, e.g. "bbox [1, 2, 3, 4]"
     */
    public void add(float[] box, Mark mark, Supplier<String> where, Supplier<String> shown) {
        BoxCheck check = BoxCheck.of(box, width, height, shown);
        if (check.problem() != null) {
            reading.problem(file, where.get(), check.problem());
        }
        if (!check.keep()) {
            return;
        }
        if (!isNew(new Box(box[0], box[1], box[2], box[3], mark.category))) {
            reading.problem(file, where.get(), shown.get() + " is listed twice: both are kept");
        }
        boolean inFirstPixel = box[2] <= 1 && box[3] <= 1;
        if (inFirstPixel && labels.count() == 0) {
            first = shown.get();
        }
        if (!inFirstPixel && (box[2] - box[0] < 1 || box[3] - box[1] < 1)) {
            reading.problem(file, where.get(), shown.get() + " is smaller than a pixel: kept as it is");
        }
        farthest = Math.max(farthest, Math.max(box[2], box[3]));
        labels.add(box, mark.category, mark.crowd, mark.difficult).area(mark.area);
    }

    /** Most images have a few boxes, and a million images have no use for as many tables. */
    private boolean isNew(Box box) {
        if (few.size() < MANY) {
            return !few.contains(box) && few.add(box);
        }
        if (many == null) {
            many = new HashSet<>(few);
        }
        return many.add(box);
    }

    /** {@return the boxes kept so far} */
    public int count() {
        return labels.count();
    }

    public Labels build() {
        if (first != null && farthest <= 1 && width != 1 && height != 1) {
            reading.repeated(
                    "within the first pixel",
                    file,
                    first
                            + " lies within the first pixel, so it looks like shares of the image and not pixels: kept as it is");
        }
        return labels.build();
    }
}
