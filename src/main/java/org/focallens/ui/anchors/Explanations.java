package org.focallens.ui.anchors;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.explain.BoxExplanation;
import org.focallens.core.explain.ImageBoxes;
import org.focallens.core.explain.ImageMatch;
import org.focallens.core.explain.Remedies;
import org.focallens.core.explain.SettingsComparison;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.LatestJob;

/** Why the selected box fares as it does, and what another framework decides differently; both are computed only while they are looked at. */
final class Explanations {
    private final AnchorsViewModel model;
    private final LatestJob boxJob = new LatestJob("explain-box");
    private final LatestJob compareJob = new LatestJob("compare-presets");
    private final VBox boxLines = new VBox(6);
    private final VBox compareLines = new VBox(6);
    private final ComboBox<Preset> other = new ComboBox<>();
    private final TitledPane box = new TitledPane("Why this box", boxLines);
    private final TitledPane compare = new TitledPane("Compare with", new VBox(8, other, compareLines));
    private final VBox node = new VBox(8, box, compare);

    /** What is asked about. */
    private record Question(ImageBoxes image, AssignSettings settings, int selected) {
    }

    Explanations(AnchorsViewModel model) {
        this.model = model;
        box.setId("why-box");
        box.setExpanded(false);
        compare.setId("compare-preset");
        compare.setExpanded(false);
        other.setId("compare-with");
        other.getItems().setAll(Presets.ALL);
        other.setMaxWidth(Double.MAX_VALUE);
        other.setConverter(new StringConverter<>() {
            @Override
            public String toString(Preset preset) {
                return preset == null ? "" : preset.title();
            }

            @Override
            public Preset fromString(String text) {
                return other.getValue();
            }
        });
        other.setValue(Presets.KERAS_RETINANET);
        Controls.tip(other, "The framework whose own settings are held against the settings of now, on this image.");
        other.setOnAction(event -> compare());
        box.expandedProperty().subscribe(this::explain);
        compare.expandedProperty().subscribe(this::compare);
        model.selectedTruth().subscribe(this::explain);
        model.assigned().subscribe(() -> {
            explain();
            compare();
        });
    }

    Node node() {
        return node;
    }

    private Question question() {
        AnchorsState state = model.history().get();
        List<TruthBox> truths = state.truths();
        float[] boxes = new float[4 * truths.size()];
        boolean[] crowd = new boolean[truths.size()];
        for (int i = 0; i < crowd.length; i++) {
            TruthBox truth = truths.get(i);
            float[] corners = {truth.x1(), truth.y1(), truth.x2(), truth.y2()};
            System.arraycopy(corners, 0, boxes, 4 * i, 4);
            crowd[i] = truth.crowd();
        }
        OpenImage open = model.image().get();
        return new Question(new ImageBoxes(open.picture().height(), open.picture().width(), boxes, crowd), state.settings(), model.selectedTruth().get());
    }

    private void explain() {
        if (!box.isExpanded() || model.assigned().get() == null) {
            return;
        }
        if (model.selectedTruth().get() == AnchorsViewModel.NONE) {
            boxJob.cancel();
            show(boxLines, List.of("Select a box in the picture to see why it has the anchors it has, or none."));
            return;
        }
        Question question = question();
        boxJob.submit(cancelled -> explain(question, cancelled), lines -> show(boxLines, lines), failure -> show(boxLines, List.of(failure.getMessage())));
    }

    private static List<String> explain(Question question, BooleanSupplier cancelled) {
        ImageMatch match = ImageMatch.of(question.image, question.settings);
        List<String> levels = match.matching().grid().levels().stream().map(LevelGrid::name).toList();
        return Words.of(BoxExplanation.of(question.image, match, question.selected), levels,
                Remedies.of(question.image, match, question.selected, cancelled));
    }

    private void compare() {
        if (!compare.isExpanded() || model.assigned().get() == null) {
            return;
        }
        Question question = question();
        AssignSettings theirs = AssignSettings.of(other.getValue());
        compareJob.submit(cancelled -> Words.of(SettingsComparison.of(question.image, question.settings, theirs, cancelled)),
                lines -> show(compareLines, lines), failure -> show(compareLines, List.of(failure.getMessage())));
    }

    private static void show(VBox place, List<String> lines) {
        place.getChildren().setAll(lines.stream().map(Controls::note).toList());
    }

    void toggleBox() {
        box.setExpanded(!box.isExpanded());
    }

    void toggleCompare() {
        compare.setExpanded(!compare.isExpanded());
    }

    void close() {
        boxJob.close();
        compareJob.close();
    }
}
