package org.focallens.ui.anchors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableDoubleValue;
import org.focallens.data.Dataset;
import org.focallens.data.Datasets;
import org.focallens.data.LabelledImage;
import org.focallens.data.Problem;
import org.focallens.data.ReadOptions;
import org.focallens.data.image.Images;
import org.focallens.ui.anchors.CellAnchor.Cell;
import org.focallens.ui.common.Background;
import org.focallens.ui.common.History;
import org.focallens.ui.common.LatestDouble;

/**
 * What the anchors room shows and does. The assignment follows every change at once: matching an image takes well under a millisecond.
 */
public final class AnchorsViewModel {
    /** No box is selected. */
    public static final int NONE = -1;

    private static final String NEW_CATEGORY = "new";

    private final Background loading;
    private final History<AnchorsState> history = new History<>(AnchorsState.START);
    private final ReadOnlyObjectWrapper<Dataset> dataset = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<OpenImage> image = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Assigned> assigned = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final LatestDouble progress;
    private final IntegerProperty selectedTruth = new SimpleIntegerProperty(NONE);
    private final IntegerProperty cellLevel = new SimpleIntegerProperty(5);
    private final ObjectProperty<Cell> cell = new SimpleObjectProperty<>();
    private final Map<Integer, List<TruthBox>> edited = new HashMap<>();
    private Path openPath;
    private int imageIndex;

    /** @param loading where data sets and images are read */
    public AnchorsViewModel(Background loading) {
        this.loading = loading;
        this.progress = new LatestDouble(loading, -1);
        history.state().subscribe(this::stateChanged);
        cellLevel.subscribe(level -> moveCell());
    }

    private void stateChanged() {
        if (image.get() != null) {
            edited.put(imageIndex, history.get().truths());
            assign();
        }
    }

    private void assign() {
        assigned.set(Assigned.of(image.get(), history.get()));
        if (selectedTruth.get() >= history.get().truths().size()) {
            selectedTruth.set(NONE);
        }
    }

    /**
     * Opens an image, an annotation file or a data set folder in the background. What is open stays until the new one is read.
     *
     * @param path     file or folder
     * @param position image to show first; the last one where there are fewer
     */
    public void open(Path path, int position) {
        busy.set(true);
        progress.set(0);
        message.set("Opening " + path.getFileName() + " …");
        loading.submit(cancelled -> Datasets.open(path, ReadOptions.DEFAULT, cancelled, progress::set), opened -> {
            openPath = path;
            edited.clear();
            dataset.set(opened);
            show(Math.max(0, Math.min(position, opened.images().size() - 1)));
        }, failure -> fail(failure.getMessage()));
    }

    /** Shows another image of the open data set, counted from 0 and around its ends. */
    public void show(int position) {
        List<LabelledImage> images = dataset.get() == null ? List.of() : dataset.get().images();
        if (images.isEmpty()) {
            fail(dataset.get() == null ? "Nothing is open" : dataset.get().name() + " has no images");
            return;
        }
        int next = Math.floorMod(position, images.size());
        LabelledImage label = images.get(next);
        busy.set(true);
        progress.set(-1);
        loading.submit(cancelled -> new OpenImage(label, Images.read(label.file())), opened -> showImage(next, opened),
                failure -> {
                    imageIndex = next;
                    fail(failure.getMessage());
                });
    }

    private void showImage(int position, OpenImage opened) {
        busy.set(false);
        imageIndex = position;
        selectedTruth.set(NONE);
        cell.set(null);
        List<TruthBox> truths = edited.getOrDefault(position, labelled(opened.label()));
        image.set(opened);
        history.restart(history.get().withTruths(truths));
        assign();
        selectedTruth.set(truths.isEmpty() ? NONE : 0);       // one box and its anchors can be read; all of them together seldom
        message.set(describe());
    }

    private List<TruthBox> labelled(LabelledImage label) {
        List<String> categories = dataset.get().categories();
        return IntStream.range(0, label.labels().count())
                .mapToObj(i -> TruthBox.of(label.labels(), i, categories.get(label.labels().category(i)))).toList();
    }

    private String describe() {
        Dataset open = dataset.get();
        OpenImage shown = image.get();
        String problems = open.problems().isEmpty() ? "" : "   ·   " + open.problems().size() + " problems in the data";
        return String.format("%s   ·   image %,d of %,d   ·   %s   ·   %d × %d px%s", open.name(), imageIndex + 1, open.images().size(),
                shown.label().file().getFileName(), shown.picture().width(), shown.picture().height(), problems);
    }

    private void fail(String what) {
        busy.set(false);
        message.set(what);
    }

    /** Gives up what is being opened; what was open stays. */
    public void cancel() {
        if (busy.get()) {
            loading.cancel();
            busy.set(false);
            message.set(image.get() == null ? "Cancelled" : describe());
        }
    }

