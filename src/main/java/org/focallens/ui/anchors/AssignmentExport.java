package org.focallens.ui.anchors;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.focallens.core.explain.AssignmentSheet;
import org.focallens.core.preset.NamedSettings;
import org.focallens.data.SafeFile;
import org.focallens.data.SettingsException;
import org.focallens.data.SettingsFile;
import org.focallens.ui.common.Background;
import org.focallens.ui.common.Dialogs;

/** Saves what the room shows: the picture, the assignment and the settings; and opens settings. Files are written behind the FX thread. */
final class AssignmentExport {
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setHeader(AssignmentSheet.COLUMNS.toArray(String[]::new)).setRecordSeparator("\n").get();

    private final AnchorsViewModel model;
    private final Dialogs dialogs;
    private final Background writing;

    AssignmentExport(AnchorsViewModel model, Dialogs dialogs, Background writing) {
        this.model = model;
        this.dialogs = dialogs;
        this.writing = writing;
    }

    /** What a file is to hold, made behind the FX thread. */
    private interface Made {
        byte[] bytes() throws IOException;
    }

    private String name(String ending) {
        String image = model.image().get() == null ? "anchors" : model.image().get().label().file().getFileName().toString().replaceFirst("\\.[^.]+$", "");
        return image + ending;
    }

    private void save(String suggestion, Made content) {
        dialogs.saveFile(suggestion).ifPresent(file -> write(file, content));
    }

    private void write(Path file, Made content) {
        writing.submit(cancelled -> {
            byte[] bytes = content.bytes();
            SafeFile.write(file, out -> out.write(bytes));
            return file;
        }, saved -> model.gallery().say("Saved " + saved), failure -> failed(file, failure));
    }

    private void failed(Path file, Exception failure) {
        dialogs.error("Nothing was saved", "Cannot write " + file + ": " + failure + ". Choose another folder.");
    }

    void saveJson() {
        Assigned assigned = model.assigned().get();
        String preset = model.history().get().preset().name();
        save(name("-anchors.json"), () -> new ObjectMapper().writeValueAsBytes(AssignmentSheet.object(preset, assigned.matching())));
    }

    void saveCsv() {
        Assigned assigned = model.assigned().get();
        save(name("-anchors.csv"), () -> {
            StringWriter text = new StringWriter();
            try (CSVPrinter printer = new CSVPrinter(text, CSV)) {
                for (List<Object> row : AssignmentSheet.rows(assigned.match())) {
                    printer.printRecord(row);
                }
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        });
    }

    void savePicture(Supplier<Image> drawn, String ending) {
        Image picture = drawn.get();
        save(name(ending), () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", out);
            return out.toByteArray();
        });
    }

    void copyPicture(Supplier<Image> drawn) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(drawn.get());
        Clipboard.getSystemClipboard().setContent(content);
        model.gallery().say("Copied the picture");
    }

    /** The set is named after its file. */
    void saveSettings() {
        dialogs.saveFile("anchors-settings.json").ifPresent(file -> {
            try {
                NamedSettings settings = new NamedSettings(file.getFileName().toString().replaceFirst("\\.json$", ""), model.history().get().settings());
                model.keep(settings);
                writing.submit(cancelled -> {
                    SettingsFile.write(file, settings);
                    return file;
                }, saved -> model.gallery().say("Saved " + saved), failure -> failed(file, failure));
            } catch (IllegalArgumentException e) {
                dialogs.error("Nothing was saved", e.getMessage() + ". Choose another name.");
            }
        });
    }

    void openSettings() {
        dialogs.openSettings().ifPresent(this::openSettings);
    }

    private void openSettings(Path file) {
        try {
            NamedSettings settings = SettingsFile.read(file);
            model.keep(settings);
            model.change("settings " + settings.name(), state -> state.withSettings(settings.settings()));
            model.gallery().say("Settings: " + settings.name());
        } catch (SettingsException e) {
            dialogs.error("The settings were not opened", e.getMessage());
        }
    }
}
