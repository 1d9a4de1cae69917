package org.focallens.ui.anchors.picture;

import java.util.Set;
import org.focallens.core.anchor.AnchorGrid.Place;
import org.focallens.ui.anchors.model.AnchorDisplay;
import org.focallens.ui.anchors.model.AnchorKind;
import org.focallens.ui.anchors.model.AnchorsState;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.CellAnchor.Cell;
import org.focallens.ui.anchors.model.Colouring;

/**
 * Which anchors are drawn, and how.
 *
 * @param kinds  those shown
 * @param levels those shown, 3..7
 * @param truth  the box of the matching whose positive and ignored anchors alone are drawn; -1 for those of all boxes
 * @param display the rest of the choice
 * @param cell   whose anchors alone are drawn; null for those of all cells
 */
record Drawn(Set<AnchorKind> kinds, Set<Integer> levels, int truth, AnchorDisplay display, Cell cell) {

    /** {@return all anchors of some kinds and levels, by state} */
    static Drawn plain(Set<AnchorKind> kinds, Set<Integer> levels, int truth) {
        return new Drawn(kinds, levels, truth, AnchorDisplay.PLAIN, null);
    }

    /** {@return what a state draws of an assignment} */
    static Drawn of(AnchorsState state, int matchedTruth, Cell cell) {
        return new Drawn(
                state.shown(),
                state.levels(),
                state.oneBox() ? matchedTruth : AnchorsViewModel.NONE,
                state.display(),
                state.display().oneCell() ? cell : null);
    }

    boolean hasPlace(Place place) {
        return hasLevel(place.level().level().level())
                && hasShape(place.shape())
                && (cell == null || (place.row() == cell.row() && place.column() == cell.column()));
    }

    boolean hasLevel(int level) {
        return levels.contains(level) && (cell == null || cell.level() == level);
    }

    boolean hasShape(int shape) {
        return display.shape() == AnchorDisplay.ALL_SHAPES || display.shape() == shape;
    }

    boolean isFiltered() {
        return display.leastIou() > 0;
    }

    /** {@return whether colours need each anchor's nearest box} */
    boolean needsNearest() {
        return isFiltered() || display.colouring() == Colouring.IOU || display.colouring() == Colouring.TRUTH;
    }
}
