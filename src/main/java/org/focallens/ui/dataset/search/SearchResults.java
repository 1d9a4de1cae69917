package org.focallens.ui.dataset.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.audit.search.Candidate;
import org.focallens.audit.search.Coverage;
import org.focallens.audit.search.SearchResult;
import org.focallens.audit.verdict.SearchVerdict;
import org.focallens.audit.verdict.Verdict;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.focallens.text.Texts;
import org.focallens.ui.common.Controls;

/** Three sets of anchors side by side: what was, clusters of shapes, and what the search found; each measured in four ways. */
final class SearchResults {
    private final SearchViewModel model;
    private final GridPane grid = new GridPane();
    private final Label note = Controls.note("");
    private final Label verdict = new Label();
    private final Button take = new Button("Take the anchors found");
    private final VBox node = new VBox(8, verdict, take, grid, note);

    private record Column(String id, String title, String help, Function<SearchResult, Candidate> candidate) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("start", "Current anchors", "The anchors that the search started from.", SearchResult::start),
            new Column(
                    "clusters",
                    "k-means of shapes",
                    "Sizes and ratios are clusters of the boxes' shapes by 1 − IoU, as YOLOv2 chooses its priors; the "
                            + "positions of the anchors are not considered.",
                    SearchResult::clusters),
            new Column(
                    "found",
                    "Evolved on the lattice",
                    "Differential evolution over anchors at their positions, starting from the other two.",
                    SearchResult::found));

    private record Measure(
            String name,
            String help,
            Function<Candidate, Candidate.Part> part,
            Function<Candidate.Part, Coverage> coverage) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure(
                    "Images searched, shape alone",
                    "As if an anchor were centred on every box, on the images that the search used.",
                    Candidate::tuning,
                    Candidate.Part::shapeOnly),
            new Measure(
                    "Images searched",
                    "With the anchors on their lattice, as training sees them, on the images that the search used.",
                    Candidate::tuning,
                    Candidate.Part::placed),
            new Measure(
                    "Images not seen, shape alone",
                    "As if an anchor were centred on every box, on images that the search never saw.",
                    Candidate::heldOut,
                    Candidate.Part::shapeOnly),
            new Measure(
                    "Images not seen: go by this",
                    "The figure that matters: anchors on their lattice, on images that the search never saw.",
                    Candidate::heldOut,
                    Candidate.Part::placed));

    SearchResults(SearchViewModel model) {
        this.model = model;
        grid.setHgap(16);
        grid.setVgap(4);
        grid.setId("search-results");
        for (int i = 0; i <= COLUMNS.size(); i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            column.setPercentWidth(i == 0 ? 22 : 26);
            column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            grid.getColumnConstraints().add(column);
        }
        verdict.setId("search-verdict");
        verdict.getStyleClass().add("title-text");
        verdict.setWrapText(true);
        take.setId("search-take");
        take.getStyleClass().add("accent");
        take.managedProperty().bind(take.visibleProperty());
        Controls.tip(take, "Takes the anchors found into the settings on the right; undo takes it back.");
        node.visibleProperty().bind(model.found().isNotNull());
        model.found().subscribe(found -> {
            grid.getChildren().clear();
            if (found != null) {
                show(found);
            }
        });
    }

    Node node() {
        return node;
    }

    private void show(SearchViewModel.Found found) {
        SearchResult result = found.result();
        Verdict worth = SearchVerdict.of(found.begun(), result);
        verdict.setText(worth.text());
        take.setVisible(worth.remedy().isPresent());
        take.setOnAction(event -> model.apply(result.found()));
        grid.add(strong("Best recall · mean IoU"), 0, 0);
        for (int row = 0; row < MEASURES.size(); row++) {
            grid.add(tipped(new Label(MEASURES.get(row).name), MEASURES.get(row).help), 0, row + 1);
        }
        int row = MEASURES.size() + 1;
        for (String name : List.of(AssignSheet.SIZES, AssignSheet.SCALES, AssignSheet.RATIOS)) {
            grid.add(new Label(name), 0, row++);
        }
        for (int column = 0; column < COLUMNS.size(); column++) {
            column(COLUMNS.get(column), column + 1, found);
        }
        note.setText(Texts.format(
                "Searched on %,d of %,d boxes in %,d images, held out %,d boxes in %,d images; %,d generations. Recall: share of boxes whose "
                        + "best anchor reaches the foreground threshold.",
                result.tuning().sample(),
                result.tuning().boxes(),
                result.tuning().images(),
                result.heldOut().boxes(),
                result.heldOut().images(),
                result.generations()));
    }

    private void column(Column column, int at, SearchViewModel.Found found) {
        Candidate candidate = column.candidate.apply(found.result());
        grid.add(tipped(strong(column.title), column.help), at, 0);
        for (int row = 0; row < MEASURES.size(); row++) {
            Coverage coverage =
                    MEASURES.get(row).coverage.apply(MEASURES.get(row).part.apply(candidate));
            Label value = row == MEASURES.size() - 1 ? strong("") : new Label();
            value.setId("search-" + column.id + "-" + row);
            value.setText(
                    percent(coverage.bestPossibleRecall()) + " · " + Texts.format("%.3f", coverage.meanBestIou()));
            grid.add(value, at, row + 1);
        }
        int row = MEASURES.size() + 1;
        for (String text : anchors(found.begun(), candidate)) {
            Label label = tipped(new Label(text), text);
            label.setId("search-" + column.id + "-" + row);
            label.setWrapText(true);
            grid.add(label, at, row++);
        }
        Button apply = new Button(at == 1 ? "Restore" : "Apply");
        apply.setId("search-apply-" + column.id);
        Controls.tip(
                apply, "Puts these anchors into the settings on the right; the audit is updated. It can be undone.");
        apply.setOnAction(event -> model.apply(candidate));
        grid.add(apply, at, row);
    }

    static String percent(double share) {
        return Texts.format("%.2f %%", 100 * share);
    }

    /** Rounded to what can be read beside its neighbours; what is applied is not. */
    private static List<String> anchors(AssignSettings begun, Candidate candidate) {
        Map<String, String> sheet = AssignSheet.of(begun.with(candidate.anchors()));
        List<String> texts = new ArrayList<>();
        for (String name : List.of(AssignSheet.SIZES, AssignSheet.SCALES, AssignSheet.RATIOS)) {
            texts.add(List.of(sheet.get(name).split(" ")).stream()
                    .map(SearchResults::shortened)
                    .collect(Collectors.joining(" ")));
        }
        return texts;
    }

    private static String shortened(String number) {
        return number.matches("\\d+\\.\\d{4,}") ? Texts.format("%.3f", Double.parseDouble(number)) : number;
    }

    private static Label strong(String text) {
        Label label = new Label(text);
        label.setStyle("-fx-font-weight: bold;");
        return label;
    }

    private static Label tipped(Label label, String help) {
        Controls.tip(label, help);
        return label;
    }
}
