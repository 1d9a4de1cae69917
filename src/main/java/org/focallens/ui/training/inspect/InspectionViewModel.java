package org.focallens.ui.training.inspect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.focallens.text.Texts;
import org.focallens.ui.common.work.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is chosen on the page, what came of it, and what the training thread should look at. */
final class InspectionViewModel {

    /** More pictures side by side would be too small to compare. */
    static final int MOST_INSPECTIONS = 4;

    private static final int LEVELS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(InspectionViewModel.class);

    private final Background background;
    private final ObjectProperty<InspectionState> state = new SimpleObjectProperty<>(InspectionState.FIRST);
    private final ObjectProperty<InspectionScope> scope = new SimpleObjectProperty<>(InspectionScope.NOTHING);
    private final ObjectProperty<List<NamedInspection>> inspections = new SimpleObjectProperty<>(List.of());
    private final BooleanProperty active = new SimpleBooleanProperty();
    private final ObjectBinding<InspectionRequest> request =
            Bindings.createObjectBinding(this::wishNow, state, scope, active);

    InspectionViewModel(Background background) {
        this.background = background;
    }

    ObjectProperty<InspectionState> state() {
        return state;
    }

    ObjectProperty<InspectionScope> scope() {
        return scope;
    }

    BooleanProperty active() {
        return active;
    }

    ObservableValue<List<NamedInspection>> inspections() {
        return inspections;
    }

    ObservableValue<InspectionRequest> request() {
        return request;
    }

    private InspectionRequest wishNow() {
        if (!active.get() || count() == 0) {
            return InspectionRequest.NONE;
        }
        Optional<String> layer = state.get().view() == InspectionView.LAYERS ? layer() : Optional.empty();
        return new InspectionRequest(true, images(), index(), layer);
    }

    /** Shows inspections at the same image side by side. */
    void show(List<NamedInspection> next) {
        if (next.size() > MOST_INSPECTIONS) {
            throw new IllegalArgumentException(
                    "inspections must be " + MOST_INSPECTIONS + " at most but are " + next.size());
        }
        inspections.set(List.copyOf(next));
    }

    /** Makes something of every look away from the FX thread; of several requests only the newest is answered. */
    <T> void prepare(Function<NamedInspection, T> each, Consumer<List<T>> done) {
        List<NamedInspection> now = inspections.get();
        background.submit(
                cancelled -> now.stream().map(each).toList(),
                done,
                failure -> LOG.error("an inspection cannot be shown", failure));
    }

    void change(UnaryOperator<InspectionState> change) {
        state.set(change.apply(state.get()));
    }

    boolean shows(InspectionView view) {
        return state.get().view() == view;
    }

    /** {@return which images are looked at; those of the batch where none are kept apart} */
    InspectionRequest.Images images() {
        return scope.get().count(state.get().images()) > 0 ? state.get().images() : InspectionRequest.Images.BATCH;
    }

    /** {@return how many of them there are} */
    int count() {
        return scope.get().count(images());
    }

    /** {@return which of them is looked at; the last where a smaller batch has fewer} */
    int index() {
        return Math.max(0, Math.min(count() - 1, state.get().index()));
    }

    void choose(InspectionRequest.Images images) {
        if (images != state.get().images()) {
            change(now -> now.withImage(images, 0));
        }
    }

    /** Goes on to another image; after the last comes the first. */
    void turn(int by) {
        if (count() > 0) {
            change(now -> now.withImage(images(), Math.floorMod(index() + by, count())));
        }
    }

    /** {@return which image is shown, in words} */
    String imageText() {
        if (count() == 0) {
            return "";
        }
        String step =
                inspections.get().isEmpty() ? "" : Texts.format(" · step %,d", NamedInspection.step(inspections.get()));
        return Texts.format("%,d of %,d%s", index() + 1, count(), step);
    }

    void toggle(BoxKind kind) {
        show(kind, !state.get().boxes().kinds().contains(kind));
    }

    void show(BoxKind kind, boolean shown) {
        change(now -> now.withBoxes(now.boxes().showing(kind, shown)));
    }

    /** Detections of a lower score are left out. */
    void setThreshold(double threshold) {
        double rounded = Math.round(threshold * 100) / 100.0;
        change(now ->
                now.withBoxes(new InspectionState.Boxes(rounded, now.boxes().kinds())));
    }

    /** {@return names of the classes, as the inspections have them} */
    List<String> categories() {
        return inspections.get().isEmpty()
                ? List.of()
                : inspections.get().get(0).categories();
    }

    /** {@return the class whose scores are shown, or {@link InspectionState.Scores#BEST}} */
    int label() {
        int label = state.get().scores().label();
        return label < categories().size() ? label : InspectionState.Scores.BEST;
    }

    void setLabel(int label) {
        change(now -> now.withScores(new InspectionState.Scores(now.scores().level(), label)));
    }

    /** The class after this one; after the last the best of all. */
    void turnLabel(int by) {
        setLabel(Math.floorMod(label() + 1 + by, categories().size() + 1) - 1);
    }

    void setScoreLevel(int level) {
        change(now ->
                now.withScores(new InspectionState.Scores(level, now.scores().label())));
    }

    /** The level after this one, for the view at hand. */
    void turnLevel(int by) {
        if (shows(InspectionView.LAYERS)) {
            setLayerLevel(3 + Math.floorMod(state.get().layer().level() - 3 + by, LEVELS));
        } else {
            int at = state.get().scores().level() == InspectionState.Scores.ALL
                    ? 0
                    : state.get().scores().level() - 2;
            int next = Math.floorMod(at + by, LEVELS + 1);
            setScoreLevel(next == 0 ? InspectionState.Scores.ALL : next + 2);
        }
    }

    void setLayerLevel(int level) {
        change(now -> now.withLayer(new InspectionState.Layer(now.layer().name(), level)));
    }

    /** {@return the layer that is looked at: the chosen one, or the first where the network has no such} */
    Optional<String> layer() {
        List<String> layers = scope.get().layers();
        return layers.contains(state.get().layer().name())
                ? Optional.of(state.get().layer().name())
                : layers.stream().findFirst();
    }

    void setLayer(String name) {
        change(now -> now.withLayer(new InspectionState.Layer(name, now.layer().level())));
    }

    /** The layer after this one. */
    void turnLayer(int by) {
        List<String> layers = scope.get().layers();
        layer().ifPresent(name -> setLayer(layers.get(Math.floorMod(layers.indexOf(name) + by, layers.size()))));
    }
}
