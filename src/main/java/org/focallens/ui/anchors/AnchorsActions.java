package org.focallens.ui.anchors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.focallens.ui.anchors.model.AnchorKind;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Colouring;
import org.focallens.ui.anchors.model.ImageBrowser;
import org.focallens.ui.anchors.picture.PictureStage;
import org.focallens.ui.anchors.picture.StageMouse;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Dialogs;
import org.kordamp.ikonli.feather.Feather;

/** Everything that can be done in the anchors room, with its keys. */
final class AnchorsActions {
    private final AnchorsViewModel model;
    private final ImageBrowser gallery;
    private final PictureStage stage;
    private final StageMouse mouse;
    private final BooleanBinding open;

    AnchorsActions(AnchorsViewModel model, PictureStage stage, StageMouse mouse) {
        this.model = model;
        this.gallery = model.gallery();
        this.stage = stage;
        this.mouse = mouse;
        this.open = Bindings.isNotNull(model.assigned());
    }

    /**
     * All actions, in the order of the bar and of the menus.
     *
     * @param dialogs asks which file
     * @param export  saves
     * @param drawer  shows or hides the histograms
     */
    List<Action> all(Dialogs dialogs, AssignmentExport export, Runnable drawer) {
        List<Action> all = new ArrayList<>(files(dialogs));
        all.addAll(edits());
        all.addAll(views(drawer));
        all.addAll(saves(export));
        all.addAll(looks());
        return List.copyOf(all);
    }

    private List<Action> files(Dialogs dialogs) {
        return List.of(
                Action.of(
                        "open-image",
                        "File",
                        "Open image or file …",
                        "Opens an image, a COCO file, a VOC annotation or a data.yaml",
                        "Shortcut+O",
                        Feather.IMAGE,
                        () -> dialogs.openFile().ifPresent(path -> gallery.open(path, 0))),
                Action.of(
                        "open-folder",
                        "File",
                        "Open data set …",
                        "Opens a COCO, VOC or YOLO folder, or any folder of images",
                        "Shortcut+Shift+O",
                        Feather.FOLDER,
                        () -> dialogs.openFolder().ifPresent(path -> gallery.open(path, 0))),
                Action.of(
                                "problems",
                                "File",
                                "Problems in the data …",
                                "Everything that could not be read, with file and place",
                                "Shortcut+P",
                                Feather.ALERT_TRIANGLE,
                                () -> dialogs.show("Problems in the data", gallery.problems()))
                        .when(Bindings.createBooleanBinding(
                                () -> !gallery.problems().isEmpty(), gallery.dataset())),
                Action.of(
                        "previous-image",
                        "Image",
                        "Previous image",
                        "The image before this one",
                        "Page Up",
                        Feather.CHEVRON_LEFT,
                        gallery::previous),
                Action.of(
                        "next-image",
                        "Image",
                        "Next image",
                        "The image after this one",
                        "Page Down",
                        Feather.CHEVRON_RIGHT,
                        gallery::next));
    }

    private List<Action> edits() {
        return List.of(
                Action.of(
                                "undo",
                                "Edit",
                                "Undo",
                                "Undoes the last change",
                                "Shortcut+Z",
                                Feather.CORNER_UP_LEFT,
                                model.history()::undo)
                        .when(model.history().canUndo()),
                Action.of(
                                "redo",
                                "Edit",
                                "Redo",
                                "Repeats the change that was undone",
                                "Shortcut+Shift+Z",
                                Feather.CORNER_UP_RIGHT,
                                model.history()::redo)
                        .when(model.history().canRedo()),
                Action.of(
                                "delete-box",
                                "Edit",
                                "Delete box",
                                "Deletes the selected box; the file on disk stays as it is",
                                "Delete",
                                Feather.TRASH_2,
                                model::deleteTruth)
                        .when(model.selectedTruth().isNotEqualTo(AnchorsViewModel.NONE)),
                Action.of(
                        "draw-box",
                        "Edit",
                        "Draw box",
                        "The next drag on the picture makes a new box",
                        "B",
                        null,
                        () -> mouse.drawing().set(true)),
                Action.of(
                                "next-box",
                                "Edit",
                                "Next box",
                                "Selects the box after this one",
                                "N",
                                null,
                                () -> model.selectBeside(1))
                        .when(open),
                Action.of(
                                "previous-box",
                                "Edit",
                                "Previous box",
                                "Selects the box before this one",
                                "P",
                                null,
                                () -> model.selectBeside(-1))
                        .when(open),
                Action.of(
                                "deselect",
                                "Edit",
                                "Select nothing",
                                "Clears the selection of box and cell",
                                "Esc",
                                null,
                                this::deselect)
                        .when(Bindings.not(gallery.busy())));
    }

    private void deselect() {
        mouse.drawing().set(false);
        model.cell().set(null);
        model.selectedTruth().set(AnchorsViewModel.NONE);
    }

