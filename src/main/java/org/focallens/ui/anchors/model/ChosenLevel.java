package org.focallens.ui.anchors.model;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.model.CellAnchor.Cell;

/** How the chosen level sees the image: its lattice, the cell under the cursor and the cells' best IoU. Looking is no change to be undone. */
public final class ChosenLevel {
    /** A cell of fewer screen pixels has no room for lines: they would be a veil over the picture. */
    private static final double LEAST_FOR_LINES = 8;
    /** Colours need more room than a photograph to be told apart between lines. */
    private static final double LEAST_OVER_HEAT = 12;

    private final ReadOnlyObjectProperty<Assigned> assigned;
    private final ReadOnlyIntegerProperty number;
    private final BooleanProperty lattice = new SimpleBooleanProperty();
    private final BooleanProperty heat = new SimpleBooleanProperty();
    private final ObjectProperty<Cell> under = new SimpleObjectProperty<>();
    private final DoubleProperty scale = new SimpleDoubleProperty(1);

    /** How much of the lattice can be read. */
    public enum Lines {
        /** Cells are too small on the screen. */
        NONE,
        /** Faint lines alone, over the heat map. */
        QUIET,
        /** Lines with their shadows, and centres. */
        ALL
    }

    /**
     * @param assigned the image's anchors, null inside while none is open
     * @param number   the level that is chosen, 3..7
     */
    ChosenLevel(ReadOnlyObjectProperty<Assigned> assigned, ReadOnlyIntegerProperty number) {
        this.assigned = assigned;
        this.number = number;
        number.subscribe(level -> under.set(null));
        assigned.subscribe(now -> under.set(null));
    }

    /** {@return the lattice of the chosen level; empty while no image is open or the level is not in use} */
    public Optional<LevelGrid> level() {
        Assigned now = assigned.get();
        return now == null
                ? Optional.empty()
                : now.matching().grid().levels().stream()
                        .filter(level -> level.level().level() == number.get())
                        .findFirst();
    }

    /** Takes a place of the cursor, in input pixels. */
    public void hover(double x, double y) {
        under.set(level().map(level -> new Cell(level.level().level(), (int) Math.floor(y / level.spacingY()), (int)
                        Math.floor(x / level.spacingX())))
                .filter(cell -> level().filter(level -> cell.row() >= 0
                                && cell.row() < level.rows()
                                && cell.column() >= 0
                                && cell.column() < level.columns())
                        .isPresent())
                .orElse(null));
    }

    /** {@return how a level's lattice is drawn, if it is asked for} */
    public Lines lines(LevelGrid of) {
        double cell = scale.get() * Math.min(of.spacingX(), of.spacingY());
        if (cell < (heat.get() ? LEAST_OVER_HEAT : LEAST_FOR_LINES)) {
            return Lines.NONE;
        }
        return heat.get() ? Lines.QUIET : Lines.ALL;
    }

    /** {@return the level, and the cell under the cursor, in words; empty while neither is shown} */
    public String words() {
        if (!lattice.get() && !heat.get()) {
            return "";
        }
        return level().map(this::words).orElse("P" + number.get() + " is not in use");
    }

    private String words(LevelGrid level) {
        String stride = level.spacingX() == level.spacingY()
                ? plain(level.spacingX())
                : plain(level.spacingX()) + " × " + plain(level.spacingY());
        String text =
                Texts.format("%s: %d × %d cells, one every %s px", level.name(), level.columns(), level.rows(), stride)
                        + (lattice.get() && lines(level) == Lines.NONE ? "; zoom in to see their lines" : "");
        Cell cell = under.get();
        if (cell == null) {
            return text;
        }
        float best = assigned.get().nearest().cells(level)[cell.row() * level.columns() + cell.column()];
        return text
                + Texts.format(
                        "%nRow %d, column %d: centre of its anchors %s, %s; best IoU %.3f",
                        cell.row(),
                        cell.column(),
                        plain(level.centreX(cell.column())),
                        plain(level.centreY(cell.row())),
                        best);
    }

    private static String plain(double pixels) {
        return pixels == Math.rint(pixels) ? String.valueOf((long) pixels) : Texts.format("%.1f", pixels);
    }

    /** Whether the lattice is drawn. */
    public BooleanProperty lattice() {
        return lattice;
    }

    /** Whether the cells are coloured by their anchors' best IoU. */
    public BooleanProperty heat() {
        return heat;
    }

    /** Screen pixels of an input pixel. */
    public DoubleProperty scale() {
        return scale;
    }

    /** The cell under the cursor; null where none is. */
    public ObjectProperty<Cell> under() {
        return under;
    }
}
