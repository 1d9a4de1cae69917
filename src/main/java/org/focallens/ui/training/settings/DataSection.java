package org.focallens.ui.training.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.focallens.data.scene.SceneSettings;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.train.run.RunSetup;
import org.focallens.train.source.RunData;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.training.live.TrainingViewModel;

/** What a run learns from: generated scenes and how hard they are, or a data set. */
public final class DataSection {

    private final TrainingViewModel model;
    private final DataChoice choice;
    private final Dialogs dialogs;
    private final ObservableValue<Path> opened;

    /** @param opened the data set of another room; null while there is none */
    public DataSection(TrainingViewModel model, DataChoice choice, Dialogs dialogs, ObservableValue<Path> opened) {
        this.model = model;
        this.choice = choice;
        this.dialogs = dialogs;
        this.opened = opened;
    }

    public Node node() {
        Label name = new Label();
        name.setId("data-name");
        name.setWrapText(true);
        Button choose = button(
                "choose-data",
                "Choose …",
                "Trains on a COCO, VOC or YOLO folder of your own; images are fitted into the square input, and a fifth is "
                        + "held out to measure AP.",
                () -> dialogs.openFolder().ifPresent(choice::choose));
        Button here = button(
                "opened-data",
                "Opened set",
                "Trains on the data set that is open in the data set room.",
                () -> choice.choose(opened.getValue()));
        here.disableProperty().bind(opened.map(path -> false).orElse(true));
        Button scenes = button(
                "generated-data",
                "Scenes",
                "Trains on scenes of circles, squares and triangles, generated as needed.",
                () -> model.group().want("data", now().withData(RunData.SHAPES, RunData.UNSEEN_SCENES)));
        model.group().wanted().subscribe(run -> {
            name.setText(describe(run.data()));
            scenes.setDisable(run.data().generated());
        });
        return Controls.section("Images", name, new HBox(8, choose, here, scenes), flip(), scenes());
    }

    private static String describe(RunData data) {
        if (data.generated()) {
            return "Generated scenes";
        }
        Path path = Path.of(data.name()).getFileName();
        return path + ", " + Texts.counted(data.tests(), "image", "images") + " held out";
    }

    private static Button button(String id, String text, String help, Runnable run) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(event -> run.run());
        Controls.tip(button, help);
        return button;
    }

    private Node flip() {
        CheckBox flip = new CheckBox("Mirror every second image");
        flip.setId("flip");
        Controls.tip(flip, "Horizontal flipping, the paper's only augmentation.");
        flip.setOnAction(event -> {
            RunData data = now().data();
            model.group().want("flip", now().withData(data.withFlipped(flip.isSelected())));
        });
        model.group().wanted().subscribe(run -> flip.setSelected(run.data().flipped()));
        return flip;
    }

    /** How hard the scenes are. */
    private Node scenes() {
        Choice<String> usual = new Choice<>(
                "scene-kind",
                List.of(RunData.SHAPES, RunData.SPARSE_SHAPES, "own"),
                kind -> switch (kind) {
                    case RunData.SHAPES -> "Large and small";
                    case RunData.SPARSE_SHAPES -> "Few and small";
                    default -> "As set below";
                },
                "A few small objects on a busy background give the imbalance of photographs: about a thousand negatives per positive.");
        Node sides = field(
                "scene-sides",
                "Sides of objects in pixels, min-max, e.g. 16-115.",
                scenes -> scenes.minSize() + "-" + scenes.maxSize(),
                "sides");
        Node objects = field(
                "scene-objects",
                "Objects per scene, min-max, e.g. 1-4. Fewer leave more background.",
                scenes -> scenes.minObjects() + "-" + scenes.maxObjects(),
                "objects");
        Node clutter = field(
                "scene-clutter",
                "Unlabelled lines, dots and blots, 0 (none) to 1 (many): hard negatives.",
                scenes -> Figures.plain(scenes.clutter()),
                "clutter");
        Node noise = field(
                "scene-noise",
                "Standard deviation of each pixel's noise, 0 to 64 of 255.",
                scenes -> Figures.plain(scenes.noise()),
                "noise");
        Node classes = field(
                "scene-classes", "Kinds of objects, 1 to 8.", scenes -> String.valueOf(scenes.classes()), "classes");
        VBox box = new VBox(
                8,
                Fields.row("Objects are", usual),
                Fields.row("Sides, px", sides),
                Fields.row("Objects", objects),
                Fields.row("Clutter", clutter),
                Fields.row("Noise", noise),
                Fields.row("Classes", classes));
        usual.onChosen(next -> {
            if (!next.equals("own")) {
                model.group().want("scenes", now().withData(next, now().data().tests()));
            }
        });
        model.group().wanted().subscribe(run -> {
            box.setVisible(run.data().generated());
            box.setManaged(run.data().generated());
            usual.render(kind(run.data()));
        });
        return box;
    }

    private static String kind(RunData data) {
        return data.name().equals(RunData.SHAPES) || data.name().equals(RunData.SPARSE_SHAPES) ? data.name() : "own";
    }

    private Node field(String id, String help, Function<SceneSettings, String> text, String part) {
        TypedField field = new TypedField(
                id, help, () -> now().data().scenes().map(text).orElse(""), typed -> scenes(part + "=" + typed));
        model.group().wanted().subscribe(run -> field.show());
        return field;
    }

    private void scenes(String part) {
        RunData data = now().data();
        RunData next = new RunData(
                RunData.SHAPES + ":" + full(data.scenes().orElseThrow()) + "," + part,
                data.size(),
                data.flipped(),
                data.tests());
        model.group().want("scenes", now().withData(RunData.nameOf(next.scenes().orElseThrow()), data.tests()));
    }

    private static String full(SceneSettings scenes) {
        return "classes=" + scenes.classes() + ",sides=" + scenes.minSize() + "-" + scenes.maxSize() + ",objects="
                + scenes.minObjects() + "-" + scenes.maxObjects() + ",clutter=" + scenes.clutter() + ",noise="
                + scenes.noise();
    }

    /** {@return a setup with another input size; the sides of objects keep their share of it} */
    static RunSetup atSize(RunSetup setup, int size) {
        Optional<SceneSettings> scenes = setup.data().scenes();
        if (scenes.isEmpty() || !kind(setup.data()).equals("own")) {
            return setup.withSize(size);
        }
        double factor = (double) size / setup.data().size();
        UnaryOperator<SceneSettings> grown =
                old -> old.withSizes(Math.max(8, (int) Math.round(old.minSize() * factor)), Math.max(8, (int)
                        Math.round(old.maxSize() * factor)));
        SceneSettings square = SceneSettings.square(size)
                .withClasses(scenes.get().classes())
                .withObjects(scenes.get().minObjects(), scenes.get().maxObjects())
                .withBackground(scenes.get().clutter(), scenes.get().noise())
                .withSizes(
                        grown.apply(scenes.get()).minSize(),
                        grown.apply(scenes.get()).maxSize());
        return setup.withData(new RunData(
                RunData.nameOf(square),
                size,
                setup.data().flipped(),
                setup.data().tests()));
    }

    private RunSetup now() {
        return model.group().wanted().getValue();
    }
}
