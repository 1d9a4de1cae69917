package org.focallens.ui.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.focallens.core.lesson.Scores;
import org.focallens.train.run.RunShelf;
import org.focallens.train.source.RunData;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Room;
import org.focallens.ui.common.Segments;
import org.focallens.ui.common.Theme;
import org.focallens.ui.common.work.LatestJob;
import org.focallens.ui.training.engine.TrainerSource;
import org.focallens.ui.training.engine.TrainingLoop;
import org.focallens.ui.training.live.Phase;
import org.focallens.ui.training.live.TrainingViewModel;
import org.focallens.ui.training.saved.SavedRuns;
import org.focallens.ui.training.saved.SavedRunsPage;
import org.focallens.ui.training.settings.DataChoice;
import org.focallens.ui.training.settings.RoomSettings;
import org.focallens.ui.training.state.RunSettings;
import org.focallens.ui.training.sweep.SweepBase;
import org.focallens.ui.training.sweep.SweepPage;
import org.kordamp.ikonli.feather.Feather;

/** The room that trains a small RetinaNet step by step. The engine loads behind it when it is entered for the first time. */
public final class TrainingRoom implements Room {

    /** Enough to see the loss fall. */
    private static final int DEMONSTRATION = 120;

    /** Numbers that change faster cannot be read, and laying them out takes time from the steps. */
    private static final long LEAST_NANOS_BETWEEN_SHOWS = 90_000_000;

