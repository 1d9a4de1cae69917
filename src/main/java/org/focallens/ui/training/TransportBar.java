package org.focallens.ui.training;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Controls;
import org.focallens.ui.training.live.Phase;
import org.focallens.ui.training.live.TrainingViewModel;
import org.focallens.ui.training.settings.RoomSettings;
import org.focallens.ui.training.settings.TypedField;
import org.focallens.ui.training.state.Comparison;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What makes the run go, stop and begin anew, and what it is compared with. */
final class TransportBar {

    private final TrainingViewModel model;
    private final RoomSettings settings;
    private final List<Action> actions;
    private final List<Action> comparisons;

    TransportBar(TrainingViewModel model, RoomSettings settings) {
        this.model = model;
        this.settings = settings;
        actions = List.of(
                Action.of(
                                "train-step",
                                "Training",
                                "One step",
                                "Takes one step: a batch, its loss, its gradients, an update",
                                "S",
                                Feather.SKIP_FORWARD,
                                model::step)
                        .when(model.canStep()),
                Action.of(
                                "train-play",
                                "Training",
                                "Play or pause",
                                "Trains step after step until paused",
                                "P",
                                Feather.PLAY,
                                model::togglePlay)
                        .when(model.canPlay()),
                Action.of(
                                "train-run",
                                "Training",
                                "Run a number of steps",
                                "Runs the number of steps in the field beside it, then pauses",
                                "N",
                                Feather.FAST_FORWARD,
                                () -> model.play(settings.count().get()))
                        .when(model.canStep()),
                Action.of(
                        "train-slower",
                        "Training",
                        "Slower",
                        "Slow down to discuss each step",
                        "','",
                        Feather.MINUS,
                        model.speed()::slower),
                Action.of(
                        "train-faster",
                        "Training",
                        "Faster",
                        "More steps per second, up to full speed",
                        "'.'",
                        Feather.PLUS,
                        model.speed()::faster),
                Action.of(
                        "train-reset",
                        "Training",
                        "Reset",
                        "Starts again with the run's settings; the current run stays among the saved runs",
                        "R",
                        Feather.ROTATE_CCW,
                        model.group()::reset));
        comparisons = List.of(Comparison.values()).stream()
                .map(one -> Action.of(
                        "compare-" + one.id(),
                        "Training",
                        "Compare: " + one.title(),
                        one.help(),
                        one.key(),
                        null,
                        () -> model.group().compare(one)))
                .toList();
    }

    /** {@return all that the bar does} */
    List<Action> actions() {
        return actions;
    }

    List<Action> comparisons() {
        return comparisons;
    }

    Node node(Node pages) {
        HBox bar = new HBox();
        bar.getStyleClass().add("room-bar");
        bar.setId("transport");
        actions.stream().map(Controls::button).forEach(bar.getChildren()::add);
        Button play = (Button) bar.getChildren().get(1);
        model.phase().subscribe((before, phase) -> {
            play.setGraphic(new FontIcon(phase == Phase.PLAYING ? Feather.PAUSE : Feather.PLAY));
            if (before == Phase.LOADING && phase == Phase.READY && play.getScene() != null) {
                play.requestFocus(); // while both others are disabled, the focus lands on reset, where Space would
                // throw the run away
            }
        });
        bar.getChildren().add(3, count());
        bar.getChildren().add(5, pace());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar.getChildren().addAll(compare(), gap, pages);
        return bar;
    }

    private Node count() {
        TypedField count = new TypedField(
                "run-steps",
                "Number of steps that the button beside it runs (N), 1 to 1,000,000.",
                () -> String.valueOf(settings.count().get()),
                text -> {
                    int steps = Integer.parseInt(text);
                    if (steps < 1 || steps > RoomSettings.MOST_STEPS) {
                        throw new IllegalArgumentException("steps must be 1..1000000 but are " + steps);
                    }
                    settings.count().set(steps);
                });
        count.setPrefWidth(72);
        count.setAlignment(Pos.CENTER_LEFT);
        settings.count().subscribe(now -> count.show());
        return count;
    }

    private Node pace() {
        Label pace = new Label();
        pace.setId("pace");
        pace.setMinWidth(88);
        pace.setAlignment(Pos.CENTER);
        model.speed().grade().subscribe(now -> pace.setText(model.speed().text()));
        return pace;
    }

    private Node compare() {
        MenuButton menu = new MenuButton("Compare");
        menu.setId("compare");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        Controls.tip(
                menu,
                "Trains several runs in lock step, from the same seed and on the same images, and draws them on the same charts. Starts again; "
                        + "the current run stays among the saved runs.");
        comparisons.forEach(action -> {
            MenuItem item = new MenuItem(action.text().replace("Compare: ", "") + "  ("
                    + action.key().getDisplayText() + ")");
            item.setId(action.id() + "-item");
            item.setOnAction(event -> action.run().run());
            menu.getItems().add(item);
        });
        MenuItem selected = new MenuItem("Continue the selected run only");
        selected.setId("compare-keep");
        selected.setOnAction(event -> model.keepSelected());
        MenuItem alone = new MenuItem("End the comparison: a single run with its own settings");
        alone.setId("compare-end");
        alone.setOnAction(event -> model.group().endComparison());
        MenuItem clear = new MenuItem("Take the saved runs off the charts");
        clear.setId("clear-references");
        clear.setOnAction(event -> model.group().clearReferences());
        menu.getItems().addAll(new SeparatorMenuItem(), selected, alone, clear);
        menu.setOnShowing(event -> {
            boolean single = !model.group().state().get().comparing();
            selected.setDisable(single);
            alone.setDisable(single);
            clear.setDisable(model.group().references().get().isEmpty());
        });
        return menu;
    }
}
