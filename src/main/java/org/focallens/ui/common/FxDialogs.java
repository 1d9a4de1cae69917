package org.focallens.ui.common;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextArea;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Dialogs of JavaFX, owned by one window. Choosers start where the last one ended. */
public final class FxDialogs implements Dialogs {
    private final Window owner;
    private File folder;

    /** @param owner the window that the dialogs stand over */
    public FxDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> openFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open an image or an annotation file");
        chooser.setInitialDirectory(existing());
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter(
                                "Images and annotations",
                                "*.jpg",
                                "*.jpeg",
                                "*.png",
                                "*.bmp",
                                "*.gif",
                                "*.webp",
                                "*.tif",
                                "*.tiff",
                                "*.json",
                                "*.jsonl",
                                "*.csv",
                                "*.txt",
                                "*.zip",
                                "*.xml",
                                "*.yaml",
                                "*.yml"),
                        new ExtensionFilter("All files", "*"));
        return chosen(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> openTable() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a table of numbers");
        chooser.setInitialDirectory(existing());
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter("CSV tables", "*.csv", "*.tsv", "*.txt"),
                        new ExtensionFilter("All files", "*"));
        return chosen(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> openRun() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a saved run");
        chooser.setInitialDirectory(existing());
        chooser.getExtensionFilters()
                .setAll(new ExtensionFilter("Saved runs", "*.ckpt"), new ExtensionFilter("All files", "*"));
        return chosen(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> openDump() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a model's logits: logits.npy with targets.npy beside it, or a CSV table");
        chooser.setInitialDirectory(existing());
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter("Logits", "*.npy", "*.csv", "*.tsv", "*.txt"),
                        new ExtensionFilter("All files", "*"));
        return chosen(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> openPredictions() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a detector's predictions: COCO results");
        chooser.setInitialDirectory(existing());
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter("COCO results, YOLO predictions", "*.json", "*.txt"),
                        new ExtensionFilter("All files", "*"));
        return chosen(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> openSettings() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open saved settings");
        chooser.setInitialDirectory(existing());
        chooser.getExtensionFilters()
                .setAll(new ExtensionFilter("Saved settings", "*.json"), new ExtensionFilter("All files", "*"));
        return chosen(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> openFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open a data set: COCO, Pascal VOC, YOLO or a folder of images");
        chooser.setInitialDirectory(existing());
        return chosen(chooser.showDialog(owner));
    }

    @Override
    public Optional<Path> saveFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Choose a folder to write to");
        chooser.setInitialDirectory(existing());
        return chosen(chooser.showDialog(owner));
    }

    @Override
    public Optional<Path> saveFile(String suggestion) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save");
        chooser.setInitialDirectory(existing());
        chooser.setInitialFileName(suggestion);
        return chosen(chooser.showSaveDialog(owner));
    }

    private File existing() {
        return folder != null && folder.isDirectory() ? folder : null;
    }

    private Optional<Path> chosen(File file) {
        if (file == null) {
            return Optional.empty();
        }
        folder = file.isDirectory() ? file : file.getParentFile();
        return Optional.of(file.toPath());
    }

    @Override
    public void error(String what, String details) {
        Alert alert = new Alert(Alert.AlertType.ERROR, details);
        alert.initOwner(owner);
        alert.setTitle("FocalLens");
        alert.setHeaderText(what);
        alert.showAndWait();
    }

    @Override
    public boolean confirm(String what, String details) {
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, details);
        alert.initOwner(owner);
        alert.setTitle("FocalLens");
        alert.setHeaderText(what);
        return alert.showAndWait().filter(ButtonType.OK::equals).isPresent();
    }

    @Override
    public void show(String title, String text) {
        Alert alert = new Alert(Alert.AlertType.INFORMATION);
        alert.initOwner(owner);
        alert.setTitle("FocalLens");
        alert.setHeaderText(title);
        TextArea area = new TextArea(text);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefSize(640, 400);
        alert.getDialogPane().setContent(area);
        alert.setResizable(true);
        alert.showAndWait();
    }

    @Override
    public void preview(Preview preview, Consumer<Preview.Draft> copy, Consumer<Preview.Draft> save) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle("FocalLens");
        dialog.setHeaderText(preview.title());
        dialog.getDialogPane().setContent(new PreviewPane(preview, copy, save));
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.setResizable(true);
        dialog.showAndWait();
    }
}
