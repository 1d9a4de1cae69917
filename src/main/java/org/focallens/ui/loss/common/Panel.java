package org.focallens.ui.loss.common;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.chart.Figure;

/** One of the loss room's pages. It works only while it is shown. */
public interface Panel extends AutoCloseable {

    /** {@return the picture in the middle} */
    Node node();

    /** {@return its own settings, below the room's} */
    List<Node> settings();

    /** {@return its figures, the one that keys act on first} */
    List<Figure> figures();

    /** Draws in another style. */
    void style(ChartStyle style);

    /** The panel is on screen, or no more. */
    void shown(boolean shown);

    /**
     * Opens a file that was dropped or chosen.
     *
     * @return whether this panel has a use for it
     */
    default boolean open(Path file) {
        return false;
    }

    /** Does by itself what the panel is for, so that a picture of it has something to show. */
    default void demonstrate() {}

    /** Ends its background work. */
    @Override
    default void close() {}
}
