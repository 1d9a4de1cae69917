package org.focallens.ui.training.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.work.Background;

/**
 * The training room's page that trains a run for every α, γ and seed, all else the same, and shows which pair learns best, beside what the paper found. The
 * runs are made in the background and kept in a folder as they go, so that a sweep which was cancelled, or cut off by a crash, goes on from there.
 */
public final class SweepPage {
    private static final String MENU = "Training";

    private final SweepViewModel model;
    private final Dialogs dialogs;
    private final Consumer<Path> openRun;
    private final SweepMap map;
    private final List<Action> actions;
    private final ScrollPane node;

    /**
     * A page without a sweep.
     *
     * @param dialogs    asks for folders and tells what failed
     * @param background where runs are made, this page's own; whoever made it closes it
     * @param base       what the room has when a sweep is begun
     * @param openRun    takes the checkpoint of a run that is to be looked at
     */
    public SweepPage(Dialogs dialogs, Background background, Supplier<SweepBase> base, Consumer<Path> openRun) {
        this.dialogs = dialogs;
        this.openRun = openRun;
        model = new SweepViewModel(dialogs, background, base, SweepEngine.onProcessor());
        map = new SweepMap(model, dialogs);
        actions = makeActions();
        HBox.setHgrow(map.node(), Priority.ALWAYS);
        VBox content = new VBox(
                16,
                Controls.section("Sweep over α and γ", new SweepFormView(model, dialogs).node(), buttons(), message()),
                best(),
                new HBox(16, map.node(), new PaperSection(model).node()),
                runs());
        content.getStyleClass().add("sweep-page");
        node = new ScrollPane(content);
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.getStyleClass().add("inspector-scroll");
    }

    SweepViewModel model() {
        return model;
    }

    private List<Action> makeActions() {
        return List.of(
                Action.of(
                                "sweep-start",
                                MENU,
                                "Start the sweep",
                                "Trains a run for every α, γ and seed in the form, one after the other; each is saved as it finishes",
                                "Shift+S",
                                null,
                                this::start)
                        .when(model.running().not()),
                Action.of(
                                "sweep-cancel",
                                MENU,
                                "Cancel the sweep",
                                "Stops at the current step; finished work is kept",
                                "Shift+Q",
                                null,
                                model::cancel)
                        .when(model.running()),
                Action.of(
                                "sweep-resume",
                                MENU,
                                "Resume a sweep …",
                                "Continues the sweep that was stopped, or the one in a folder you choose, as planned",
                                "Shift+R",
                                null,
                                this::resume)
                        .when(model.running().not()),
                Action.of(
                                "sweep-open-best",
                                MENU,
                                "Open the best run",
                                "Opens the best pair's best run in this room, to look at it or to train it further",
                                "Shift+O",
                                null,
                                () -> model.bestRun().ifPresent(best -> openRun.accept(model.checkpoint(best))))
                        .when(model.found()));
    }

    private void start() {
        if (model.form().text(SweepField.FOLDER).get().isBlank()) {
            dialogs.saveFolder()
                    .ifPresent(folder -> model.form().text(SweepField.FOLDER).set(folder.toString()));
        }
        model.start();
    }

    private void resume() {
        if (model.resumable().get()) {
            model.resume();
        } else {
            dialogs.saveFolder().ifPresent(model::resume);
        }
    }

    private Node buttons() {
        HBox line = new HBox(8);
        line.setAlignment(Pos.CENTER_LEFT);
        for (Action action : actions) {
            Button button = Controls.button(action);
            button.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(button);
        }
        line.getChildren().get(0).getStyleClass().add("accent");
        Label size = Controls.note("");
        size.setId("sweep-size");
        size.textProperty().bind(model.form().size());
        size.visibleProperty().bind(model.running().not());
        size.managedProperty().bind(size.visibleProperty());
        ProgressBar bar = new ProgressBar();
        bar.setId("sweep-progress");
        bar.progressProperty().bind(model.progress());
        bar.visibleProperty().bind(model.running());
        bar.managedProperty().bind(bar.visibleProperty());
        line.getChildren().addAll(size, bar);
        return line;
    }

    private Node message() {
        Label message = new Label();
        message.setId("sweep-message");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        message.textProperty().bind(model.message());
        return message;
    }

    private Node best() {
        Label best = new Label();
        best.setId("sweep-best");
        best.setWrapText(true);
        best.setMinHeight(Region.USE_PREF_SIZE);
        best.getStyleClass().add("section-text");
        best.textProperty().bind(model.state().map(SweepWords::best).orElse(""));
        best.visibleProperty().bind(best.textProperty().isNotEmpty());
        best.managedProperty().bind(best.visibleProperty());
        return best;
    }

    private Node runs() {
        RunsTable table = new RunsTable(result -> openRun.accept(model.checkpoint(result)));
        Label place = Controls.note("");
        place.setId("sweep-table-place");
        place.textProperty().bind(model.state().map(SweepWords::table).orElse("Enter or a double click opens a run."));
        model.state().subscribe(state -> table.show(state == null ? List.of() : state.results()));
        return Controls.section("Runs", table, place);
    }

    /** {@return the page} */
    public Node node() {
        return node;
    }

    /** {@return what can be done here, for the menu "Training"} */
    public List<Action> actions() {
        return actions;
    }

    /** {@return one line on how far the sweep is} */
    public ObservableValue<String> status() {
        return model.message();
    }

    /** {@return whether runs are made} */
    public ObservableBooleanValue busy() {
        return model.running();
    }

    /** {@return the share of all runs that is done, 0..1; below 0 while none are made} */
    public ObservableDoubleValue progress() {
        return model.progress();
    }

    /** Stops the runs; what was made is kept. */
    public void cancel() {
        model.cancel();
    }

    /** The page takes another look. */
    public void style(ChartStyle style) {
        map.style(style);
    }

    /** {@return what stands in the form, to be remembered} */
    public JsonNode save() {
        return model.form().toJson();
    }

    /** Takes what was remembered, and shows the sweep of its folder if there is one; what is missing keeps its default. */
    public void restore(JsonNode saved) {
        model.form().restore(saved);
        model.look();
    }

    /** Ends the runs, kept at their last checkpoint or step, and what is being saved. */
    public void close() {
        model.close();
        map.close();
    }
}
