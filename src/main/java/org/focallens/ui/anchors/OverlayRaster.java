package org.focallens.ui.anchors;

import java.util.Arrays;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.AnchorGrid.Place;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.match.Matching;
import org.focallens.ui.common.Palette;

/**
 * Draws any number of anchors into pixels of its own: 147,312 boxes by a canvas take seconds, this takes hundredths. Anchors outside the
 * picture are left out by arithmetic on the lattice. Runs away from the FX thread.
 */
final class OverlayRaster {
    private static final int DASH = 6;
    /** Negatives are many and matter least one by one: their lines are one pixel wide, all others two. */
    private static final int THIN = opaque(AnchorKind.NEGATIVE);

    private final int[] pixels;
    private final int width;
    private final int height;
    private final ViewTransform view;
    private final BooleanSupplier cancelled;

    /**
     * @param width     in physical pixels
     * @param height    in physical pixels
     * @param view      from input to physical pixels
     * @param cancelled asked once a shape; the drawing then stops
     */
    OverlayRaster(int width, int height, ViewTransform view, BooleanSupplier cancelled) {
        this.pixels = new int[width * height];
        this.width = width;
        this.height = height;
        this.view = view;
        this.cancelled = cancelled;
    }

    /**
     * Draws what is shown, the rarest kind on top.
     *
     * @param ofTruth the box whose positive and ignored anchors alone are drawn; -1 for those of all boxes
     * @return premultiplied ARGB, row by row
     */
    int[] draw(Matching matching, Set<AnchorKind> shown, Set<Integer> levels, int ofTruth) {
        if (shown.contains(AnchorKind.NEGATIVE)) {
            drawNegatives(matching, levels);
        }
        if (shown.contains(AnchorKind.IGNORED)) {
            int[] ignored = ofTruth < 0 ? matching.ignored() : matching.ignoredOf(ofTruth);
            drawListed(matching.grid(), ignored, levels, opaque(AnchorKind.IGNORED), false);
        }
        int[] positive = ofTruth < 0 ? matching.positive() : matching.positiveOf(ofTruth);
        int[] allForced = matching.forced();
        IntPredicate isForced = anchor -> Arrays.binarySearch(allForced, anchor) >= 0;
        if (shown.contains(AnchorKind.POSITIVE)) {
            int[] met = Arrays.stream(positive).filter(isForced.negate()).toArray();
            drawListed(matching.grid(), met, levels, opaque(AnchorKind.POSITIVE), false);
        }
        if (shown.contains(AnchorKind.FORCED)) {
            drawListed(matching.grid(), Arrays.stream(positive).filter(isForced).toArray(), levels, opaque(AnchorKind.FORCED), true);
        }
        return pixels;
    }

    private static int opaque(AnchorKind kind) {
        return Palette.argb(kind.color());
    }

    private void drawListed(AnchorGrid grid, int[] anchors, Set<Integer> levels, int color, boolean dashed) {
        for (int anchor : anchors) {
            Place place = grid.place(anchor);
            if (levels.contains(place.level().level().level())) {
                drawBox(place.level(), place.row(), place.column(), place.shape(), color, dashed);
            }
        }
    }

    private void drawNegatives(Matching matching, Set<Integer> levels) {
        int[] states = matching.states();
        LatticeLines lines = new LatticeLines(pixels, width, height, THIN);
        for (LevelGrid level : matching.grid().levels()) {
            if (levels.contains(level.level().level())) {
                for (int shape = 0; shape < level.shapes() && !cancelled.getAsBoolean(); shape++) {
                    lines.draw(visible(level, shape), view, states);
                }
            }
        }
        lines.finish();
    }

    private LatticeLines.Part visible(LevelGrid level, int shape) {
        double[] corners = level.corners(shape);
        return new LatticeLines.Part(level, shape, firstCell(view.inputY(0) - corners[3], level.spacingY(), level),
                lastCell(view.inputY(height) - corners[1], level.spacingY(), level, level.rows()),
                firstCell(view.inputX(0) - corners[2], level.spacingX(), level),
                lastCell(view.inputX(width) - corners[0], level.spacingX(), level, level.columns()));
    }

    private static int firstCell(double leastCentre, double spacing, LevelGrid level) {
        return (int) Math.max(0, Math.ceil(leastCentre / spacing - level.level().offset()));
    }

    private static int lastCell(double greatestCentre, double spacing, LevelGrid level, int cells) {
        return (int) Math.min(cells - 1.0, Math.floor(greatestCentre / spacing - level.level().offset()));
    }

    private void drawBox(LevelGrid level, int row, int column, int shape, int color, boolean dashed) {
        int left = (int) Math.floor(view.screenX(level.x1(column, shape)));
        int right = (int) Math.floor(view.screenX(level.x2(column, shape)));
        int top = (int) Math.floor(view.screenY(level.y1(row, shape)));
        int bottom = (int) Math.floor(view.screenY(level.y2(row, shape)));
        int thickness = color == THIN ? 1 : 2;
        for (int inset = 0; inset < thickness; inset++) {
            horizontal(left, right, top + inset, color, dashed);
            horizontal(left, right, bottom - inset, color, dashed);
            vertical(left + inset, top, bottom, color, dashed);
            vertical(right - inset, top, bottom, color, dashed);
        }
    }

    private void horizontal(int from, int to, int y, int color, boolean dashed) {
        if (y < 0 || y >= height) {
            return;
        }
        int first = Math.max(0, from);
        int last = Math.min(width - 1, to);
        if (!dashed) {
            if (first <= last) {
                Arrays.fill(pixels, y * width + first, y * width + last + 1, color);
            }
            return;
        }
        for (int x = first; x <= last; x++) {
            if ((x - from) / DASH % 2 == 0) {
                pixels[y * width + x] = color;
            }
        }
    }

    private void vertical(int x, int from, int to, int color, boolean dashed) {
        if (x < 0 || x >= width) {
            return;
        }
        int last = Math.min(height - 1, to);
        for (int y = Math.max(0, from); y <= last; y++) {
            if (!dashed || (y - from) / DASH % 2 == 0) {
                pixels[y * width + x] = color;
            }
        }
    }
}
