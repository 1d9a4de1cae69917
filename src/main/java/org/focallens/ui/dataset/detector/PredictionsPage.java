package org.focallens.ui.dataset.detector;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.focallens.audit.detector.DetectorSubject;
import org.focallens.figure.ChartStyle;
import org.focallens.text.Texts;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Segments;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.chart.Figure;
import org.focallens.ui.common.work.Background;

/** What a detector found in the open set, and what it should have found. */
public final class PredictionsPage extends VBox {
    private static final String EMPTY = """
            No predictions are open. Open what your detector found in this data set, or drop it here:

            •  a COCO results file: a JSON list of {image_id, category_id, bbox, score}
            •  a folder of YOLO text files with confidence (predict with save_txt=True save_conf=True)

            You will see AP as COCO measures it, what is found, false and missed on every image, which classes are mistaken for which, \
            and whether the missed boxes had anchors to learn them by.""";

    private final PredictionsViewModel model;
    private final Dialogs dialogs;
    private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.FIGURES);
    private final PredictionFigures figures = new PredictionFigures();
    private final ConfusionChart confusion = new ConfusionChart();
    private final PredictionImages images;
    private final ChartSaver saver;
    private final Figure figure;
    private final Label empty = Controls.note(EMPTY);
    private final StackPane place = new StackPane();

    /** What can be seen. */
    private enum View {
        FIGURES,
        CONFUSION,
        IMAGES
    }

    /**
     * @param decoding where images are read
     * @param told     takes what was saved
     */
    public PredictionsPage(PredictionsViewModel model, Background decoding, Dialogs dialogs, Consumer<String> told) {
        super(8);
        this.model = model;
        this.dialogs = dialogs;
        images = new PredictionImages(model, decoding);
        getStyleClass().add("panel-side");
        saver = new ChartSaver("predictions", () -> figure().subject(), dialogs, told);
        figure = new Figure("prediction-confusion", confusion.chart(), saver);
        empty.setId("predictions-empty");
        Segments<View> views = new Segments<View>("predictions")
                .add(View.FIGURES, "Figures", "Average precision and counts, by class and size")
                .add(View.CONFUSION, "Confusion", "Which classes are mistaken for which")
                .add(
                        View.IMAGES,
                        "Images",
                        "The images with the most mistakes first: boxes found, false positives, boxes missed")
                .bind(view, view::set);
        HBox bar = new HBox(8, opener("Predictions …", false), opener("Folder …", true), views);
        bar.setAlignment(Pos.CENTER_LEFT);
        HBox score = score();
        score.visibleProperty().bind(model.subject().isNotNull());
        score.managedProperty().bind(score.visibleProperty());
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(bar, score, place);
        view.subscribe(now -> show());
        model.subject().subscribe(now -> show());
        setOnDragOver(this::over);
        setOnDragDropped(this::dropped);
    }

    private Figure figure() {
        return figure;
    }

    private Button opener(String text, boolean folder) {
        Button button = new Button(text);
        button.setId(folder ? "open-predictions-folder-button" : "open-predictions-button");
        button.setMinWidth(USE_PREF_SIZE);
        Controls.tip(
                button,
                folder
                        ? "Opens a folder of YOLO text files with confidence, one per image, with the image's name."
                        : "Opens a COCO results file over this data set.  (Ctrl+Alt+O)");
        button.setOnAction(event -> ask(folder));
        return button;
    }

    private void ask(boolean folder) {
        (folder ? dialogs.openFolder() : dialogs.openPredictions()).ifPresent(model::open);
    }

    private HBox score() {
        Slider slider = new Slider(0, 1, model.score().get());
        slider.setId("prediction-score");
        slider.setBlockIncrement(0.05);
        slider.setPrefWidth(320);
        Controls.tip(
                slider,
                "Predictions with a lower score are neither counted nor drawn. AP does not change: it uses them all.");
        slider.valueProperty()
                .addListener((property, before, now) -> model.setScore(Math.round(now.doubleValue() * 100) / 100.0));
        Label value = new Label();
        value.setId("prediction-score-value");
        value.textProperty().bind(model.score().map(now -> Texts.format("%.2f", now.doubleValue())));
        Label counts = new Label();
        counts.setId("prediction-counts");
        counts.getStyleClass().add("muted");
        counts.textProperty().bind(model.subject().map(PredictionsPage::counts).orElse(""));
        HBox row = new HBox(8, new Label("From score"), slider, value, counts);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static String counts(DetectorSubject subject) {
        return Texts.format(
                "%,d found   ·   %,d false   ·   %,d missed",
                subject.counts().allTruePositives(),
                subject.counts().allFalsePositives(),
                subject.counts().allMissed());
    }

    private void show() {
        DetectorSubject subject = model.subject().get();
        Node node = empty;
        if (subject == null) {
            images.show(null);
        } else if (view.get() == View.FIGURES) {
            figures.show(subject);
            node = figures;
        } else if (view.get() == View.CONFUSION) {
            confusion.show(subject);
            node = figure;
        } else {
            images.show(subject);
            node = images;
        }
        StackPane.setAlignment(empty, Pos.TOP_LEFT);
        if (!place.getChildren().equals(List.of(node))) {
            place.getChildren().setAll(node);
        }
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            drop(event.getDragboard().getFiles().get(0).toPath());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    /** Opens what was dropped. */
    void drop(Path file) {
        model.open(file);
    }

    /**
     * What can be done by menu and keys.
     *
     * @param shown brings this page on the screen
     */
    public List<Action> actions(Runnable shown) {
        return List.of(
                Action.of(
                        "open-predictions",
                        "File",
                        "Open predictions …",
                        "Opens a detector's COCO results over this data set",
                        "Shortcut+Alt+O",
                        null,
                        () -> {
                            shown.run();
                            ask(false);
                        }),
                Action.of(
                        "open-predictions-folder",
                        "File",
                        "Open folder of predictions …",
                        "Opens YOLO text files with confidence over this data set",
                        "Shortcut+Alt+Shift+O",
                        null,
                        () -> {
                            shown.run();
                            ask(true);
                        }));
    }

    /** {@return the images, for tests} */
    PredictionImages images() {
        return images;
    }

    /** Draws in another style. */
    public void style(ChartStyle style) {
        confusion.setStyle(style);
        show();
    }

    /** Ends what saves in the background. */
    public void close() {
        saver.close();
    }
}
