package org.focallens.ui.anchors;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javax.imageio.ImageIO;
import org.focallens.core.explain.AssignmentSheet;
import org.focallens.core.preset.NamedSettings;
import org.focallens.data.file.SafeFile;
import org.focallens.data.settings.SettingsException;
import org.focallens.data.settings.SettingsFile;
import org.focallens.text.CsvTable;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Assigned;
import org.focallens.ui.common.Dialogs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves what the room shows: the picture, the assignment and the settings; and opens settings. Files are written behind the FX thread. */
final class AssignmentExport {
    private static final Logger LOG = LoggerFactory.getLogger(AssignmentExport.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AnchorsViewModel model;
    private final Dialogs dialogs;
    private final ExecutorService writing = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "save-anchors");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param model   what the room shows
     * @param dialogs asks where to and tells what failed
     */
    AssignmentExport(AnchorsViewModel model, Dialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
    }

    /** What a file is to hold, made behind the FX thread. */
    private interface Made {
        byte[] bytes() throws IOException;
    }

    private String name(String ending) {
        String image = model.image().get() == null
                ? "anchors"
                : model.image().get().label().file().getFileName().toString().replaceFirst("\\.[^.]+$", "");
        return image + ending;
    }

    private void save(String suggestion, Made content) {
        dialogs.saveFile(suggestion).ifPresent(file -> write(file, content));
    }

    /** One after the other: no newer file may take the place of one that was asked for before. */
    private void write(Path file, Made content) {
        writing.execute(() -> {
            try {
                byte[] bytes = content.bytes();
                SafeFile.write(file, out -> out.write(bytes));
                Platform.runLater(() -> model.gallery().say("Saved " + file));
            } catch (IOException e) {
                LOG.warn("{} not saved", file, e);
                Platform.runLater(() -> dialogs.error(
                        "Nothing was saved", "Cannot write " + file + ": " + e + ". Choose another folder."));
            }
        });
    }

    void saveJson() {
        Assigned assigned = model.assigned().get();
        String preset = model.history().get().preset().name();
        save(name("-anchors.json"), () -> JSON.writeValueAsBytes(AssignmentSheet.object(preset, assigned.matching())));
    }

    void saveCsv() {
        Assigned assigned = model.assigned().get();
        save(name("-anchors.csv"), () -> {
            StringWriter text = new StringWriter();
            try (CsvTable table = new CsvTable(text, "\n")) {
                table.row(AssignmentSheet.COLUMNS.toArray());
                for (List<Object> row : AssignmentSheet.rows(assigned.match())) {
                    table.row(row.toArray());
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
                NamedSettings settings = new NamedSettings(
                        file.getFileName().toString().replaceFirst("\\.json$", ""),
                        model.history().get().settings());
                model.keep(settings);
                write(
                        file,
                        () -> JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(SettingsFile.object(settings)));
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

    /** Takes no more work; what is being written is finished. */
    void close() {
        writing.shutdown();
    }
}
