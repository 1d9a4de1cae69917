package org.focallens.ui.training.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Control;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.figure.Figures;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.optimiser.AdamSettings;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.train.run.RunSetup;
import org.focallens.train.settings.OwnPreset;
import org.focallens.train.settings.SmallImages;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;
import org.focallens.ui.training.live.TrainingViewModel;

/** What a run begins with and keeps to its end. */
public final class RunSection {

    private final TrainingViewModel model;
    private final List<ObservableValue<NamedSettings>> rooms;

    /** @param rooms anchor settings of other rooms; null inside while there are none */
    public RunSection(TrainingViewModel model, List<ObservableValue<NamedSettings>> rooms) {
        this.model = model;
        this.rooms = rooms;
    }

    public Node node() {
        return Controls.section(
                "Run",
                Fields.row("Input", size()),
                Fields.row("Images per step", batch()),
                Fields.row("Seed", seed()),
                Fields.row("Anchors", follow(anchors(), "preset", RunSetup::preset, RunSetup::withPreset)),
                Fields.row("Prior", prior()),
                Fields.row("Head depth", depth()),
                Fields.row("Class scores", output()),
                Fields.row("Optimiser", optimiser()),
                Fields.row("Warm-up, steps", warmUp()));
    }

    /** {@return the list, showing what is wanted and wanting what is chosen} */
    private <T> Choice<T> follow(
            Choice<T> box, String what, Function<RunSetup, T> of, BiFunction<RunSetup, T, RunSetup> with) {
        model.group().wanted().subscribe(setup -> box.render(of.apply(setup)));
        return box.onChosen(next -> model.group().want(what, with.apply(now(), next)));
    }

    private Control size() {
        return follow(
                new Choice<>(
                        "input-size",
                        List.of(128, 256, 384, 512),
                        value -> value + " × " + value,
                        "Height and width of the network's input in pixels. Twice the size takes four times as long."),
                "size",
                setup -> setup.data().size(),
                DataSection::atSize);
    }

    private Control batch() {
        return follow(
                new Choice<>(
                        "batch-size",
                        List.of(1, 2, 4, 8, 16),
                        String::valueOf,
                        "Images per step. More give a steadier gradient and take longer."),
                "batch",
                RunSetup::batch,
                RunSetup::withBatch);
    }

    private Node seed() {
        return number(
                "seed",
                "Determines the initial parameters and the images. The same seed gives the same losses again.",
                RunSetup::seed,
                text -> now().withSeed(Long.parseLong(text)));
    }

    private Control prior() {
        return follow(
                new Choice<>(
                        "prior",
                        List.of(.001, .01, .1, RunSetup.NO_PRIOR),
                        value -> value == RunSetup.NO_PRIOR ? "0.5 (no prior)" : Figures.plain(value),
                        "The score that every anchor starts with, set by the class head's last bias. 0.01 in the paper; 0.5 means no prior: "
                                + "the loss of the first steps "
                                + "then comes from the background."),
                "prior",
                RunSetup::prior,
                RunSetup::withPrior);
    }

    private Control depth() {
        return follow(
                new Choice<>(
                        "head-depth",
                        List.of(0, 1, 2, 3, 4),
                        String::valueOf,
                        "Hidden layers of the class head and of the box head. 4 in the paper."),
                "depth",
                RunSetup::headDepth,
                RunSetup::withHeadDepth);
    }

    private Control output() {
        return follow(
                new Choice<>(
                        "class-output",
                        List.of(ClassOutput.values()),
                        value -> value == ClassOutput.SIGMOID ? "A sigmoid each" : "Softmax",
                        "A sigmoid for each class as in the paper, or a softmax over the classes and the background."),
                "output",
                RunSetup::output,
                RunSetup::withOutput);
    }

    private Control optimiser() {
        return follow(
                new Choice<>(
                        "optimiser",
                        List.of(AdamSettings.DEFAULT, SgdSettings.DEFAULT),
                        Pending::optimiser,
                        "How gradients become a step. The paper: SGD with momentum 0.9 and weight decay 1e-4. Adam learns faster on small "
                                + "images and copes with "
                                + "what SGD does not: cross entropy without a prior."),
                "optimiser",
                RunSetup::optimiser,
                RunSetup::withOptimiser);
    }

    private Node warmUp() {
        return number(
                "warm-up",
                "Steps over which the learning rate rises in a straight line, 0 for none; 500 in Detectron. It keeps the first steps, whose "
                        + "loss is largest, from derailing training.",
                RunSetup::warmUp,
                text -> now().withWarmUp(Integer.parseInt(text)));
    }

    private Node number(String id, String help, Function<RunSetup, Number> of, Function<String, RunSetup> with) {
        TypedField field = new TypedField(
                id,
                help,
                () -> String.valueOf(of.apply(now())),
                text -> model.group().want(id, with.apply(text)));
        model.group().wanted().subscribe(setup -> field.show());
        return field;
    }

    /** A framework's anchors, or those that another room is set to. */
    private Choice<Preset> anchors() {
        Choice<Preset> anchors = new Choice<>(
                "train-preset",
                List.of(),
                Preset::title,
                "Anchors, matching and box coder. “Small images” has the paper's anchors at half the size; a framework's own anchors, 32 to "
                        + "813 pixels, "
                        + "miss most objects of small scenes. Settings changed in the anchors room or the data set room are listed below.");
        anchors.setOnShowing(event -> anchors.render(presets(), now().preset()));
        return anchors;
    }

    private List<Preset> presets() {
        List<Preset> all = new ArrayList<>(List.of(SmallImages.PRESET));
        all.addAll(Presets.ALL);
        rooms.stream()
                .map(ObservableValue::getValue)
                .filter(Objects::nonNull)
                .map(OwnPreset::of)
                .forEach(all::add);
        return all;
    }

    private RunSetup now() {
        return model.group().wanted().getValue();
    }
}
