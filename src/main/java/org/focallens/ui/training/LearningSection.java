package org.focallens.ui.training;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.focallens.core.loss.Normaliser;
import org.focallens.train.StepSettings;
import org.focallens.train.run.LossWords;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Figures;

/** What may be turned while the network trains. */
final class LearningSection {

    private final TrainingViewModel model;

    LearningSection(TrainingViewModel model) {
        this.model = model;
    }

    Node node() {
        ComboBox<LossKind> loss = Fields.choice("loss-kind", List.of(LossKind.values()), LossKind::title,
                "The loss of the class head. The softmax focal loss needs another class head: choose it under Run.");
        KnobRow alpha = new KnobRow(new KnobRow.Range("alpha", "Alpha (α)",
                "Weight of a positive; a negative weighs 1 - α. 0.25 in the paper and every framework; 0.75 is best without focusing (γ 0).", 0, 1, false),
                Figures::plain, value -> model.contest().turn("alpha", now().withAlpha(value)));
        KnobRow gamma = new KnobRow(new KnobRow.Range("gamma", "Gamma (γ)",
                "How strongly easy anchors are weighed down; 0 is cross entropy. 2 in the paper and most frameworks, 1.5 in TF Vision.", 0, 5, false),
                Figures::plain, value -> model.contest().turn("gamma", now().withGamma(value)));
        KnobRow rate = new KnobRow(new KnobRow.Range("learning-rate", "Learning rate",
                "How far a step moves the parameters. With Adam 1e-3 suits this network, and above 1e-2 it becomes unsteady; SGD takes 2e-3 to 1e-2.", 1e-6, .1, true),
                LearningSection::rate, value -> model.contest().turn("learning rate", now().withLearningRate(value)));
        ComboBox<BoxLossKind> box = Fields.choice("box-loss", List.of(BoxLossKind.values()), BoxLossKind::title,
                "The loss of the box head, of positive anchors alone. Smooth L1 with β 1/9: keras-retinanet. L1: Detectron2, torchvision, MMDetection. "
                + "Huber: TF Vision.");
        ComboBox<Normaliser> normaliser = Fields.choice("normaliser", List.of(Normaliser.values()), LossWords::of,
                "What the summed losses are divided by. The paper: the positives. Detectron2: their moving average. A learning rate belongs to one of these.");
        ComboBox<Double> clip = Fields.choice("clip", List.of(1.0, StepSettings.DEFAULT_CLIP, Double.POSITIVE_INFINITY),
                value -> Double.isInfinite(value) ? "Never" : "Norm above " + Figures.plain(value),
                "The gradient is brought down to this length where it is longer, which keeps one bad step from throwing the network off. The paper does not clip.");
        clip.setOnAction(event -> Fields.chosen(clip, now().clip(), next -> model.contest().turn("clip", now().withClip(next))));
        loss.setOnAction(event -> Fields.chosen(loss, model.contest().knobs().getValue().loss(), next -> model.contest().turn("loss", now().withLoss(next))));
        box.setOnAction(event -> Fields.chosen(box, model.contest().knobs().getValue().boxLoss(), next -> model.contest().turn("box loss", now().withBoxLoss(next))));
        normaliser.setOnAction(event -> Fields.chosen(normaliser, model.contest().knobs().getValue().normaliser(),
                next -> model.contest().turn("normaliser", now().withNormaliser(next))));
        model.contest().knobs().subscribe(knobs -> {
            loss.getItems().setAll(LossKind.of(knobs.loss().output()));
            loss.setValue(knobs.loss());
            alpha.show(knobs.alpha());
            gamma.show(knobs.gamma());
            rate.show(knobs.learningRate());
            box.setValue(knobs.boxLoss());
            normaliser.setValue(knobs.normaliser());
            clip.setValue(knobs.clip());
            alpha.setDisable(!knobs.loss().usesAlpha());
            gamma.setDisable(!knobs.loss().usesGamma());
        });
        return Controls.section("Learning", whose(), Fields.row("Loss", loss), alpha, gamma, rate, Fields.row("Box loss", box),
                Fields.row("Divided by", normaliser), Fields.row("Clipped", clip), Controls.note("Holds from the next step on, and is marked on the charts. Undo: Ctrl+Z."));
    }

    /** Of several runs, the one whose knobs these are. */
    private Node whose() {
        ComboBox<LiveRun> run = Fields.choice("selected-run", List.of(), LiveRun::name, "The run whose settings, levels and figures are shown.");
        Label label = new Label("Of run");
        Node row = Fields.row(label, run);
        model.contest().runs().subscribe(runs -> {
            run.getItems().setAll(runs);
            run.setValue(model.contest().selected().get());
            row.setVisible(runs.size() > 1);
            row.setManaged(runs.size() > 1);
        });
        model.contest().selected().subscribe(run::setValue);
        run.setOnAction(event -> Fields.chosen(run, model.contest().selected().get(), model.contest().selected()::set));
        return row;
    }

    private Knobs now() {
        return model.contest().knobs().getValue();
    }

    /** A learning rate as people write it: 0.001, 3e-4. */
    static String rate(double value) {
        return value >= 1e-3 ? Figures.plain(value) : String.format(Locale.ROOT, "%.2e", value).replaceAll("\\.?0*e-0?", "e-");
    }
}
