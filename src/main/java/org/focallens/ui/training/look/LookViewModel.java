package org.focallens.ui.training.look;

import java.util.List;
import java.util.Locale;
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
import org.focallens.ui.common.work.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is chosen on the page, what came of it, and what the training thread should look at. */
final class LookViewModel {

    /** More pictures side by side would be too small to compare. */
    static final int MOST_LOOKS = 4;

    private static final int LEVELS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(LookViewModel.class);

    private final Background background;
    private final ObjectProperty<LookState> state = new SimpleObjectProperty<>(LookState.FIRST);
    private final ObjectProperty<LookScope> scope = new SimpleObjectProperty<>(LookScope.NOTHING);
    private final ObjectProperty<List<NamedLook>> looks = new SimpleObjectProperty<>(List.of());
    private final BooleanProperty active = new SimpleBooleanProperty();
    private final ObjectBinding<LookWish> wish = Bindings.createObjectBinding(this::wishNow, state, scope, active);

    LookViewModel(Background background) {
        this.background = background;
    }

    ObjectProperty<LookState> state() {
        return state;
    }

    ObjectProperty<LookScope> scope() {
        return scope;
    }

    BooleanProperty active() {
        return active;
    }

    ObservableValue<List<NamedLook>> looks() {
        return looks;
    }

    ObservableValue<LookWish> wish() {
        return wish;
    }

    private LookWish wishNow() {
        if (!active.get() || count() == 0) {
            return LookWish.NONE;
        }
        Optional<String> layer = state.get().view() == LookView.LAYERS ? layer() : Optional.empty();
        return new LookWish(true, images(), index(), layer);
    }

    /** Shows looks at the same image side by side. */
    void show(List<NamedLook> next) {
        if (next.size() > MOST_LOOKS) {
            throw new IllegalArgumentException("looks must be " + MOST_LOOKS + " at most but are " + next.size());
        }
        looks.set(List.copyOf(next));
    }

    /** Makes something of every look away from the FX thread; of several requests only the newest is answered. */
    <T> void prepare(Function<NamedLook, T> each, Consumer<List<T>> done) {
        List<NamedLook> now = looks.get();
        background.submit(
                cancelled -> now.stream().map(each).toList(),
                done,
                failure -> LOG.error("a look cannot be shown", failure));
    }

    void change(UnaryOperator<LookState> change) {
        state.set(change.apply(state.get()));
    }

    boolean shows(LookView view) {
        return state.get().view() == view;
    }

    /** {@return which images are looked at; those of the batch where none are kept apart} */
    LookWish.Images images() {
        return scope.get().count(state.get().images()) > 0 ? state.get().images() : LookWish.Images.BATCH;
    }

    /** {@return how many of them there are} */
    int count() {
        return scope.get().count(images());
    }

    /** {@return which of them is looked at; the last where a smaller batch has fewer} */
    int index() {
        return Math.max(0, Math.min(count() - 1, state.get().index()));
    }

    void choose(LookWish.Images images) {
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
                looks.get().isEmpty() ? "" : String.format(Locale.ROOT, " · step %,d", NamedLook.step(looks.get()));
        return String.format(Locale.ROOT, "%,d of %,d%s", index() + 1, count(), step);
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
        change(now -> now.withBoxes(new LookState.Boxes(rounded, now.boxes().kinds())));
    }

    /** {@return names of the classes, as the looks have them} */
    List<String> categories() {
        return looks.get().isEmpty() ? List.of() : looks.get().get(0).categories();
    }

    /** {@return the class whose scores are shown, or {@link LookState.Scores#BEST}} */
    int label() {
        int label = state.get().scores().label();
        return label < categories().size() ? label : LookState.Scores.BEST;
    }

    void setLabel(int label) {
        change(now -> now.withScores(new LookState.Scores(now.scores().level(), label)));
    }

    /** The class after this one; after the last the best of all. */
    void turnLabel(int by) {
        setLabel(Math.floorMod(label() + 1 + by, categories().size() + 1) - 1);
    }

    void setScoreLevel(int level) {
        change(now -> now.withScores(new LookState.Scores(level, now.scores().label())));
    }

    /** The level after this one, for the view at hand. */
    void turnLevel(int by) {
        if (shows(LookView.LAYERS)) {
            setLayerLevel(3 + Math.floorMod(state.get().layer().level() - 3 + by, LEVELS));
        } else {
            int at = state.get().scores().level() == LookState.Scores.ALL
                    ? 0
                    : state.get().scores().level() - 2;
            int next = Math.floorMod(at + by, LEVELS + 1);
            setScoreLevel(next == 0 ? LookState.Scores.ALL : next + 2);
        }
    }

    void setLayerLevel(int level) {
        change(now -> now.withLayer(new LookState.Layer(now.layer().name(), level)));
    }

    /** {@return the layer that is looked at: the chosen one, or the first where the network has no such} */
    Optional<String> layer() {
        List<String> layers = scope.get().layers();
        return layers.contains(state.get().layer().name())
                ? Optional.of(state.get().layer().name())
                : layers.stream().findFirst();
    }

    void setLayer(String name) {
        change(now -> now.withLayer(new LookState.Layer(name, now.layer().level())));
    }

    /** The layer after this one. */
    void turnLayer(int by) {
        List<String> layers = scope.get().layers();
        layer().ifPresent(name -> setLayer(layers.get(Math.floorMod(layers.indexOf(name) + by, layers.size()))));
    }
}