    /** Shows the image after this one. */
    public void next() {
        show(imageIndex + 1);
    }

    /** Shows the image before this one. */
    public void previous() {
        show(imageIndex - 1);
    }

    /** Changes what can be undone. Changes under one key in quick succession become one step. */
    public void change(String key, UnaryOperator<AnchorsState> change) {
        history.change(key, change.apply(history.get()));
    }

    /** Adds a box, in image pixels, and selects it. */
    public void addTruth(float x1, float y1, float x2, float y2) {
        List<TruthBox> truths = new ArrayList<>(history.get().truths());
        String category = dataset.get() == null || dataset.get().categories().isEmpty() ? NEW_CATEGORY : dataset.get().categories().get(0);
        truths.add(new TruthBox(x1, y1, x1 + 1, y1 + 1, category, false).between(x1, y1, x2, y2));
        change("add", state -> state.withTruths(truths));
        selectedTruth.set(truths.size() - 1);
    }

    /** Puts another box in the place of one, as moving and resizing do. */
    public void replaceTruth(int index, TruthBox box) {
        List<TruthBox> truths = new ArrayList<>(history.get().truths());
        truths.set(index, box);
        change("box " + index, state -> state.withTruths(truths));
    }

    /** Moves the selected box, in image pixels. */
    public void nudge(float dx, float dy) {
        int index = selectedTruth.get();
        if (index != NONE) {
            replaceTruth(index, history.get().truths().get(index).moved(dx, dy));
        }
    }

    /** Deletes the selected box. */
    public void deleteTruth() {
        int index = selectedTruth.get();
        if (index != NONE) {
            List<TruthBox> truths = new ArrayList<>(history.get().truths());
            truths.remove(index);
            selectedTruth.set(NONE);
            change("delete", state -> state.withTruths(truths));
        }
    }

    /** Inspects the cell nearest to a point in input pixels, on the chosen level. */
    public void inspect(double x, double y) {
        if (assigned.get() != null) {
            cell.set(CellAnchor.nearest(assigned.get().matching(), cellLevel.get(), x, y));
        }
    }

    private void moveCell() {
        if (cell.get() != null && assigned.get() != null) {
            double stride = 1 << cell.get().level();
            inspect((cell.get().column() + 0.5) * stride, (cell.get().row() + 0.5) * stride);
        }
    }

    /** {@return the anchors of the inspected cell; empty where none is} */
    List<CellAnchor> cellAnchors() {
        return assigned.get() == null ? List.of() : CellAnchor.of(assigned.get().matching(), cell.get());
    }

    /** {@return what matching made of the selected box, in words; empty where none is selected} */
    String describeSelected() {
        int index = selectedTruth.get();
        if (index == NONE || assigned.get() == null) {
            return "";
        }
        TruthBox box = history.get().truths().get(index);
        int matched = assigned.get().matchedTruth(index);
        String fate = matched < 0 ? "A crowd region: it is not matched, and anchors on it are negative."
                : String.format(Locale.ROOT, "Best IoU %.3f, %d positive anchors.", assigned.get().matching().bestIou()[matched],
                        assigned.get().matching().positiveOf(matched).length);
        double scale = image.get().scaleX(assigned.get().fit());
        return String.format(Locale.ROOT, "Box %d, %s: %.0f × %.0f px, %.0f × %.0f px at the network's input. %s", index + 1, box.category(),
                box.x2() - box.x1(), box.y2() - box.y1(), scale * (box.x2() - box.x1()), scale * (box.y2() - box.y1()), fate);
    }

    /** {@return the settings, with undo and redo} */
    public History<AnchorsState> history() {
        return history;
    }

    /** {@return the open data set, null before any is} */
    public ReadOnlyObjectProperty<Dataset> dataset() {
        return dataset.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<OpenImage> image() {
        return image.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Assigned> assigned() {
        return assigned.getReadOnlyProperty();
    }

    /** {@return what is open, or what failed} */
    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /** {@return whether something is being read} */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** {@return how far the reading is, 0..1; below 0 where it cannot be told} */
    public ObservableDoubleValue progress() {
        return progress.shown();
    }

    /** {@return what is wrong in the open data set, one line each; empty where nothing is} */
    public String problems() {
        return dataset.get() == null ? "" : dataset.get().problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    /** {@return position of the selected box, or {@link #NONE}} */
    public IntegerProperty selectedTruth() {
        return selectedTruth;
    }

    /** {@return the level whose cells a click inspects, 3..7} */
    public IntegerProperty cellLevel() {
        return cellLevel;
    }

    /** {@return the inspected cell, null where none is} */
    ObjectProperty<Cell> cell() {
        return cell;
    }

    /** {@return what was opened last, null before anything was} */
    public Path openPath() {
        return openPath;
    }

    /** {@return position of the image on screen} */
    public int imageIndex() {
        return imageIndex;
    }
}
