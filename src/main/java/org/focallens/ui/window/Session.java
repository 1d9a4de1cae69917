package org.focallens.ui.window;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.focallens.ui.common.Theme;

/**
 * What the program remembers from one start to the next.
 *
 * @param theme     light or dark
 * @param room      the room that was open
 * @param frame     where the window stood
 * @param recent    files and folders opened last, newest first
 * @param rooms     each room's own settings by its id
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Session(Theme theme, String room, Frame frame, List<String> recent, Map<String, JsonNode> rooms) {
    private static final Frame FIRST_FRAME = new Frame(Double.NaN, Double.NaN, 1280, 800, false);

    /** A first start: light, in the first room. */
    public static final Session FIRST = new Session(Theme.LIGHT, "", FIRST_FRAME, List.of(), Map.of());

    /** Fills in what an older or damaged file leaves out. */
    public Session {
        theme = theme == null ? Theme.LIGHT : theme;
        room = room == null ? "" : room;
        frame = frame == null ? FIRST_FRAME : frame;
        recent = recent == null ? List.of() : List.copyOf(recent);
        rooms = rooms == null ? Map.of() : Map.copyOf(rooms);
    }

    /**
     * A window's place on the screen, in pixels.
     *
     * @param x         left edge; NaN to centre
     * @param y         upper edge; NaN to centre
     * @param width     of the window
     * @param height    of the window
     * @param maximised whether it fills the screen
     */
    public record Frame(double x, double y, double width, double height, boolean maximised) {}
}
