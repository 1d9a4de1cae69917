package org.focallens.ui.common.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.focallens.data.file.FileFault;
import org.focallens.data.file.SafeFile;
import org.focallens.figure.ChartExport;
import org.focallens.figure.ChartFormat;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves a chart where the user says, or copies it. */
public final class ChartSaver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChartSaver.class);

    private final String id;
    private final Supplier<Subject> current;
    private final Dialogs dialogs;
    private final Consumer<String> status;
    private final ExecutorService writing = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "save-chart");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A chart that can be saved.
     *
     * @param pane on the screen
     * @param name of the file, without extension
     */
    public record Subject(ChartPane pane, String name) {}

    /**
     * Saves one chart.
     *
     * @param pane    the chart on the screen
     * @param name    of the file, without extension, and the start of the ids, e.g. {@code loss}
     * @param dialogs asks where to and tells what failed
     * @param status  takes a line about what was done
     */
    public ChartSaver(ChartPane pane, String name, Dialogs dialogs, Consumer<String> status) {
        this(name, () -> new Subject(pane, name), dialogs, status);
    }

    /**
     * Saves whichever chart is on the screen.
     *
     * @param id      the start of the ids
     * @param current the chart that actions without a button of their own mean
     * @param dialogs asks where to and tells what failed
     * @param status  takes a line about what was done
     */
    public ChartSaver(String id, Supplier<Subject> current, Dialogs dialogs, Consumer<String> status) {
        this.id = id;
        this.current = current;
        this.dialogs = dialogs;
        this.status = status;
    }

    /** {@return one action for each format, and one that copies} */
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        for (ChartFormat format : ChartFormat.values()) {
            actions.add(Action.of(
                    id(id, format),
                    "File",
                    "Save as " + format.text(),
                    format.help(),
                    null,
                    null,
                    () -> save(current.get(), format)));
        }
        actions.add(Action.of(
                id + "-copy",
                "Edit",
                "Copy chart",
                "Copies the chart to the clipboard as a picture at twice the size",
                "Shortcut+Shift+C",
                null,
                () -> copy(current.get())));
        return actions;
    }

    /** {@return a button that offers all of them} */
    public MenuButton button() {
        MenuButton button = button(id, current);
        button.setText("Save as");
        return button;
    }

    /** {@return a button without words, for one of several charts} */
    public MenuButton button(Subject subject) {
        return button(subject.name, () -> subject);
    }

    private MenuButton button(String start, Supplier<Subject> subject) {
        MenuButton button = new MenuButton();
        button.setId(start + "-save");
        button.setGraphic(new FontIcon(Feather.DOWNLOAD));
        Controls.tip(
                button, "Saves the chart as it is now: as a picture, as a drawing, or as the numbers of its curves.");
        for (ChartFormat format : ChartFormat.values()) {
            button.getItems().add(item(id(start, format), format.text(), () -> save(subject.get(), format)));
        }
        button.getItems().add(item(start + "-copy", "Copy to the clipboard", () -> copy(subject.get())));
        return button;
    }

    /** Without keys: those belong to the main menu's items. */
    private static MenuItem item(String id, String text, Runnable run) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> run.run());
        return item;
    }

    private static String id(String start, ChartFormat format) {
        return start + "-save-" + format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void save(Subject subject, ChartFormat format) {
        dialogs.saveFile(subject.name + "." + format.extension()).ifPresent(file -> {
            ChartPane pane = subject.pane;
            ChartExport.Drawn drawn =
                    new ChartExport(pane.chart(), (int) pane.getWidth(), (int) pane.getHeight()).draw(format);
            writing.execute(() -> write(file, drawn));
        });
    }

    private void write(Path file, ChartExport.Drawn drawn) {
        try {
            byte[] content = drawn.encode();
            SafeFile.write(file, out -> out.write(content));
            Platform.runLater(() -> status.accept("Saved " + file));
        } catch (IOException e) {
            LOG.warn("chart not saved", e);
            Platform.runLater(() -> dialogs.error(
                    "The chart was not saved",
                    "Cannot write " + file + ": " + FileFault.reason(e) + ". Choose another folder."));
        }
    }

    /** The message of a file error is often the file's name alone. */
    private void copy(Subject subject) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(subject.pane.picture(2));
        Clipboard.getSystemClipboard().setContent(content);
        status.accept("Copied the chart");
    }

    /** Takes no more work; what is being written is finished. */
    @Override
    public void close() {
        writing.shutdown();
    }
}
