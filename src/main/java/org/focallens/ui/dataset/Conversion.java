package org.focallens.ui.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.Problem;
import org.focallens.data.WriteOptions;
import org.focallens.data.WriteOptions.ImageFiles;
import org.focallens.data.Written;
import org.focallens.data.open.DatasetWriter;
import org.focallens.text.Texts;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.work.Background;
import org.focallens.ui.dataset.model.DatasetViewModel;
import org.focallens.ui.dataset.model.Work;

/** Writes the open data set's labels in another format, and tells what that format cannot hold. No file that exists is touched. */
final class Conversion {
    private static final List<DatasetFormat> FORMATS =
            List.of(DatasetFormat.COCO, DatasetFormat.VOC, DatasetFormat.YOLO);
    private static final int MOST_LOSSES_TOLD = 200;

    private final DatasetViewModel model;
    private final Dialogs dialogs;
    private final Work work;
    private final List<Action> actions = new ArrayList<>();

    Conversion(Background writing, DatasetViewModel model, Dialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        this.work = new Work(writing);
        BooleanBinding labelled = Bindings.createBooleanBinding(
                () -> model.dataset().get() != null && model.dataset().get().format() != DatasetFormat.IMAGES,
                model.dataset());
        for (DatasetFormat format : FORMATS) {
            String id = "convert-" + format.name().toLowerCase(Locale.ROOT);
            String letter = format.name().substring(0, 1);
            actions.add(Action.of(
                            id,
                            "File",
                            "Labels as " + title(format) + " …",
                            "Writes the labels in this format into a folder; the images stay where they are",
                            "Shortcut+Alt+" + letter,
                            null,
                            () -> choose(format, ImageFiles.NONE))
                    .when(labelled));
            actions.add(Action.of(
                            id + "-copy",
                            "File",
                            "Labels and images as " + title(format) + " …",
                            "Writes the labels and copies of the images into a folder",
                            "Shortcut+Alt+Shift+" + letter,
                            null,
                            () -> choose(format, ImageFiles.COPY))
                    .when(labelled));
        }
    }

    private static String title(DatasetFormat format) {
        return format == DatasetFormat.VOC ? "Pascal VOC" : format.name();
    }

    private void choose(DatasetFormat format, ImageFiles images) {
        dialogs.saveFolder().ifPresent(folder -> convert(new WriteOptions(format, folder, images)));
    }

    private void convert(WriteOptions options) {
        Dataset dataset = model.dataset().get();
        Path folder = options.folder();
        work.start(
                "Writing " + dataset.name() + " to " + folder + " …",
                "Cancelled: what was written to " + folder + " stays, and is not the whole data set",
                (cancelled, progress) -> DatasetWriter.write(dataset, options, cancelled, progress),
                written -> {
                    work.say(describe(written, folder));
                    if (!written.losses().isEmpty()) {
                        dialogs.show("What " + title(options.format()) + " cannot hold", text(written.losses()));
                    }
                });
    }

    private static String describe(Written written, Path folder) {
        return Texts.format(
                "Wrote %s with %s to %s, %s",
                Texts.counted(written.images(), "image", "images"),
                Texts.counted(written.boxes(), "box", "boxes"),
                folder,
                Texts.counted(written.losses().size(), "label lost", "labels lost"));
    }

    private static String text(List<Problem> lost) {
        String rest =
                lost.size() > MOST_LOSSES_TOLD ? Texts.format("%n… and %,d more", lost.size() - MOST_LOSSES_TOLD) : "";
        return lost.stream().limit(MOST_LOSSES_TOLD).map(Problem::toString).collect(Collectors.joining("\n")) + rest;
    }

    List<Action> actions() {
        return actions;
    }

    Work work() {
        return work;
    }
}