    private List<Action> views(Runnable drawer) {
        return List.of(
                Action.of(
                        "zoom-in",
                        "View",
                        "Zoom in",
                        "Zooms in; the mouse wheel zooms at the pointer",
                        "Shortcut+'+'",
                        Feather.ZOOM_IN,
                        () -> stage.zoom(1.25)),
                Action.of(
                        "zoom-out",
                        "View",
                        "Zoom out",
                        "Zooms out",
                        "Shortcut+Minus",
                        Feather.ZOOM_OUT,
                        () -> stage.zoom(0.8)),
                Action.of(
                        "zoom-fit",
                        "View",
                        "Whole picture",
                        "Fits the picture into the window",
                        "Shortcut+0",
                        Feather.MAXIMIZE,
                        stage::fit),
                Action.of(
                        "lattice",
                        "View",
                        "Lattice of the level",
                        "The cells of the level chosen under Cell, and the centres of their anchors",
                        "L",
                        null,
                        () -> model.chosenLevel()
                                .lattice()
                                .set(!model.chosenLevel().lattice().get())),
                Action.of(
                        "heat-map",
                        "View",
                        "Heat map of the level",
                        "The best IoU of the anchors in each cell of the level chosen under Cell",
                        "H",
                        null,
                        () -> model.chosenLevel()
                                .heat()
                                .set(!model.chosenLevel().heat().get())),
                Action.of(
                        "histograms",
                        "View",
                        "Histograms",
                        "Best IoU and positive anchors of the boxes, and their sizes beside the anchors'",
                        "G",
                        Feather.BAR_CHART_2,
                        drawer));
    }

    private List<Action> saves(AssignmentExport export) {
        return List.of(
                Action.of(
                        "save-settings",
                        "File",
                        "Save settings …",
                        "Saves these settings under the file's name, to share them",
                        "Shortcut+S",
                        null,
                        export::saveSettings),
                Action.of(
                        "open-settings",
                        "File",
                        "Open settings …",
                        "Opens settings that were saved to a file",
                        "Shortcut+Shift+S",
                        null,
                        export::openSettings),
                Action.of(
                                "copy-picture",
                                "Edit",
                                "Copy picture",
                                "Copies the picture with its anchors to the clipboard at twice the size",
                                "Shortcut+Shift+C",
                                null,
                                () -> export.copyPicture(() -> stage.picture(2)))
                        .when(open),
                Action.of(
                                "save-picture",
                                "File",
                                "Save picture …",
                                "Saves the picture with its anchors as PNG",
                                "Shortcut+E",
                                null,
                                () -> export.savePicture(() -> stage.picture(1), ".png"))
                        .when(open),
                Action.of(
                                "save-picture-2x",
                                "File",
                                "Save picture, twice the size …",
                                "Saves the picture as a PNG with twice the width and height",
                                "Shortcut+Shift+E",
                                null,
                                () -> export.savePicture(() -> stage.picture(2), "@2x.png"))
                        .when(open),
                Action.of(
                                "save-csv",
                                "File",
                                "Save assignment as CSV …",
                                "One row per positive, forced or ignored anchor; all others are negative",
                                "Shortcut+Alt+C",
                                null,
                                export::saveCsv)
                        .when(open),
                Action.of(
                                "save-json",
                                "File",
                                "Save assignment as JSON …",
                                "The same JSON that the assign command prints",
                                "Shortcut+Alt+J",
                                null,
                                export::saveJson)
                        .when(open));
    }

    private List<Action> looks() {
        List<Action> looks = new ArrayList<>();
        for (AnchorKind kind : AnchorKind.values()) {
            looks.add(Action.of(
                    "toggle-" + kind.name().toLowerCase(Locale.ROOT),
                    "View",
                    "Show or hide " + kind.title().toLowerCase(Locale.ROOT) + " anchors",
                    kind.help(),
                    String.valueOf(kind.ordinal() + 1),
                    null,
                    () -> model.change(
                            "show " + kind,
                            state -> state.showing(kind, !state.shown().contains(kind)))));
        }
        looks.add(Action.of(
                "one-box-only",
                "View",
                "Only the selected box's anchors",
                "Draws the anchors of the selected box only, or of all boxes",
                "O",
                null,
                () -> model.change("one box", state -> state.showingOneBox(!state.oneBox()))));
        looks.add(Action.of(
                "next-colouring",
                "View",
                "Next colouring",
                "Colours by state, level, IoU and box in turn",
                "C",
                null,
                () -> model.change(
                        "colouring",
                        state -> state.withDisplay(state.display()
                                .withColouring(
                                        Colouring.values()[
                                                (state.display().colouring().ordinal() + 1)
                                                        % Colouring.values().length])))));
        IntStream.rangeClosed(3, 7).forEach(level -> {
            looks.add(Action.of(
                    "level-p" + level,
                    "View",
                    "Show or hide P" + level,
                    "Draws the anchors of P" + level + " or not",
                    "Alt+" + level,
                    null,
                    () -> model.change(
                            "level " + level,
                            state -> state.showing(level, !state.levels().contains(level)))));
            looks.add(Action.of(
                    "cell-level-p" + level,
                    "View",
                    "Cells of P" + level,
                    "Clicks, lattice and heat map use level P" + level,
                    "Shift+" + level,
                    null,
                    () -> model.cellLevel().set(level)));
        });
        looks.add(Action.of(
                "put-back",
                "Edit",
                "Reset settings",
                "Resets every setting to the framework's value",
                "Shortcut+Shift+P",
                null,
                () -> model.change("reset", state -> state.withPreset(state.preset()))));
        return looks;
    }
}
