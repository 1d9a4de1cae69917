package org.focallens.ui.anchors.model;

import java.util.ArrayList;
import java.util.List;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.match.Assignment;
import org.focallens.core.match.Matching;

/**
 * One of the anchors of the cell that was clicked.
 *
 * @param anchor     its index
 * @param box        corners x1, y1, x2, y2 in input pixels
 * @param assignment what became of it
 */
public record CellAnchor(int anchor, double[] box, Assignment assignment) {

    /** Which cell was clicked. */
    public record Cell(int level, int row, int column) {}

    /** {@return the cell of a level whose centre is nearest to a point in input pixels; null where the level is not in use} */
    static Cell nearest(Matching matching, int level, double x, double y) {
        for (LevelGrid grid : matching.grid().levels()) {
            if (grid.level().level() == level) {
                AnchorLevel settings = grid.level();
                int column = (int) Math.rint(x / grid.spacingX() - settings.offset());
                int row = (int) Math.rint(y / grid.spacingY() - settings.offset());
                return new Cell(level, clamp(row, grid.rows()), clamp(column, grid.columns()));
            }
        }
        return null;
    }

    /** {@return the cell of another level nearest to the middle of a cell; null where that level is not in use} */
    static Cell moved(Matching matching, Cell cell, int level) {
        double spacingX = AnchorLevel.nominalStride(cell.level()); // its own level may be out of use by now
        double spacingY = spacingX;
        for (LevelGrid grid : matching.grid().levels()) {
            if (grid.level().level() == cell.level()) {
                spacingX = grid.spacingX();
                spacingY = grid.spacingY();
            }
        }
        return nearest(matching, level, (cell.column() + 0.5) * spacingX, (cell.row() + 0.5) * spacingY);
    }

    private static int clamp(int cell, int cells) {
        return Math.max(0, Math.min(cells - 1, cell));
    }

    /** {@return the anchors of a cell, in the preset's order; empty where the cell is outside the lattice} */
    static List<CellAnchor> of(Matching matching, Cell cell) {
        List<CellAnchor> anchors = new ArrayList<>();
        for (LevelGrid grid : matching.grid().levels()) {
            if (cell != null
                    && grid.level().level() == cell.level()
                    && cell.row() < grid.rows()
                    && cell.column() < grid.columns()) {
                for (int shape = 0; shape < grid.shapes(); shape++) {
                    int anchor = grid.index(cell.row(), cell.column(), shape);
                    anchors.add(
                            new CellAnchor(anchor, matching.grid().place(anchor).box(), matching.assignment(anchor)));
                }
            }
        }
        return anchors;
    }

    public AnchorKind kind() {
        if (assignment instanceof Assignment.Positive positive) {
            return positive.forced() ? AnchorKind.FORCED : AnchorKind.POSITIVE;
        }
        return assignment instanceof Assignment.Ignored ? AnchorKind.IGNORED : AnchorKind.NEGATIVE;
    }

    public double width() {
        return box[2] - box[0];
    }

    public double height() {
        return box[3] - box[1];
    }
}
