package org.focallens.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.nn.AdamSettings;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.OptimiserSettings;
import org.focallens.nn.SgdSettings;
import org.focallens.train.OwnPreset;
import org.focallens.train.SmallImages;
import org.focallens.train.run.RunSetup;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Figures;

/** What a run begins with and keeps to its end. */
final class RunSection {

    private final TrainingViewModel model;
    private final List<ObservableValue<NamedSettings>> rooms;

    /** @param rooms anchor settings of other rooms; null inside while there are none */
    RunSection(TrainingViewModel model, List<ObservableValue<NamedSettings>> rooms) {
        this.model = model;
        this.rooms = rooms;
    }

    Node node() {
        ComboBox<Integer> size = Fields.choice("input-size", List.of(128, 256, 384, 512), value -> value + " × " + value,
                "Height and width of the network's input in pixels. Twice as large takes four times as long.");
        ComboBox<Integer> batch = Fields.choice("batch-size", List.of(1, 2, 4, 8, 16), String::valueOf,
                "Images a step. More make a steadier gradient and take longer.");
        TextField seed = Fields.typed("seed", "Fixes the first parameters and the images. The same seed gives the same losses again.",
                () -> String.valueOf(now().seed()), text -> model.contest().want("seed", now().withSeed(Long.parseLong(text))));
        ComboBox<Preset> anchors = anchors();
        ComboBox<Double> prior = Fields.choice("prior", List.of(.001, .01, .1, RunSetup.NO_PRIOR),
                value -> value == RunSetup.NO_PRIOR ? "0.5 (no prior)" : Figures.plain(value),
                "The score that every anchor starts with, set by the class head's last bias. 0.01 in the paper; 0.5 is no prior: the loss of the first steps "
                + "is then that of the background.");
        ComboBox<Integer> depth = Fields.choice("head-depth", List.of(0, 1, 2, 3, 4), String::valueOf,
                "Hidden layers of the class head and of the box head. 4 in the paper.");
        ComboBox<ClassOutput> output = Fields.choice("class-output", List.of(ClassOutput.values()),
                value -> value == ClassOutput.SIGMOID ? "A sigmoid each" : "Softmax", "A sigmoid for each class as in the paper, or a softmax over "
                + "the classes and the background.");
        ComboBox<OptimiserSettings> optimiser = Fields.choice("optimiser", List.of(AdamSettings.DEFAULT, SgdSettings.DEFAULT),
                kind -> kind instanceof SgdSettings ? "SGD with momentum" : "Adam",
                "What makes a step of the gradients. The paper: SGD with momentum 0.9 and weight decay 1e-4. Adam learns faster on small images and forgives "
                + "what SGD does not: cross entropy without prior.");
        optimiser.setOnAction(event -> Fields.chosen(optimiser, now().optimiser(), next -> model.contest().want("optimiser", now().withOptimiser(next))));
        TextField warmUp = Fields.typed("warm-up", "Steps over which the learning rate rises in a straight line, 0 for none; 500 in Detectron. It keeps the "
                + "first steps, whose loss is largest, from throwing the network off.", () -> String.valueOf(now().warmUp()),
                text -> model.contest().want("warm-up", now().withWarmUp(Integer.parseInt(text))));
        size.setOnAction(event -> Fields.chosen(size, now().data().size(), next -> model.contest().want("size", DataSection.atSize(now(), next))));
        batch.setOnAction(event -> Fields.chosen(batch, now().batch(), next -> model.contest().want("batch", now().withBatch(next))));
        anchors.setOnAction(event -> Fields.chosen(anchors, now().preset(), next -> model.contest().want("preset", now().withPreset(next))));
        prior.setOnAction(event -> Fields.chosen(prior, now().prior(), next -> model.contest().want("prior", now().withPrior(next))));
        depth.setOnAction(event -> Fields.chosen(depth, now().headDepth(), next -> model.contest().want("depth", now().withHeadDepth(next))));
        output.setOnAction(event -> Fields.chosen(output, now().output(), next -> model.contest().want("output", now().withOutput(next))));
        model.contest().wanted().subscribe(run -> {
            size.setValue(run.data().size());
            batch.setValue(run.batch());
            seed.setText(String.valueOf(run.seed()));
            anchors.setValue(run.preset());
            prior.setValue(run.prior());
            depth.setValue(run.headDepth());
            output.setValue(run.output());
            optimiser.setValue(run.optimiser());
            warmUp.setText(String.valueOf(run.warmUp()));
        });
        return Controls.section("Run", Fields.row("Input", size), Fields.row("Images a step", batch), Fields.row("Seed", seed), Fields.row("Anchors", anchors),
                Fields.row("Prior", prior), Fields.row("Head depth", depth), Fields.row("Class scores", output), Fields.row("Optimiser", optimiser), Fields.row("Warm-up, steps", warmUp), resetNeeded());
    }

    /** A framework's anchors, or those that another room is set to. */
    private ComboBox<Preset> anchors() {
        ComboBox<Preset> anchors = Fields.choice("train-preset", List.of(), Preset::title,
                "Anchors, matching and box coder. “Small images” has the paper's anchors at half the size; a framework's own anchors, 32 to 813 pixels, "
                + "miss most objects of small scenes. Settings changed in the anchors room or the data set room stand below.");
        anchors.setOnShowing(event -> {
            Preset now = anchors.getValue();
            anchors.getItems().setAll(presets());
            anchors.setValue(now);
        });
        return anchors;
    }

    private List<Preset> presets() {
        List<Preset> all = new ArrayList<>(List.of(SmallImages.PRESET));
        all.addAll(Presets.ALL);
        rooms.stream().map(ObservableValue::getValue).filter(Objects::nonNull).map(OwnPreset::of).forEach(all::add);
        return all;
    }

    private Node resetNeeded() {
        Label reset = Controls.note("Reset to begin with these.  (R)");
        reset.setId("reset-needed");
        reset.getStyleClass().setAll("label", "reset-needed");
        reset.visibleProperty().bind(model.contest().resetNeeded());
        return reset;
    }

    private RunSetup now() {
        return model.contest().wanted().getValue();
    }
}
