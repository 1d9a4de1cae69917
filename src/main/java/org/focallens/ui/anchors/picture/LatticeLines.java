package org.focallens.ui.anchors.picture;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.match.Matching;

/**
 * The outlines of many boxes of one colour that stand on lattices. Boxes of a row share their upper and lower edges and those of a column their
 * left and right ones, so that a row or a column is drawn as a few runs; the runs of a line are joined before they are drawn. The pixels
 * are those of the boxes drawn one by one.
 */
final class LatticeLines {
    private final int[] pixels;
    private final int width;
    private final int height;
    private final int color;
    private final Filled rows;
    private final Filled columns;

    /**
     * @param pixels row by row
     * @param width  of a row
     * @param height number of rows
     * @param color  of all lines
     */
    LatticeLines(int[] pixels, int width, int height, int color) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.color = color;
        rows = new Filled(height, width);
        columns = new Filled(width, height);
    }

    /**
     * A part of a level's lattice.
     *
     * @param level       the lattice
     * @param shape       of its anchors
     * @param firstRow    0 or more
     * @param lastRow     below it: nothing is drawn
     * @param firstColumn 0 or more
     * @param lastColumn  below it: nothing is drawn
     */
    record Part(LevelGrid level, int shape, int firstRow, int lastRow, int firstColumn, int lastColumn) {
        private boolean isNegative(int[] states, int row, int column) {
            return states[level.index(row, column, shape)] == Matching.NEGATIVE;
        }
    }

    /** Takes the negative anchors of a part; all are drawn once {@link #finish} was called. */
    void draw(Part part, ViewTransform view, int[] states) {
        if (part.lastRow < part.firstRow || part.lastColumn < part.firstColumn) {
            return;
        }
        LevelGrid level = part.level;
        int[] left = new int[part.lastColumn - part.firstColumn + 1];
        int[] right = new int[left.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = (int) Math.floor(view.screenX(level.x1(part.firstColumn + i, part.shape)));
            right[i] = (int) Math.floor(view.screenX(level.x2(part.firstColumn + i, part.shape)));
        }
        int[] top = new int[part.lastRow - part.firstRow + 1];
        int[] bottom = new int[top.length];
        for (int i = 0; i < top.length; i++) {
            top[i] = (int) Math.floor(view.screenY(level.y1(part.firstRow + i, part.shape)));
            bottom[i] = (int) Math.floor(view.screenY(level.y2(part.firstRow + i, part.shape)));
        }
        for (int row = 0; row < top.length; row++) {
            int at = row;
            runs(
                    left,
                    right,
                    column -> part.isNegative(states, part.firstRow + at, part.firstColumn + column),
                    rows,
                    top[row],
                    bottom[row]);
        }
        for (int column = 0; column < left.length; column++) {
            int at = column;
            runs(
                    top,
                    bottom,
                    row -> part.isNegative(states, part.firstRow + row, part.firstColumn + at),
                    columns,
                    left[column],
                    right[column]);
        }
    }

    /** Both lines of the boxes along a row, or along a column. Boxes that touch make one run. */
    private void runs(int[] from, int[] to, IntPredicate drawn, Filled filled, int first, int second) {
        if (filled.holds(first, from[0], to[to.length - 1]) && filled.holds(second, from[0], to[to.length - 1])) {
            return;
        }
        int start = 0;
        int end = Integer.MIN_VALUE;
        for (int place = 0; place < from.length; place++) {
            if (!drawn.test(place)) {
                continue;
            }
            if (end == Integer.MIN_VALUE || from[place] > end + 1) {
                both(filled, first, second, start, end);
                start = from[place];
            }
            end = to[place];
        }
        both(filled, first, second, start, end);
    }

    private void both(Filled filled, int first, int second, int start, int end) {
        if (end > Integer.MIN_VALUE) {
            filled.add(first, start, end);
            filled.add(second, start, end);
        }
    }

    /** Draws what was put off: the long stretches of rows and of columns, row by row, since memory is fast along rows alone. */
    void finish() {
        for (int y = 0; y < height; y++) {
            if (rows.to[y] >= 0) {
                Arrays.fill(pixels, y * width + rows.from[y], y * width + rows.to[y] + 1, color);
            }
            for (int x = 0; x < width; x++) {
                if (columns.from[x] <= y && y <= columns.to[x]) {
                    pixels[y * width + x] = color;
                }
            }
        }
    }

    private void fill(boolean horizontal, int line, int from, int to) {
        if (horizontal) {
            Arrays.fill(pixels, line * width + from, line * width + to + 1, color);
            return;
        }
        for (int at = from * width + line; at <= to * width + line; at += width) {
            pixels[at] = color;
        }
    }

    /** For each line one stretch that is filled, or will be by {@link #finish}. */
    private final class Filled {
        private final int[] from;
        private final int[] to;
        private final int length;

        Filled(int lines, int length) {
            from = new int[lines];
            to = new int[lines];
            Arrays.fill(to, -1);
            this.length = length;
        }

        /** Whether a stretch needs no drawing: it is filled, or it is not in the picture. */
        boolean holds(int line, int first, int last) {
            return line < 0
                    || line >= from.length
                    || last < 0
                    || first >= length
                    || (from[line] <= Math.max(0, first) && to[line] >= Math.min(length - 1, last));
        }

        void add(int line, int first, int last) {
            if (holds(line, first, last)) {
                return;
            }
            int start = Math.max(0, first);
            int end = Math.min(length - 1, last);
            boolean apart = to[line] >= 0 && (start > to[line] + 1 || end < from[line] - 1);
            if (!apart) {
                from[line] = to[line] < 0 ? start : Math.min(start, from[line]);
                to[line] = Math.max(end, to[line]);
            } else if (end - start > to[line] - from[line]) {
                fill(this == rows, line, from[line], to[line]);
                from[line] = start;
                to[line] = end;
            } else {
                fill(this == rows, line, start, end);
            }
        }
    }
}
