package org.focallens.ui.common;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything that asks or tells in a window of its own; a fake in tests. */
public interface Dialogs {

    /** {@return the image or annotation file that the user chose} */
    Optional<Path> openFile();

    /** {@return the table of numbers that the user chose} */
    default Optional<Path> openTable() {
        return openFile();
    }

    /** {@return the saved run that the user chose} */
    default Optional<Path> openRun() {
        return openFile();
    }

    /** {@return the logits of all anchors of a model, or a table of them, that the user chose} */
    default Optional<Path> openDump() {
        return openFile();
    }

    /** {@return the results file of a detector that the user chose} */
    default Optional<Path> openPredictions() {
        return openFile();
    }

    /** {@return the saved settings that the user chose} */
    default Optional<Path> openSettings() {
        return openFile();
    }

    /** {@return the folder that the user chose} */
    Optional<Path> openFolder();

    /** {@return the folder to write files to that the user chose} */
    default Optional<Path> saveFolder() {
        return openFolder();
    }

    /**
     * Asks where to save.
     *
     * @param suggestion name proposed, with its extension
     */
    Optional<Path> saveFile(String suggestion);

    /**
     * Asks before something is done that cannot be undone.
     *
     * @param what    is asked
     * @param details what would be gone
     * @return whether the user agreed; nobody who cannot be asked has
     */
    default boolean confirm(String what, String details) {
        return false;
    }

    /**
     * Tells what failed.
     *
     * @param what    in a few words
     * @param details which value, and what to do
     */
    void error(String what, String details);

    /**
     * Shows a longer text.
     *
     * @param title of the window
     * @param text  may have many lines
     */
    void show(String title, String text);

    /**
     * Shows texts before one of them is copied or saved; stays until it is closed.
     *
     * @param preview the texts
     * @param copy    takes the text that is to be copied
     * @param save    takes the text that is to be saved, and asks where
     */
    void preview(Preview preview, Consumer<Preview.Draft> copy, Consumer<Preview.Draft> save);
}
