package org.focallens.ui.training;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.train.StepReport;
import org.focallens.ui.training.live.TrainingViewModel;

/** The newest step in figures, beside the transport. */
final class RunFigures {

    private final Label step = figure("step-count");
    private final Label total = figure("loss-total");
    private final Label classification = figure("loss-class");
    private final Label box = figure("loss-box");
    private final Label norm = figure("gradient-norm");
    private final Label rate = figure("step-rate");
    private final FlowPane node = new FlowPane(
            24,
            0,
            named("Step", step),
            named("Loss", total),
            named("Class", classification),
            named("Box", box),
            named("Gradient norm", norm),
            named("Steps/s", rate));

    RunFigures(TrainingViewModel model) {
        node.setAlignment(Pos.CENTER_LEFT);
        node.getStyleClass().add("run-figures");
        model.report().subscribe(this::show);
        model.steps().subscribe(made -> step.setText(Texts.format("%,d", made.intValue())));
        model.speed()
                .stepsASecond()
                .subscribe(now -> rate.setText(now.doubleValue() == 0 ? "–" : Texts.format("%.1f", now.doubleValue())));
    }

    Node node() {
        return node;
    }

    private static Label figure(String id) {
        Label label = new Label();
        label.setId(id);
        label.setAlignment(Pos.CENTER_RIGHT);
        label.getStyleClass().add("section-text");
        return label;
    }

    private static Node named(String name, Label figure) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        HBox pair = new HBox(8, label, figure);
        pair.setAlignment(Pos.BASELINE_RIGHT);
        return pair;
    }

    private void show(StepReport report) {
        total.setText(report == null ? "–" : Figures.significant(report.loss()));
        classification.setText(report == null ? "–" : Figures.significant(report.classificationLoss()));
        box.setText(report == null ? "–" : Figures.significant(report.boxLoss()));
        norm.setText(report == null ? "–" : Figures.significant(report.gradientNorm()));
    }
}
