package org.focallens.ui.anchors.picture;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.AnchorGrid.Place;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.explain.NearestBoxes;
import org.focallens.core.match.Matching;
import org.focallens.ui.anchors.model.AnchorKind;
import org.focallens.ui.anchors.model.CellAnchor.Cell;
import org.focallens.ui.anchors.model.Colouring;
import org.focallens.ui.common.Palette;

/**
 * Draws any number of anchors into pixels of its own: 147,312 boxes by a canvas take seconds, this takes hundredths. Anchors outside the
 * picture are left out by arithmetic on the lattice. Runs away from the FX thread.
 */
final class OverlayRaster {
    private static final int DASH = 6;
    /** Below it an anchor that is coloured by IoU or by box has next to none of either. */
    private static final double COLOURED_FROM = 0.05;

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
        this(new int[width * height], width, view, cancelled);
    }

    /**
     * @param pixels    to draw into, row by row; clear
     * @param width     of a row
     * @param view      from input to physical pixels
     * @param cancelled asked once a shape; the drawing then stops
     */
    OverlayRaster(int[] pixels, int width, ViewTransform view, BooleanSupplier cancelled) {
        this.pixels = pixels;
        this.width = width;
        this.height = pixels.length / width;
        this.view = view;
        this.cancelled = cancelled;
    }

    /**
     * How a box is drawn.
     *
     * @param color  premultiplied ARGB
     * @param thin   whether its lines are one pixel wide, as those of the many and unimportant; else two
     * @param dashed whether its lines are broken
     */
    record Pen(int color, boolean thin, boolean dashed) {
        static Pen of(AnchorKind kind) {
            return new Pen(opaque(kind), kind == AnchorKind.NEGATIVE, kind == AnchorKind.FORCED);
        }

        Pen with(int other) {
            return new Pen(other, thin, dashed);
        }
    }

    /**
     * Draws what is shown, the rarest kind on top.
     *
     * @param matching what became of the anchors
     * @param nearest  each anchor's box; may be null where {@link Drawn#needsNearest} says so
     * @param drawn    which anchors, and how
     * @return premultiplied ARGB, row by row
     */
    int[] draw(Matching matching, NearestBoxes nearest, Drawn drawn) {
        if (drawn.kinds().contains(AnchorKind.NEGATIVE)) {
            drawNegatives(matching, nearest, drawn);
        }
        if (drawn.kinds().contains(AnchorKind.IGNORED)) {
            int[] ignored = drawn.truth() < 0 ? matching.ignored() : matching.ignoredOf(drawn.truth());
            drawListed(matching.grid(), ignored, nearest, drawn, Pen.of(AnchorKind.IGNORED));
        }
        int[] positive = drawn.truth() < 0 ? matching.positive() : matching.positiveOf(drawn.truth());
        int[] allForced = matching.forced();
        IntPredicate isForced = anchor -> Arrays.binarySearch(allForced, anchor) >= 0;
        if (drawn.kinds().contains(AnchorKind.POSITIVE)) {
            int[] met = Arrays.stream(positive).filter(isForced.negate()).toArray();
            drawListed(matching.grid(), met, nearest, drawn, Pen.of(AnchorKind.POSITIVE));
        }
        if (drawn.kinds().contains(AnchorKind.FORCED)) {
            drawListed(
                    matching.grid(),
                    Arrays.stream(positive).filter(isForced).toArray(),
                    nearest,
                    drawn,
                    Pen.of(AnchorKind.FORCED));
        }
        return pixels;
    }

    /**
     * Draws anchors over what is drawn, whatever they are.
     *
     * @param larger pixels of the view's input for each of the grid's
     */
    int[] draw(AnchorGrid grid, int[] anchors, Pen pen, double larger) {
        ViewTransform scaled = new ViewTransform(view.scale() * larger, view.offsetX(), view.offsetY());
        for (int anchor : anchors) {
            drawBox(grid.place(anchor).box(), scaled, pen);
        }
        return pixels;
    }

    private static int opaque(AnchorKind kind) {
        return Palette.argb(kind.color());
    }

    private void drawListed(AnchorGrid grid, int[] anchors, NearestBoxes nearest, Drawn drawn, Pen pen) {
        for (int anchor : anchors) {
            Place place = grid.place(anchor);
            if (drawn.hasPlace(place)
                    && !(drawn.isFiltered()
                            && nearest.iou(anchor) < drawn.display().leastIou())) {
                drawBox(place.box(), view, pen.with(color(anchor, place.level(), nearest, drawn, pen.color())));
            }
        }
    }

    private static int color(int anchor, LevelGrid level, NearestBoxes nearest, Drawn drawn, int ofState) {
        return switch (drawn.display().colouring()) {
            case STATE -> ofState;
            case LEVEL -> Palette.argb(Palette.level(level.level().level()));
            case IOU -> Palette.argb(Palette.share(nearest.iou(anchor)));
            case TRUTH -> nearest.box(anchor) < 0 ? ofState : Palette.argb(Palette.truth(nearest.box(anchor)));
        };
    }

    private void drawNegatives(Matching matching, NearestBoxes nearest, Drawn drawn) {
        int[] states = matching.states();
        if (!drawn.isFiltered()) {
            drawLattices(matching, states, drawn);
        }
        if (drawn.needsNearest()) {
            double least = Math.max(COLOURED_FROM, drawn.display().leastIou());
            int[] near = IntStream.range(0, states.length)
                    .filter(anchor -> states[anchor] == Matching.NEGATIVE && nearest.iou(anchor) >= least)
                    .toArray();
            drawListed(matching.grid(), near, nearest, drawn, Pen.of(AnchorKind.NEGATIVE));
        }
    }

    private void drawLattices(Matching matching, int[] states, Drawn drawn) {
        boolean byLevel = drawn.display().colouring() == Colouring.LEVEL;
        LatticeLines lines = new LatticeLines(pixels, width, height, opaque(AnchorKind.NEGATIVE));
        for (LevelGrid level : matching.grid().levels()) {
            if (drawn.hasLevel(level.level().level())) {
                lines = byLevel
                        ? new LatticeLines(
                                pixels,
                                width,
                                height,
                                Palette.argb(Palette.level(level.level().level())))
                        : lines;
                for (int shape = 0; shape < level.shapes() && !cancelled.getAsBoolean(); shape++) {
                    if (drawn.hasShape(shape)) {
                        lines.draw(within(visible(level, shape), drawn.cell()), view, states);
                    }
                }
                if (byLevel) {
                    lines.finish();
                }
            }
        }
        if (!byLevel) {
            lines.finish();
        }
    }

    private static LatticeLines.Part within(LatticeLines.Part part, Cell cell) {
        return cell == null
                ? part
                : new LatticeLines.Part(
                        part.level(),
                        part.shape(),
                        Math.max(part.firstRow(), cell.row()),
                        Math.min(part.lastRow(), cell.row()),
                        Math.max(part.firstColumn(), cell.column()),
                        Math.min(part.lastColumn(), cell.column()));
    }

    private LatticeLines.Part visible(LevelGrid level, int shape) {
        double[] corners = level.corners(shape);
        return new LatticeLines.Part(
                level,
                shape,
                firstCell(view.inputY(0) - corners[3], level.spacingY(), level),
                lastCell(view.inputY(height) - corners[1], level.spacingY(), level, level.rows()),
                firstCell(view.inputX(0) - corners[2], level.spacingX(), level),
                lastCell(view.inputX(width) - corners[0], level.spacingX(), level, level.columns()));
    }

    private static int firstCell(double leastCentre, double spacing, LevelGrid level) {
        return (int) Math.max(0, Math.ceil(leastCentre / spacing - level.level().offset()));
    }

    private static int lastCell(double greatestCentre, double spacing, LevelGrid level, int cells) {
        return (int) Math.min(
                cells - 1.0, Math.floor(greatestCentre / spacing - level.level().offset()));
    }

    private void drawBox(double[] box, ViewTransform by, Pen pen) {
        int left = (int) Math.floor(by.screenX(box[0]));
        int right = (int) Math.floor(by.screenX(box[2]));
        int top = (int) Math.floor(by.screenY(box[1]));
        int bottom = (int) Math.floor(by.screenY(box[3]));
        int thickness = pen.thin() ? 1 : 2;
        int color = pen.color();
        boolean dashed = pen.dashed();
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
