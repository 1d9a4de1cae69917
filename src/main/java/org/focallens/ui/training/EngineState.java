package org.focallens.ui.training;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.focallens.text.Texts;
import org.focallens.train.run.RunSheet;
import org.focallens.ui.common.Controls;
import org.focallens.ui.training.live.Phase;
import org.focallens.ui.training.live.TrainingViewModel;
import org.focallens.ui.training.saved.SavedRuns;

/** Covers the charts while there is nothing to show: the engine loads, the run cannot begin, or waits for its first step. */
final class EngineState {

    private final TrainingViewModel model;
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Label title = new Label();
    private final Label details = Controls.note("");
    private final Button again = new Button("Try again");
    private final Button last = new Button();
    private final VBox node = new VBox(progress, title, details, again, last);

    private RunSheet newest;

    EngineState(TrainingViewModel model, SavedRuns saved) {
        this.model = model;
        node.setId("engine-state");
        node.getStyleClass().addAll("empty-state", "engine-state");
        node.setAlignment(Pos.CENTER);
        node.managedProperty().bind(node.visibleProperty());
        title.getStyleClass().add("title-text");
        details.setId("engine-details");
        details.setMaxWidth(560);
        details.setAlignment(Pos.CENTER);
        again.setId("try-again");
        again.setOnAction(event -> model.group().reset());
        last.setId("last-run");
        Controls.tip(
                last, "The run that was saved last, also one that was cut off: it goes on from its last checkpoint.");
        last.setOnAction(event -> saved.open(saved.runs().get().get(0).folder()));
        saved.runs().subscribe(runs -> {
            newest = runs.isEmpty() ? null : runs.get(0).sheet();
            show();
        });
        model.phase().subscribe(this::show);
        model.steps().subscribe(this::show);
        model.message().subscribe(this::show);
        show();
    }

    Node node() {
        return node;
    }

    private void show() {
        Phase phase = model.phase().get();
        boolean waiting = phase == Phase.READY && model.steps().get() == 0;
        node.setVisible(phase == Phase.LOADING || phase == Phase.FAILED || waiting);
        visible(last, waiting && newest != null);
        node.setMouseTransparent(phase != Phase.FAILED && !last.isVisible());
        if (newest != null) {
            last.setText(Texts.format("Go on with “%s”, step %,d", newest.name(), newest.steps()));
        }
        visible(progress, phase == Phase.LOADING);
        visible(again, phase == Phase.FAILED);
        switch (phase) {
            case LOADING ->
                say(
                        "Loading the engine …",
                        "The first time takes a few seconds. The rest of the window can be used meanwhile.");
            case FAILED -> say("This run cannot go on", model.message().get());
            default -> say("The network is ready", "Make one step (S), or play (P).");
        }
    }

    private void say(String what, String more) {
        title.setText(what);
        details.setText(more);
    }

    private static void visible(Node part, boolean visible) {
        part.setVisible(visible);
        part.setManaged(visible);
    }
}