    private final TrainingViewModel model;
    private final RoomSettings settings = new RoomSettings();
    private final RoomAppearance appearance = new RoomAppearance();
    private final LatestJob listing = new LatestJob("saved runs");
    private final LatestJob reading = new LatestJob("saved run");
    private final LatestJob looking = new LatestJob("training data");
    private final LatestJob sweeping = new LatestJob("sweep");
    private final SavedRuns saved;
    private final DataChoice choice;
    private final RunPage runPage;
    private final TransportBar transport;
    private final SweepPage sweep;
    private final List<Action> actions;
    private final ObjectProperty<RoomPage> page = new SimpleObjectProperty<>(RoomPage.RUN);
    private final RoomProgress progress;
    private final BorderPane node = new BorderPane();
    private long shownAt;
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            if (model.phase().get() != Phase.PLAYING || now - shownAt >= LEAST_NANOS_BETWEEN_SHOWS) {
                shownAt = now;
                model.drain();
                if (node.getScene() != null) {
                    runPage.frame(now);
                }
            }
        }
    };

    /**
     * @param dialogs    asks which data set to train on and where to save
     * @param neighbours what other rooms have open
     * @param shelf      where runs are saved; empty to save none
     */
    public TrainingRoom(Dialogs dialogs, OtherRooms neighbours, Optional<RunShelf> shelf) {
        RoomSettings engine = settings;
        model = new TrainingViewModel(TrainingLoop.onOwnThread(
                (runs, cancelled) -> TrainerSource.open(runs, engine.threads().get(), cancelled), shelf));
        saved = new SavedRuns(model, shelf, listing, reading, dialogs);
        choice = new DataChoice(model, looking, dialogs);
        runPage = new RunPage(model, saved, dialogs);
        transport = new TransportBar(model, settings);
        sweep = new SweepPage(dialogs, sweeping, this::base, this::openFromSweep);
        actions = makeActions();
        progress = new RoomProgress(model, choice, sweep, page);
        settings.measuring().subscribe(model::measure);
        layOut(dialogs, neighbours);
        model.group().reset();
    }

    private void layOut(Dialogs dialogs, OtherRooms neighbours) {
        Segments<RoomPage> pages = new Segments<>("training-page");
        Arrays.stream(RoomPage.values()).forEach(one -> pages.add(one, one.title(), one.help()));
        node.setTop(new VBox(transport.node(pages.bind(page, page::set)), new PendingBar(model, choice).node()));
        Map<RoomPage, Node> nodes = Map.of(
                RoomPage.RUN,
                runPage.node(),
                RoomPage.SWEEP,
                sweep.node(),
                RoomPage.SAVED,
                new SavedRunsPage(saved, dialogs, () -> page.set(RoomPage.RUN)).node());
        page.subscribe(now -> {
            node.setCenter(nodes.get(now));
            saved.refresh();
        });
        List<Node> large = new ArrayList<>(nodes.values());
        large.add(node.getTop());
        appearance.apply(
                node, large, new TrainingInspector(model, settings, choice, dialogs, neighbours).node(), () -> {
                    runPage.style(appearance.style());
                    sweep.style(appearance.style());
                });
        page.subscribe(this::follow);
        node.sceneProperty().subscribe(this::follow);
        model.phase().subscribe(this::follow);
        model.phase().subscribe(phase -> {
            if (phase == Phase.READY && model.steps().get() == 0) {
                saved.refresh(); // the empty state offers the run that was saved last
            }
        });
    }

    /** The steps are followed while they are seen, and while they are made: another room may show what the network says. */
    private void follow() {
        boolean onScreen = node.getScene() != null;
        runPage.inspection().setActive(onScreen && page.get() == RoomPage.RUN);
        if (onScreen || model.phase().get() == Phase.PLAYING) {
            frames.start();
        } else {
            frames.stop();
        }
    }

    TrainingViewModel model() {
        return model;
    }

    private List<Action> makeActions() {
        List<Action> all = new ArrayList<>(transport.actions());
        all.addAll(transport.comparisons());
        all.addAll(runPage.actions());
        all.addAll(runPage.inspection().actions());
        all.add(Action.of(
                        "training-undo",
                        "Edit",
                        "Undo",
                        "Undoes the last change of a setting",
                        "Shortcut+Z",
                        Feather.CORNER_UP_LEFT,
                        model.group()::undo)
                .when(model.group().canUndo()));
        all.add(Action.of(
                        "training-redo",
                        "Edit",
                        "Redo",
                        "Repeats the change that was undone",
                        "Shortcut+Shift+Z",
                        Feather.CORNER_UP_RIGHT,
                        model.group()::redo)
                .when(model.group().canRedo()));
        all.addAll(sweep.actions());
        all.addAll(appearance.actions());
        for (RoomPage one : RoomPage.values()) {
            all.add(Action.of(
                    "page-" + one.name().toLowerCase(Locale.ROOT),
                    "View",
                    one.title(),
                    one.help(),
                    "Alt+" + (one.ordinal() + 1),
                    null,
                    () -> page.set(one)));
        }
        return List.copyOf(all);
    }

    /** {@return what a sweep is begun with: what the next reset would begin with} */
    private SweepBase base() {
        RunSettings alone = model.group().state().get().alone();
        RunData data = alone.setup().data();
        boolean open = model.group().run(0).setup().data().name().equals(data.name());
        int classes = choice.classes(data)
                .orElse(open ? Math.max(1, model.categories().get().size()) : 1);
        return new SweepBase(
                data, alone.setup().settings(classes), alone.knobs().settings());
    }

    private void openFromSweep(Path checkpoint) {
        saved.openCheckpoint(checkpoint);
        page.set(RoomPage.RUN);
    }

    /** {@return the scores of the network in training, which follow its steps} */
    public ObservableValue<Scores> scores() {
        return model.inspections().scores();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public ObservableValue<String> status() {
        return progress.status();
    }

    @Override
    public boolean open(Path path) {
        choice.choose(path);
        return true;
    }

    @Override
    public ObservableBooleanValue busy() {
        return progress.busy();
    }

    @Override
    public ObservableDoubleValue progress() {
        return progress.shareDone();
    }

    @Override
    public void cancel() {
        progress.cancel();
    }

    @Override
    public void demonstrate() {
        model.demonstrate(DEMONSTRATION);
    }

    @Override
    public JsonNode save() {
        ObjectNode json = model.group().state().get().alone().toJson();
        json.put("speed", model.speed().grade().get());
        settings.save(json);
        appearance.save(json);
        runPage.save(json);
        json.set("sweep", sweep.save());
        json.put("page", page.get().name());
        return json;
    }

    @Override
    public void restore(JsonNode json) {
        model.group().begin(RunSettings.of(json));
        model.speed().set(json.path("speed").asInt(model.speed().grade().get()));
        settings.restore(json);
        appearance.restore(json);
        runPage.restore(json);
        sweep.restore(json.path("sweep"));
        page.set(RoomPage.named(json.path("page").asText()));
    }

    @Override
    public void theme(Theme theme) {
        appearance.theme().set(theme);
    }

    @Override
    public void close() {
        frames.stop();
        runPage.inspection().close();
        sweep.close();
        sweeping.finish();
        looking.close();
        listing.close();
        reading.close();
        model.close();
    }
}
