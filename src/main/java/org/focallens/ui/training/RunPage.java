package org.focallens.ui.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.training.chart.ChartKind;
import org.focallens.ui.training.chart.RunChart;
import org.focallens.ui.training.inspect.InspectionPage;
import org.focallens.ui.training.live.TrainingViewModel;
import org.focallens.ui.training.saved.SavedRuns;
import org.kordamp.ikonli.feather.Feather;

/** The runs as they go: figures and charts above, a look inside and the levels below. */
final class RunPage {

    private final TrainingViewModel model;
    private final RunChart first;
    private final RunChart second;
    private final InspectionPage inspection;
    private final BooleanProperty twoCharts = new SimpleBooleanProperty();
    private final Node node;

    RunPage(TrainingViewModel model, SavedRuns saved, Dialogs dialogs) {
        this.model = model;
        first = new RunChart(model, "loss-chart", ChartKind.LOSS, dialogs);
        second = new RunChart(model, "second-chart", ChartKind.AP, dialogs);
        HBox charts = new HBox(first.node(), second.node());
        charts.getChildren().forEach(chart -> HBox.setHgrow(chart, Priority.ALWAYS));
        second.node().visibleProperty().bind(twoCharts);
        second.node().managedProperty().bind(twoCharts);
        inspection = new InspectionPage(dialogs, model::note);
        inspection.request().subscribe(model::inspect);
        model.inspections().scope().subscribe(inspection::setScope);
        model.inspections().newest().subscribe(inspection::show);
        charts.setMinHeight(180);
        charts.setPrefHeight(300);
        inspection.node().setId("inspection");
        ((Region) inspection.node()).setPrefHeight(400);
        VBox middle = new VBox(new RunFigures(model).node(), charts, inspection.node());
        VBox.setVgrow(charts, Priority.ALWAYS);
        VBox.setVgrow(inspection.node(), Priority.ALWAYS);
        model.group().runs().subscribe((before, now) -> {
            if (before.size() == 1
                    && now.size()
                            > 1) { // runs side by side differ by powers of ten, and it is AP that tells which is better
                first.logarithmic(true);
                twoCharts.set(true);
            }
        });
        node = new VBox(trouble(), new StackPane(middle, new EngineState(model, saved).node()));
        VBox.setVgrow(((VBox) node).getChildren().get(1), Priority.ALWAYS);
    }

    Node node() {
        return node;
    }

    List<Action> actions() {
        return List.of(
                Action.of(
                        "next-chart",
                        "View",
                        "Next chart",
                        "Shows the next kind of chart",
                        "X",
                        Feather.CHEVRON_RIGHT,
                        () -> first.turn(1)),
                Action.of(
                        "previous-chart",
                        "View",
                        "Previous chart",
                        "Shows the kind of chart before",
                        "Shift+X",
                        Feather.CHEVRON_LEFT,
                        () -> first.turn(-1)),
                Action.of(
                        "two-charts",
                        "View",
                        "Two charts",
                        "Shows two charts side by side, or one",
                        "W",
                        Feather.COLUMNS,
                        () -> twoCharts.set(!twoCharts.get())));
    }

    private Node trouble() {
        Label trouble = new Label();
        trouble.setId("trouble");
        trouble.setWrapText(true);
        trouble.setMinHeight(Label.USE_PREF_SIZE);
        trouble.getStyleClass().addAll("field-error", "training-trouble");
        trouble.textProperty().bind(model.diagnosis());
        trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        return trouble;
    }

    void frame(long now) {
        first.refresh(now);
        if (twoCharts.get()) {
            second.refresh(now);
        }
    }

    InspectionPage inspection() {
        return inspection;
    }

    void style(ChartStyle style) {
        inspection.style(style);
        first.style(style);
        second.style(style);
    }

    /** Adds what is to be remembered. */
    void save(ObjectNode json) {
        json.put("chart", first.kind().get().name())
                .put("secondChart", second.kind().get().name())
                .put("twoCharts", twoCharts.get());
        json.set("inspection", inspection.save());
    }

    /** Takes what was remembered. */
    void restore(JsonNode json) {
        first.show(json.path("chart").asText());
        second.show(json.path("secondChart").asText());
        twoCharts.set(json.path("twoCharts").asBoolean());
        inspection.restore(json.path("inspection"));
    }
}
