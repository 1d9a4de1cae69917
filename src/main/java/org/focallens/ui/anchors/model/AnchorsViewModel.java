package org.focallens.ui.anchors.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.focallens.core.preset.NamedSettings;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.model.CellAnchor.Cell;
import org.focallens.ui.common.AnchorCount;
import org.focallens.ui.common.History;
import org.focallens.ui.common.ImageRequest;
import org.focallens.ui.common.work.Background;

/**
 * What the anchors room shows and does. The assignment follows every change at once: matching an image takes well under a millisecond.
 */
public final class AnchorsViewModel {
    /** No box is selected. */
    public static final int NONE = -1;

    private static final String NEW_CATEGORY = "new";

    private final ImageBrowser gallery;
    private final History<AnchorsState> history = new History<>(AnchorsState.START);
    private final ReadOnlyObjectWrapper<Assigned> assigned = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<AnchorCount> count =
            assigned.map(now -> now.count(image().get(), gallery().categories().size()));
    private final IntegerProperty selectedTruth = new SimpleIntegerProperty(NONE);
    private final IntegerProperty cellLevel = new SimpleIntegerProperty(5);
    private final ObjectProperty<Cell> cell = new SimpleObjectProperty<>();
    private final Map<LabelledImage, List<TruthBox>> edited = new HashMap<>();
    private final Map<Path, List<TruthBox>> unseenEdits = new HashMap<>();
    private final ChosenLevel chosenLevel;
    private final ReadOnlyObjectWrapper<List<NamedSettings>> named = new ReadOnlyObjectWrapper<>(List.of());
    private Dataset editedIn;
    private ImageRequest request;

    /** @param loading where data sets and images are read */
    public AnchorsViewModel(Background loading) {
        gallery = new ImageBrowser(loading);
        chosenLevel = new ChosenLevel(assigned.getReadOnlyProperty(), cellLevel);
        gallery.image()
                .subscribe(() -> imageChanged(
                        gallery.image().get())); // one opened anew equals itself, and is shown anew all the same
        history.state().subscribe(this::stateChanged);
        cellLevel.subscribe(level -> moveCell());
    }

    private void imageChanged(OpenImage opened) {
        selectedTruth.set(NONE);
        cell.set(null);
        if (opened == null) {
            assigned.set(null);
            history.restart(history.get().withTruths(List.of()));
            return;
        }
        if (editedIn != gallery.dataset().get()) {
            editedIn = gallery.dataset().get();
            edited.clear();
        }
        List<TruthBox> before = unseenEdits.remove(opened.label().file());
        List<TruthBox> truths = before == null ? edited.getOrDefault(opened.label(), labelled(opened.label())) : before;
        edited.put(opened.label(), truths);
        history.restart(history.get().withTruths(truths));
        assign();
        int wanted = request != null
                        && opened.label().equals(request.dataset().images().get(request.image()))
                ? request.box()
                : 0;
        request = null;
        selectedTruth.set(
                wanted < truths.size() ? wanted : truths.isEmpty() ? NONE : 0); // one box and its anchors can be read
    }

    /** Shows an image as another room asks for it: with a box of it selected, under the settings that room speaks of. */
    public void show(ImageRequest asked) {
        request = asked;
        history.restart(history.get().withPreset(asked.preset()).withSettings(asked.settings()));
        gallery.show(asked.path(), asked.dataset(), asked.image());
    }

    private List<TruthBox> labelled(LabelledImage label) {
        List<String> categories = gallery.categories();
        return IntStream.range(0, label.labels().count())
                .mapToObj(i -> TruthBox.of(
                        label.labels(), i, categories.get(label.labels().category(i))))
                .toList();
    }

    private void stateChanged() {
        if (image().get() != null) {
            edited.put(image().get().label(), history.get().truths());
            assign();
        }
    }

    private void assign() {
        assigned.set(Assigned.of(image().get(), history.get()));
        if (selectedTruth.get() >= history.get().truths().size()) {
            selectedTruth.set(NONE);
        }
    }

    /** Changes what can be undone. Changes under one key in quick succession become one step. */
    public void change(String key, UnaryOperator<AnchorsState> change) {
        history.change(key, change.apply(history.get()));
    }

