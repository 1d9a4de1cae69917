package org.focallens.ui.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.focallens.audit.report.ReportCsv;
import org.focallens.audit.report.ReportPage;
import org.focallens.audit.report.ReportSubject;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.snippet.Framework;
import org.focallens.core.preset.snippet.Snippet;
import org.focallens.data.SafeFile;
import org.focallens.data.SettingsException;
import org.focallens.data.SettingsFile;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.LatestJob;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be taken out of the room: the settings, for FocalLens and for four frameworks, and the audit's rows. */
final class DatasetExport {
    private final DatasetViewModel model;
    private final Dialogs dialogs;
    private final Consumer<String> told;
    private final LatestJob writing = new LatestJob("export");
    private final List<Action> actions = new ArrayList<>();

    DatasetExport(DatasetViewModel model, Dialogs dialogs, Consumer<String> told) {
        this.model = model;
        this.dialogs = dialogs;
        this.told = told;
        actions.add(Action.of("open-settings", "File", "Open settings …", "Takes the settings of a file that was saved here", null, null, this::openSettings));
        actions.add(Action.of("save-settings", "File", "Save settings …", "Saves the settings of now, to be opened again or passed on", null, null,
                this::saveSettings));
        for (Framework framework : Framework.values()) {
            actions.add(Action.of("snippet-" + framework.name().toLowerCase(Locale.ROOT).replace('_', '-'), "File", framework.title() + " configuration …",
                    "Saves the settings of now as " + framework.title() + " reads them, with notes on what it cannot express", null, null,
                    () -> saveSnippet(framework)));
        }
        actions.add(report("save-report", "Report as a page …", "One HTML file with charts, tables and the worst covered images", "report.html", ReportPage::write));
        actions.add(report("save-images-csv", "Images as CSV …", "A row for each image: boxes, positive anchors, IoUs", "images.csv", ReportCsv::writeImages));
        actions.add(report("save-boxes-csv", "Boxes as CSV …", "A row for each box: class, best IoU, positive anchors", "boxes.csv", ReportCsv::writeBoxes));
    }

    /** Writes an audit to a file. */
    private interface Writer {
        void write(ReportSubject subject, Path file) throws IOException;
    }

    private Action report(String id, String text, String help, String name, Writer writer) {
        return Action.of(id, "File", text, help, null, null, () -> dialogs.saveFile(name).ifPresent(file -> {
            ReportSubject subject = subject();
            write(file, () -> writer.write(subject, file));
        })).when(Bindings.isNotNull(model.report()));
    }

    private ReportSubject subject() {
        DatasetState now = model.history().get();
        boolean changed = !model.shown().settings().equals(now.plain());
        return new ReportSubject(model.dataset().get(), model.shown(), now.preset().title() + (changed ? ", changed" : ""));
    }

    List<Action> actions() {
        return actions;
    }

    MenuButton button() {
        MenuButton button = new MenuButton("Export", new FontIcon(Feather.DOWNLOAD));
        button.setId("dataset-export");
        Controls.tip(button, "Takes the settings to a framework, or the audit's rows to a spreadsheet.");
        actions.forEach(action -> {
            MenuItem item = new MenuItem(action.text());
            item.setOnAction(event -> action.run().run());
            if (action.enabled() != null) {
                item.disableProperty().bind(Bindings.not(action.enabled()));
            }
            button.getItems().add(item);
        });
        return button;
    }

    private void openSettings() {
        dialogs.openFile().ifPresent(file -> {
            try {
                NamedSettings named = SettingsFile.read(file);
                model.change("open settings", named.settings());
                told.accept("Took the settings " + named.name());
            } catch (SettingsException e) {
                dialogs.error("The settings cannot be opened", e.getMessage());
            }
        });
    }

    private void saveSettings() {
        dialogs.saveFile("anchors.json").ifPresent(file -> {
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
            NamedSettings named = new NamedSettings(name, model.history().get().settings());
            write(file, () -> SettingsFile.write(file, named));
        });
    }

    private void saveSnippet(Framework framework) {
        Snippet snippet = Snippet.of(framework, model.history().get().settings());
        dialogs.saveFile(framework.fileName()).ifPresent(file ->
                write(file, () -> SafeFile.write(file, out -> out.write(snippet.text().getBytes(StandardCharsets.UTF_8)))));
    }

    /** What may fail on a disk. */
    private interface Saving {
        void save() throws IOException;
    }

    private void write(Path file, Saving saving) {
        told.accept("Saving " + file + " …");
        writing.submit(cancelled -> {
            saving.save();
            return file;
        }, done -> told.accept("Saved " + done), failure -> dialogs.error("The file was not saved", file + ": " + failure.getMessage()));
    }

    void close() {
        writing.close();
    }
}
