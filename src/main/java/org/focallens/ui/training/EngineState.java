package org.focallens.ui.training;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.focallens.text.Texts;
import org.focallens.train.run.RunFolder;
import org.focallens.train.run.RunShelf;
import org.focallens.ui.common.Controls;
import org.focallens.ui.training.live.LiveRun;
import org.focallens.ui.training.live.Phase;
import org.focallens.ui.training.live.TrainingState;
import org.focallens.ui.training.live.TrainingViewModel;
import org.focallens.ui.training.saved.SavedRuns;
import org.focallens.ui.training.settings.LearningSection;

/** Covers the charts while there is nothing to show: the engine loads, the run cannot begin, or waits for its first step. */
final class EngineState {

    private final TrainingViewModel model;
    private final SavedRuns saved;
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Label title = new Label();
    private final Label details = Controls.note("");
    private final Button again = new Button("Try again");
    private final Button comparison = new Button();
    private final Button last = new Button();
    private final VBox node = new VBox(progress, title, details, again, comparison, last);

    EngineState(TrainingViewModel model, SavedRuns saved) {
        this.model = model;
        this.saved = saved;
        node.setId("engine-state");
        node.getStyleClass().addAll("empty-state", "engine-state");
        node.setAlignment(Pos.CENTER);
        node.managedProperty().bind(node.visibleProperty());
        title.setId("engine-title");
        title.getStyleClass().add("title-text");
        details.setId("engine-details");
        details.setMaxWidth(560);
        details.setAlignment(Pos.CENTER);
        again.setId("try-again");
        again.setOnAction(event -> model.group().reset());
        comparison.setId("last-comparison");
        Controls.tip(comparison, "Resumes all runs of the last comparison in lock step, from their last checkpoints.");
        comparison.setOnAction(
                event -> saved.open(saved.comparison(saved.runs().get().get(0))));
        last.setId("last-run");
        Controls.tip(last, "Resumes the run that was saved last from its last checkpoint, even if it was interrupted.");
        last.setOnAction(event -> saved.open(List.of(saved.runs().get().get(0).folder())));
        saved.runs().subscribe(this::show);
        model.phase().subscribe(this::show);
        model.steps().subscribe(this::show);
        model.message().subscribe(this::show);
        model.group().runs().subscribe(this::show);
    }

    Node node() {
        return node;
    }

    private void show() {
        Phase phase = model.phase().get();
        boolean waiting = phase == Phase.READY && model.steps().get() == 0;
        node.setVisible(phase == Phase.LOADING || phase == Phase.FAILED || waiting);
        offer(waiting);
        node.setMouseTransparent(phase != Phase.FAILED && !waiting);
        visible(progress, phase == Phase.LOADING);
        visible(again, phase == Phase.FAILED);
        switch (phase) {
            case LOADING ->
                say(
                        "Loading the engine …",
                        "The first time takes a few seconds. You can use the rest of the window meanwhile.");
            case FAILED -> say("Training cannot continue", model.message().get());
            default -> ready(model.group().state().get());
        }
    }

    /** Offers what was saved last: a run, and the comparison that it is part of. */
    private void offer(boolean waiting) {
        List<RunShelf.Saved> runs = saved.runs().get();
        boolean offered = waiting && !runs.isEmpty();
        List<RunFolder> compared = offered ? saved.comparison(runs.get(0)) : List.of();
        boolean together = !compared.isEmpty();
        visible(last, offered);
        visible(comparison, together);
        if (offered) {
            last.setText(Texts.format(
                    "Resume “%s”, step %,d",
                    runs.get(0).sheet().name(), runs.get(0).sheet().steps()));
        }
        if (together) {
            String name = runs.get(0).sheet().comparison().name();
            comparison.setText(
                    "Resume the comparison of " + compared.size() + " runs" + (name.isEmpty() ? "" : ": " + name));
        }
    }

    private void ready(TrainingState state) {
        if (!state.comparing()) {
            say("The network is ready", "Take one step (S), or play (P).");
            return;
        }
        say(
                state.runs().size() + " runs are ready, to train in lock step",
                state.runs().stream().map(LiveRun::name).collect(Collectors.joining("  ·  ")) + "\n"
                        + LearningSection.text(state.wanted(), state.knobs())
                        + ". A run that was training is among the saved runs; the settings of a single run return when the comparison ends."
                        + "\nTake one step (S), or play (P).");
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