    /** Adds a box, in image pixels, and selects it. */
    public void addTruth(float x1, float y1, float x2, float y2) {
        List<TruthBox> truths = new ArrayList<>(history.get().truths());
        String category = gallery.categories().isEmpty()
                ? NEW_CATEGORY
                : gallery.categories().get(0);
        truths.add(new TruthBox(x1, y1, x1 + 1, y1 + 1, category, false).between(x1, y1, x2, y2));
        change("add box " + truths.size(), state -> state.withTruths(truths));
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
            change("delete box " + truths.size(), state -> state.withTruths(truths));
        }
    }

    /** Selects the box some places on, around the ends; the first, or the last, where none is selected. */
    public void selectBeside(int places) {
        int count = history.get().truths().size();
        if (count > 0) {
            int from = selectedTruth.get() == NONE && places < 0 ? 0 : selectedTruth.get();
            selectedTruth.set(Math.floorMod(from + places, count));
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
            cell.set(CellAnchor.moved(assigned.get().matching(), cell.get(), cellLevel.get()));
        }
    }

    /** {@return the anchors of the inspected cell; empty where none is} */
    public List<CellAnchor> cellAnchors() {
        return assigned.get() == null ? List.of() : CellAnchor.of(assigned.get().matching(), cell.get());
    }

    /** {@return which box is selected and its sizes, in words; empty where none is} */
    public String describeSelected() {
        int index = selectedTruth.get();
        if (index == NONE || assigned.get() == null) {
            return "";
        }
        TruthBox box = history.get().truths().get(index);
        double scale = image().get().scaleX(assigned.get().fit());
        return Texts.format(
                "Box %d, %s: %.0f × %.0f px, %.0f × %.0f px at the network's input.",
                index + 1,
                box.category(),
                box.x2() - box.x1(),
                box.y2() - box.y1(),
                scale * (box.x2() - box.x1()),
                scale * (box.y2() - box.y1()));
    }

    /** {@return the boxes of the images whose boxes are not as labelled, by the image's file} */
    public Map<Path, List<TruthBox>> edits() {
        Map<Path, List<TruthBox>> changed = new LinkedHashMap<>(unseenEdits);
        edited.forEach((label, truths) -> {
            if (!truths.equals(labelled(label))) {
                changed.put(label.file(), truths);
            }
        });
        return changed;
    }

    /** Takes boxes that were edited before, for images of the data set that is opened next. */
    public void restoreEdits(Map<Path, List<TruthBox>> before) {
        unseenEdits.putAll(before);
    }

    /** {@return the settings, with undo and redo} */
    public History<AnchorsState> history() {
        return history;
    }

    /** {@return the open data set and its images} */
    public ImageBrowser gallery() {
        return gallery;
    }

    public ReadOnlyObjectProperty<OpenImage> image() {
        return gallery.image();
    }

    public ReadOnlyObjectProperty<Assigned> assigned() {
        return assigned.getReadOnlyProperty();
    }

    /** {@return how many anchors of the image a loss is taken over, null inside while no image is open; for other rooms} */
    public ObservableValue<AnchorCount> count() {
        return count;
    }

    /** {@return position of the selected box, or {@link #NONE}} */
    public IntegerProperty selectedTruth() {
        return selectedTruth;
    }

    /** {@return how the chosen level sees the image} */
    public ChosenLevel chosenLevel() {
        return chosenLevel;
    }

    /** {@return settings that were opened or saved under a name, the newest last} */
    public ReadOnlyObjectProperty<List<NamedSettings>> named() {
        return named.getReadOnlyProperty();
    }

    /** Keeps settings under their name, in place of others with it. */
    public void keep(NamedSettings settings) {
        named.set(Stream.concat(
                        named.get().stream().filter(other -> !other.name().equals(settings.name())),
                        Stream.of(settings))
                .toList());
    }

    /** {@return the level whose cells a click inspects, 3..7} */
    public IntegerProperty cellLevel() {
        return cellLevel;
    }

    /** {@return the inspected cell, null where none is} */
    public ObjectProperty<Cell> cell() {
        return cell;
    }
}
