package org.focallens.ui.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.focallens.train.StepMillis;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Figures;

/** The training room's settings, and the time a step takes. */
final class TrainingInspector {

    private final TrainingViewModel model;
    private final Dialogs dialogs;
    private final ScrollPane node;

    TrainingInspector(TrainingViewModel model, Dialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        VBox content = new VBox(learning(), run(), speed());
        content.getStyleClass().add("inspector");
        node = new ScrollPane(content);
        node.getStyleClass().add("inspector-scroll");
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    Node node() {
        return node;
    }

    private Node learning() {
        ComboBox<LossKind> loss = choice("loss-kind", List.of(LossKind.values()), LossKind::title,
                "The loss of the class head. The box head's is smooth L1 with beta 1/9 throughout.");
        KnobRow alpha = new KnobRow(new KnobRow.Range("alpha", "Alpha (α)",
                "Weight of a positive; a negative weighs 1 - α. 0.25 in the paper and every framework; 0.75 is best without focusing"
                + " (γ 0).", 0, 1, false),
                Figures::plain, value -> model.knobs().set(model.knobs().get().withAlpha(value)));
        KnobRow gamma = new KnobRow(new KnobRow.Range("gamma", "Gamma (γ)",
                "How strongly easy anchors are weighed down; 0 is cross entropy. 2 in the paper and most frameworks, 1.5 in TF Vision.", 0, 5, false),
                Figures::plain, value -> model.knobs().set(model.knobs().get().withGamma(value)));
        KnobRow rate = new KnobRow(new KnobRow.Range("learning-rate", "Learning rate",
                "How far Adam moves the parameters at each step. About 3e-4 suits this network; at 1e-3 it becomes unsteady.", 1e-6, .1, true),
                TrainingInspector::rate, value -> model.knobs().set(model.knobs().get().withLearningRate(value)));
        loss.setOnAction(event -> model.knobs().set(model.knobs().get().withLoss(loss.getValue())));
        model.knobs().subscribe(knobs -> {
            loss.setValue(knobs.loss());
            alpha.show(knobs.alpha());
            gamma.show(knobs.gamma());
            rate.show(knobs.learningRate());
            alpha.setDisable(!knobs.loss().usesAlpha());
            gamma.setDisable(!knobs.loss().usesGamma());
        });
        return Controls.section("Learning", row("Loss", loss), alpha, gamma, rate, Controls.note("Holds from the next step on."));
    }

    /** A learning rate as people write it: 0.001, 3e-4. */
    private static String rate(double value) {
        return value >= 1e-3 ? Figures.plain(value) : String.format(Locale.ROOT, "%.2e", value).replaceAll("\\.?0*e-0?", "e-");
    }

    private Node run() {
        ComboBox<Integer> size = choice("input-size", List.of(128, 256, 384, 512), value -> value + " × " + value,
                "Height and width of the network's input in pixels. Twice as large takes four times as long.");
        ComboBox<Integer> batch = choice("batch-size", List.of(1, 2, 4, 8, 16), String::valueOf,
                "Images a step. More make a steadier gradient and take longer.");
        TextField seed = seedField();
        size.setOnAction(event -> model.wanted().set(model.wanted().get().withSize(size.getValue())));
        batch.setOnAction(event -> model.wanted().set(model.wanted().get().withBatch(batch.getValue())));
        Label reset = Controls.note("Reset to begin with these.  (R)");
        reset.setId("reset-needed");
        reset.getStyleClass().setAll("label", "reset-needed");
        reset.visibleProperty().bind(model.resetNeeded());
        model.wanted().subscribe(run -> {
            size.setValue(run.size());
            batch.setValue(run.batch());
            seed.setText(String.valueOf(run.seed()));
        });
        return Controls.section("Run", data(), row("Input", size), row("Images a step", batch), row("Seed", seed), reset);
    }

    private TextField seedField() {
        TextField seed = new TextField();
        seed.setId("seed");
        seed.setPrefWidth(120);
        seed.setAlignment(Pos.CENTER_RIGHT);
        Controls.tip(seed, "Fixes the first parameters and the images. The same seed gives the same losses again.");
        Runnable take = () -> {
            if (seed.getText().strip().matches("-?\\d{1,18}")) {
                model.wanted().set(model.wanted().get().withSeed(Long.parseLong(seed.getText().strip())));
            }
            seed.setText(String.valueOf(model.wanted().get().seed()));
        };
        seed.setOnAction(event -> take.run());
        seed.focusedProperty().subscribe(focused -> {
            if (!focused) {
                take.run();
            }
        });
        return seed;
    }

    private Node data() {
        Label name = new Label();
        name.setId("data-name");
        Button choose = new Button("Choose …");
        choose.setId("choose-data");
        Controls.tip(choose, "Trains on a COCO, VOC or YOLO folder of your own; images are fitted into the square input.");
        choose.setOnAction(event -> dialogs.openFolder().ifPresent(path -> model.wanted().set(model.wanted().get().withData(Optional.of(path)))));
        Button scenes = new Button("Generated");
        scenes.setId("generated-data");
        Controls.tip(scenes, "Trains on scenes of circles, squares and triangles that are made as they are needed.");
        scenes.setOnAction(event -> model.wanted().set(model.wanted().get().withData(Optional.empty())));
        model.wanted().subscribe(run -> {
            name.setText(run.data().map(Path::getFileName).map(Path::toString).orElse("Generated scenes"));
            scenes.setDisable(run.data().isEmpty());
        });
        return new VBox(8, row("Images", name), new HBox(8, choose, scenes));
    }

    private Node speed() {
        Label millis = new Label("–");
        millis.setId("step-millis");
        millis.getStyleClass().add("title-text");
        Label phases = Controls.note("");
        model.stepMillis().subscribe(value -> millis.setText(value.doubleValue() == 0 ? "–"
                : String.format(Locale.ROOT, "%.1f ms a step", value.doubleValue())));
        model.report().subscribe(report -> phases.setText(report == null ? "Median of the last 50 steps." : phases(report.millis())));
        return Controls.section("Step time", millis, phases);
    }

    private static String phases(StepMillis millis) {
        return String.format(Locale.ROOT, "Median of the last 50 steps. This one: images %.1f, forward %.1f, loss %.1f, backward %.1f,"
                + " update %.1f ms.",
                millis.batch(), millis.forward(), millis.loss(), millis.backward(), millis.update());
    }

    private static <T> ComboBox<T> choice(String id, List<T> values, Function<T, String> text, String help) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setPrefWidth(184);
        box.setConverter(Controls.text(text));
        Controls.tip(box, help);
        return box;
    }

    private static HBox row(String text, Node control) {
        Label label = new Label(text);
        label.setLabelFor(control);
        label.setMinWidth(112);
        HBox row = new HBox(8, label, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
