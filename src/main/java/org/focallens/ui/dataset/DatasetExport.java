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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.focallens.audit.AuditReport;
import org.focallens.audit.BoxOutcome;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.snippet.Framework;
import org.focallens.core.preset.snippet.Snippet;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
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
        actions.add(audited(Action.of("save-images-csv", "File", "Images as CSV …", "A row for each image: boxes, positive anchors, IoUs", null, null,
                () -> dialogs.saveFile("images.csv").ifPresent(file -> write(file, this::images)))));
        actions.add(audited(Action.of("save-boxes-csv", "File", "Boxes as CSV …", "A row for each box: class, best IoU, positive anchors", null, null,
                () -> dialogs.saveFile("boxes.csv").ifPresent(file -> write(file, this::boxes)))));
    }

    private Action audited(Action action) {
        return action.when(Bindings.isNotNull(model.report()));
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
            writing.submit(cancelled -> {
                SettingsFile.write(file, named);
                return file;
            }, done -> told.accept("Saved " + done), failure -> dialogs.error("The settings were not saved", failure.getMessage()));
        });
    }

    private void saveSnippet(Framework framework) {
        Snippet snippet = Snippet.of(framework, model.history().get().settings());
        dialogs.saveFile(framework.fileName()).ifPresent(file -> write(file, out -> out.append(snippet.text())));
    }

    /** Writes text. */
    private interface Text {
        void to(StringBuilder out) throws IOException;
    }

    private void write(Path file, Text text) {
        writing.submit(cancelled -> {
            StringBuilder content = new StringBuilder();
            text.to(content);
            SafeFile.write(file, out -> out.write(content.toString().getBytes(StandardCharsets.UTF_8)));
            return file;
        }, done -> told.accept("Saved " + done), failure -> dialogs.error("The file was not saved", file + ": " + failure.getMessage()));
    }

    private void images(StringBuilder out) throws IOException {
        Dataset dataset = model.dataset().get();
        AuditReport report = model.shown();
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord("image", "width", "height", "boxes", "withoutAnchor", "worstBestIou", "meanBestIou", "positive", "ignored");
            for (int image = 0; image < dataset.images().size(); image++) {
                ImageRow row = ImageRow.of(dataset, report, image);
                printer.printRecord(row.name(), row.width(), row.height(), row.boxes(), row.unmatched(), row.worstIou(), row.meanIou(),
                        report.images().positive(image), report.images().ignored(image));
            }
        }
    }

    private void boxes(StringBuilder out) throws IOException {
        Dataset dataset = model.dataset().get();
        AuditReport report = model.shown();
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord("image", "label", "class", "x1", "y1", "x2", "y2", "bestIou", "level", "positives", "forcedOnly");
            for (int box = 0; box < report.boxes().count(); box++) {
                LabelledImage image = dataset.images().get(report.boxes().image(box));
                int label = report.boxes().label(box);
                BoxOutcome outcome = report.boxes().outcome(box);
                float[] corners = image.labels().box(label);
                printer.printRecord(image.file().getFileName(), label, dataset.categories().get(image.labels().category(label)), corners[0], corners[1],
                        corners[2], corners[3], outcome.bestIou(), outcome.level() < 0 ? "" : report.totals().levels().get(outcome.level()).level(),
                        outcome.positives(), outcome.forcedOnly());
            }
        }
    }

    void close() {
        writing.close();
    }
}
