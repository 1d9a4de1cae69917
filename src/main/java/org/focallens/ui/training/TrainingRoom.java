package org.focallens.ui.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.focallens.core.lesson.Scores;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.ChartStyle;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Room;
import org.focallens.ui.common.Theme;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The room that trains a small RetinaNet step by step. The engine loads behind it when it is entered for the first time. */
public final class TrainingRoom implements Room {

    /** While it plays, images that change faster than this only flicker. */
    private static final long LEAST_NANOS_A_BATCH = 250_000_000;
    /** Enough to see the loss fall. */
    private static final int DEMONSTRATION = 120;

    private final TrainingViewModel model;
    private final LossChart chart;
    private final BatchView batchView = new BatchView();
    private final List<Action> actions;
    private final BooleanBinding busy;
    private final DoubleBinding progress;
    private final BorderPane node = new BorderPane();
    private long batchShownAt;
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame(now);
        }
    };

    /** @param dialogs asks which data set to train on and where to save */
    public TrainingRoom(Dialogs dialogs) {
        this(dialogs, TrainingLoop.onOwnThread());
    }

    TrainingRoom(Dialogs dialogs, TrainingLoop loop) {
        model = new TrainingViewModel(loop);
        chart = new LossChart(model, dialogs);
        actions = makeActions();
        busy = model.phase().isEqualTo(Phase.LOADING).or(model.demonstrating());
        progress = Bindings.createDoubleBinding(() -> model.demonstrating().get() ? (double) model.steps().get() / model.demonstrated() : -1,
                model.steps(), model.demonstrating());
        HBox below = new HBox(16, batchView, new LevelsPanel(model).node());
        below.getStyleClass().add("training-below");
        HBox.setHgrow(batchView, Priority.ALWAYS);
        VBox middle = new VBox(chart.node(), below);
        VBox.setVgrow(chart.node(), Priority.ALWAYS);
        VBox.setVgrow(below, Priority.ALWAYS);
        node.setTop(new VBox(bar(), trouble()));
        node.setCenter(new StackPane(middle, new EngineState(model).node()));
        node.setRight(new TrainingInspector(model, dialogs).node());
        node.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                frames.stop();
            } else {
                frames.start();
            }
        });
        model.reset();
    }

    TrainingViewModel model() {
        return model;
    }

    private void frame(long now) {
        model.drain();
        chart.refresh(now);
        if (model.phase().get() != Phase.PLAYING || now - batchShownAt > LEAST_NANOS_A_BATCH) {
            batchShownAt = now;
            batchView.show(model.batch().get(), model.categories().get());
        }
    }

    private List<Action> makeActions() {
        return List.of(
                Action.of("train-step", "Training", "One step", "Makes one step: a batch, its loss, its gradients, an update", "S",
                        Feather.SKIP_FORWARD, model::step).when(model.canStep()),
                Action.of("train-play", "Training", "Play or pause", "Makes step after step until paused", "P", Feather.PLAY, model::togglePlay)
                        .when(model.canPlay()),
                Action.of("train-reset", "Training", "Reset", "Throws the network away and begins anew with the settings of the run", "R",
                        Feather.ROTATE_CCW, model::reset));
    }

    private Node bar() {
        HBox bar = new HBox();
        bar.getStyleClass().add("room-bar");
        actions.stream().map(Controls::button).forEach(bar.getChildren()::add);
        Button play = (Button) bar.getChildren().get(1);
        model.phase().subscribe((before, phase) -> {
            play.setGraphic(new FontIcon(phase == Phase.PLAYING ? Feather.PAUSE : Feather.PLAY));
            if (before == Phase.LOADING && phase == Phase.READY) {
                play.requestFocus();        // while both others are disabled, the focus lands on reset, where Space would throw the run away
            }
        });
        bar.getChildren().add(new RunFigures(model).node());
        return bar;
    }

    private Node trouble() {
        Label trouble = new Label();
        trouble.setId("trouble");
        trouble.setWrapText(true);
        trouble.getStyleClass().addAll("field-error", "training-trouble");
        trouble.textProperty().bind(model.message());
        trouble.visibleProperty().bind(model.phase().isEqualTo(Phase.DIVERGED));
        trouble.managedProperty().bind(trouble.visibleProperty());
        return trouble;
    }

    /** {@return the scores of the network in training, which follow its steps} */
    public ObservableValue<Scores> scores() {
        return model.scores();
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
        return model.status();
    }

    @Override
    public boolean open(Path path) {
        model.wanted().set(model.wanted().get().withData(Optional.of(path)));
        return true;
    }

    @Override
    public ObservableBooleanValue busy() {
        return busy;
    }

    @Override
    public ObservableDoubleValue progress() {
        return progress;
    }

    @Override
    public void cancel() {
        if (model.phase().get() == Phase.PLAYING) {
            model.togglePlay();
        }
    }

    @Override
    public void demonstrate() {
        model.demonstrate(DEMONSTRATION);
    }

    @Override
    public JsonNode save() {
        return new TrainingMemory(model.knobs().get(), model.wanted().get()).toJson();
    }

    @Override
    public void restore(JsonNode saved) {
        TrainingMemory memory = TrainingMemory.of(saved);
        model.knobs().set(memory.knobs());
        model.wanted().set(memory.run());
    }

    @Override
    public void theme(Theme theme) {
        chart.style(ChartStyle.of(theme));
    }

    @Override
    public void close() {
        frames.stop();
        model.close();
    }
}
