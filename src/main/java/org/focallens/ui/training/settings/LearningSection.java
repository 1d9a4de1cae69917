package org.focallens.ui.training.settings;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import org.focallens.core.loss.Normaliser;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.train.run.LossWords;
import org.focallens.train.run.RunSetup;
import org.focallens.train.settings.StepSettings;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.LossTerms;
import org.focallens.ui.training.live.LiveRun;
import org.focallens.ui.training.live.TrainingViewModel;
import org.focallens.ui.training.state.BoxLossKind;
import org.focallens.ui.training.state.Knobs;
import org.focallens.ui.training.state.LossKind;

/** What may be turned while the network trains. */
public final class LearningSection {

    private final TrainingViewModel model;

    public LearningSection(TrainingViewModel model) {
        this.model = model;
    }

    public Node node() {
        return Controls.section(
                "Learning",
                whose(),
                Fields.row("Loss", loss()),
                alpha(),
                gamma(),
                rate(),
                Fields.row("Box loss", boxLoss()),
                Fields.row("Divided by", normaliser()),
                Fields.row("Clipping", clip()),
                Controls.note("Takes effect with the next step and is marked on the charts. Undo: Ctrl+Z."));
    }

    /** {@return the list, showing the knob and turning it to what is chosen} */
    private <T> Choice<T> follow(Choice<T> box, String what, Function<Knobs, T> of, BiFunction<Knobs, T, Knobs> with) {
        model.group().knobs().subscribe(knobs -> box.render(of.apply(knobs)));
        return box.onChosen(next -> model.group().turn(what, with.apply(now(), next)));
    }

    private Control loss() {
        Choice<LossKind> loss = new Choice<>(
                "loss-kind",
                List.of(),
                LossKind::title,
                "The loss of the class head. The softmax focal loss needs another class head: choose it under Run.");
        model.group()
                .knobs()
                .subscribe(knobs -> loss.render(LossKind.of(knobs.loss().output()), knobs.loss()));
        return loss.onChosen(next -> model.group().turn("loss", now().withLoss(next)));
    }

    private Node alpha() {
        return knob(
                new KnobRow.Range(
                        "alpha",
                        LossTerms.ALPHA,
                        "Weight of a positive; a negative weighs 1 - α. 0.25 in the paper and every framework; 0.75 is best without focusing (γ 0).",
                        0,
                        1,
                        false),
                Figures::plain,
                Knobs::alpha,
                Knobs::withAlpha,
                LossKind::usesAlpha);
    }

    private Node gamma() {
        return knob(
                new KnobRow.Range(
                        "gamma",
                        LossTerms.GAMMA,
                        "How strongly easy anchors are weighed down; 0 is cross entropy. 2 in the paper and most frameworks, 1.5 in TF Vision.",
                        0,
                        5,
                        false),
                Figures::plain,
                Knobs::gamma,
                Knobs::withGamma,
                LossKind::usesGamma);
    }

    private Node rate() {
        return knob(
                new KnobRow.Range(
                        "learning-rate",
                        "Learning rate",
                        "How far a step moves the parameters. With Adam 1e-3 suits this network, and above 1e-2 training becomes unstable; "
                                + "SGD takes 2e-3 to 1e-2.",
                        1e-6,
                        .1,
                        true),
                LearningSection::rate,
                Knobs::learningRate,
                Knobs::withLearningRate,
                kind -> true);
    }

    private Node knob(
            KnobRow.Range range,
            DoubleFunction<String> text,
            ToDoubleFunction<Knobs> of,
            BiFunction<Knobs, Double, Knobs> with,
            Predicate<LossKind> used) {
        KnobRow row = new KnobRow(range, text, value -> model.group().turn(range.id(), with.apply(now(), value)));
        model.group().knobs().subscribe(knobs -> {
            row.show(of.applyAsDouble(knobs));
            row.setDisable(!used.test(knobs.loss()));
        });
        return row;
    }

    private Control boxLoss() {
        return follow(
                new Choice<>(
                        "box-loss",
                        List.of(BoxLossKind.values()),
                        BoxLossKind::title,
                        "The loss of the box head, for positive anchors only. Smooth L1 with β 1/9: keras-retinanet. L1: Detectron2, "
                                + "torchvision, MMDetection. "
                                + "Huber: TF Vision."),
                "box loss",
                Knobs::boxLoss,
                Knobs::withBoxLoss);
    }

    private Control normaliser() {
        return follow(
                new Choice<>(
                        "normaliser",
                        List.of(Normaliser.values()),
                        LossWords::of,
                        "What the summed losses are divided by. The paper: the positives. Detectron2: their moving average. A learning rate "
                                + "suits only the normaliser it was tuned for."),
                "normaliser",
                Knobs::normaliser,
                Knobs::withNormaliser);
    }

    private Control clip() {
        return follow(
                new Choice<>(
                        "clip",
                        List.of(1.0, StepSettings.DEFAULT_CLIP, Double.POSITIVE_INFINITY),
                        value -> Double.isInfinite(value) ? "Never" : "Norm above " + Figures.plain(value),
                        "A longer gradient is scaled down to this norm, which keeps one bad step from derailing training. The paper does not clip."),
                "clip",
                Knobs::clip,
                Knobs::withClip);
    }

    /** Of several runs, the one whose knobs these are. */
    private Node whose() {
        Choice<LiveRun> run = new Choice<>(
                "selected-run", List.of(), LiveRun::name, "The run whose settings, levels and figures are shown.");
        Label label = new Label("Of run");
        Node row = Fields.row(label, run);
        model.group().state().subscribe(state -> {
            run.render(state.runs(), state.run());
            row.setVisible(state.comparing());
            row.setManaged(state.comparing());
        });
        run.onChosen(model.group()::select);
        return row;
    }

    private Knobs now() {
        return model.group().knobs().getValue();
    }

    /** {@return how the weights are moved, for example {@code Adam, learning rate 0.001, gradients clipped at 10, no warm-up}} */
    public static String text(RunSetup setup, Knobs knobs) {
        return Pending.optimiser(setup.optimiser())
                + ", learning rate " + rate(knobs.learningRate())
                + (Double.isInfinite(knobs.clip())
                        ? ", no clipping"
                        : ", gradients clipped at " + Figures.plain(knobs.clip()))
                + (setup.warmUp() == 0 ? ", no warm-up" : ", warm-up of " + setup.warmUp() + " steps");
    }

    /** A learning rate as people write it: 0.001, 3e-4. */
    static String rate(double value) {
        return value >= 1e-3
                ? Figures.plain(value)
                : Texts.format("%.2e", value).replaceAll("\\.?0*e-0?", "e-");
    }
}
