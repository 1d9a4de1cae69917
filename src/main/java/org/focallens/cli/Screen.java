package org.focallens.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.focallens.figure.FrameTimes;

/** What the command line needs of the window, which it does not know: the program's composition hands it in. */
public interface Screen {

    /** {@return the rooms' names, in the order of the rail} */
    List<String> rooms();

    /** {@return whether a window can be opened} */
    boolean hasDisplay();

    /**
     * Opens the window and returns when it is closed.
     *
     * @param open image or data set to open
     * @param room to begin in
     * @throws UnsupportedOperationException where a library of the system's is missing
     */
    void open(Optional<Path> open, Optional<String> room);

    /**
     * Begins to draw rooms without a display.
     *
     * @param width  greatest width of a picture
     * @param height greatest height of a picture
     * @return what draws; closed when the last picture is drawn
     */
    Painter painter(int width, int height);

    /**
     * Times the picture of the anchors room without a display.
     *
     * @return the times of its frames
     * @throws Exception if it cannot be drawn
     */
    FrameTimes overlay() throws Exception;

    /**
     * What to draw.
     *
     * @param room    its name
     * @param open    what to open in it, if anything
     * @param width   in pixels
     * @param height  in pixels
     * @param dark    whether in the dark theme
     * @param actions of the room's, by their names, to be done one after the other before the picture
     */
    record Shot(String room, Optional<Path> open, int width, int height, boolean dark, List<String> actions) {

        /** {@inheritDoc} */
        public Shot {
            actions = List.copyOf(actions);
        }
    }

    /** Draws rooms. */
    interface Painter extends AutoCloseable {
        /**
         * Draws a room as a PNG file.
         *
         * @param shot what to draw
         * @param file replaced if it exists
         * @return the room's status line, which says what is shown or what failed
         * @throws IOException          if what was to be opened cannot be read or the file cannot be written
         * @throws InterruptedException if the drawing is interrupted
         */
        String draw(Shot shot, Path file) throws IOException, InterruptedException;

        @Override
        void close();
    }
}
