package org.focallens.ui.window;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Preview;

/** Nobody is there to answer: nothing is chosen, and what failed is printed. */
final class QuietDialogs implements Dialogs {
    @Override
    public Optional<Path> openFile() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> openFolder() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> saveFile(String suggestion) {
        return Optional.empty();
    }

    @Override
    public void error(String what, String details) {
        System.err.println(what + ": " + details);
    }

    @Override
    public void show(String title, String text) {
        System.err.println(title + System.lineSeparator() + text);
    }

    @Override
    public void preview(Preview preview, Consumer<Preview.Draft> copy, Consumer<Preview.Draft> save) {
        show(preview.title(), preview.first().text());
    }
}
