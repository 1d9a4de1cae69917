package org.focallens.ui.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.focallens.audit.report.ReportCsv;
import org.focallens.audit.report.ReportPage;
import org.focallens.audit.report.ReportSubject;
import org.focallens.audit.verdict.Verdicts;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.snippet.Framework;
import org.focallens.core.preset.snippet.Snippet;
import org.focallens.data.file.SafeFile;
import org.focallens.data.settings.SettingsException;
import org.focallens.data.settings.SettingsFile;
import org.focallens.text.Texts;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Preview;
import org.focallens.ui.common.Preview.Draft;
import org.focallens.ui.common.work.LatestJob;
import org.focallens.ui.dataset.model.DatasetState;
import org.focallens.ui.dataset.model.DatasetViewModel;
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
        actions.add(Action.of(
                "open-settings",
                "File",
                "Open settings …",
                "Opens settings that were saved to a file",
                "Shortcut+Shift+S",
                null,
                this::openSettings));
        actions.add(Action.of(
                "save-settings",
                "File",
                "Save settings …",
                "Saves the current settings, to open again or to share",
                "Shortcut+S",
                null,
                this::saveSettings));
        actions.add(Action.of(
                "configuration",
                "File",
                "Configuration of a framework …",
                "Shows the current settings as Detectron2, torchvision, MMDetection or "
                        + "keras-retinanet reads them, with notes on what it cannot express, to be copied or saved",
                "Shortcut+E",
                null,
                this::preview));
        actions.add(report(
                new Subject("save-report", "Report as a page …", "Shortcut+R", "report.html"),
                "One HTML file with charts, tables and the worst-covered images",
                (subject, file) -> ReportPage.write(
                        subject, Verdicts.of(subject.dataset(), subject.report(), () -> false), file)));
        actions.add(report(
                new Subject("save-images-csv", "Images as CSV …", "Shortcut+Alt+I", "images.csv"),
                "One row per image: boxes, positive anchors, IoUs",
                ReportCsv::writeImages));
        actions.add(report(
                new Subject("save-boxes-csv", "Boxes as CSV …", "Shortcut+Alt+B", "boxes.csv"),
                "One row per box: class, best IoU, positive anchors",
                ReportCsv::writeBoxes));
    }

    /** What is taken out, by which key, and the file's name that is proposed. */
    private record Subject(String id, String text, String key, String file) {}

    /** Writes an audit to a file. */
    private interface Writer {
        void write(ReportSubject subject, Path file) throws IOException;
    }

    private Action report(Subject what, String help, Writer writer) {
        return Action.of(
                        what.id,
                        "File",
                        what.text,
                        help,
                        what.key,
                        null,
                        () -> dialogs.saveFile(what.file).ifPresent(file -> {
                            ReportSubject subject = subject();
                            write(file, () -> writer.write(subject, file));
                        }))
                .when(Bindings.isNotNull(model.report()));
    }

    private ReportSubject subject() {
        DatasetState now = model.history().get();
        boolean changed = !model.shown().settings().equals(now.plain());
        return new ReportSubject(
                model.dataset().get(), model.shown(), now.preset().title() + (changed ? ", changed" : ""));
    }

    List<Action> actions() {
        return actions;
    }

    /** {@return a button that offers all of them and others} */
    MenuButton button(List<Action> others) {
        MenuButton button = new MenuButton("Export", new FontIcon(Feather.DOWNLOAD));
        button.setId("dataset-export");
        Controls.tip(button, "Exports the settings to a framework, or the audit to a spreadsheet.");
        Stream.concat(actions.stream(), others.stream()).forEach(action -> {
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
                told.accept("Opened the settings " + named.name());
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

    /** The framework whose settings were begun with comes first. */
    private void preview() {
        Map<Framework, Draft> drafts = new EnumMap<>(Framework.class);
        for (Framework framework : Framework.values()) {
            Snippet snippet = Snippet.of(framework, model.history().get().settings());
            drafts.put(framework, new Draft(framework.title(), framework.fileName(), snippet.text(), snippet.notes()));
        }
        Framework first = Arrays.stream(Framework.values())
                .filter(framework -> framework.preset() == model.history().get().preset())
                .findFirst()
                .orElse(Framework.DETECTRON2);
        dialogs.preview(
                new Preview(
                        "Configuration of a framework", "Framework", List.copyOf(drafts.values()), drafts.get(first)),
                this::copy,
                this::save);
    }

    private void save(Draft draft) {
        dialogs.saveFile(draft.fileName())
                .ifPresent(file -> write(
                        file,
                        () -> SafeFile.write(file, out -> out.write(draft.text().getBytes(StandardCharsets.UTF_8)))));
    }

    private void copy(Draft draft) {
        ClipboardContent content = new ClipboardContent();
        content.putString(draft.text());
        Clipboard.getSystemClipboard().setContent(content);
        told.accept("Copied the configuration for " + draft.name()
                + (draft.notes().isEmpty()
                        ? ""
                        : ", with " + Texts.counted(draft.notes().size(), "note", "notes")));
    }

    /** What may fail on a disk. */
    private interface Saving {
        void save() throws IOException;
    }

    private void write(Path file, Saving saving) {
        told.accept("Saving " + file + " …");
        writing.submit(
                cancelled -> {
                    saving.save();
                    return file;
                },
                done -> told.accept("Saved " + done),
                failure -> dialogs.error("The file was not saved", file + ": " + failure.getMessage()));
    }

    void close() {
        writing.close();
    }
}
