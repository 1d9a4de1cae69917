package org.focallens.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Preview;

/** Nothing is chosen, and to be told anything is a failure; a test overrides what it expects. */
public class UnexpectedDialogs implements Dialogs {
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
        throw new AssertionError(what + ": " + details);
    }

    @Override
    public void show(String title, String text) {
        throw new AssertionError("nothing is to be shown: " + title);
    }

    @Override
    public void preview(Preview preview, Consumer<Preview.Draft> copy, Consumer<Preview.Draft> save) {
        throw new AssertionError("nothing is to be previewed: " + preview.title());
    }
}
