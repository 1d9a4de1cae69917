package org.focallens.ui.dataset;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.ChartSaver;
import org.focallens.ui.common.ChartStyle;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Figure;
import org.focallens.ui.common.Segments;
import org.focallens.ui.dataset.AuditCharts.Kind;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;

/** One chart of the audit at a time. */
final class ChartsPage extends VBox {
    private final DatasetViewModel model;
    private final AuditCharts charts = new AuditCharts();
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.LEVELS);
    private final Map<Kind, Figure> figures = new EnumMap<>(Kind.class);
    private final ChartSaver saver;
    private final StackPane place = new StackPane();

    ChartsPage(DatasetViewModel model, Dialogs dialogs, Consumer<String> told) {
        super(8);
        this.model = model;
        getStyleClass().add("panel-side");
        saver = new ChartSaver("dataset", () -> figure().subject(), dialogs, told);
        Figure bars = new Figure("dataset-bars", charts.bars(), saver);
        for (Kind one : Kind.values()) {
            figures.put(one, bars);
        }
        figures.put(Kind.RECALL, new Figure("dataset-recall", charts.recall(), saver));
        figures.put(Kind.COVERAGE, new Figure("dataset-coverage", charts.map(), saver));
        Segments<Kind> kinds = new Segments<>("dataset-chart");
        for (Kind one : Kind.values()) {
            kinds.add(one, one.title(), one.help());
        }
        kinds.bind(kind, kind::set);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(kinds, place);
        kind.subscribe(this::show);
    }

    private Figure figure() {
        return figures.get(kind.get());
    }

    /**
     * An action for each chart.
     *
     * @param shown brings this page on the screen
     */
    List<Action> actions(Runnable shown) {
        return Arrays.stream(Kind.values()).map(one -> Action.of("dataset-chart-" + one.name().toLowerCase(Locale.ROOT) + "-go", "Chart", one.title(), one.help(),
                "Alt+" + (one.ordinal() + 1), null, () -> {
                    kind.set(one);
                    shown.run();
                })).toList();
    }

    /** Draws the audit of now. */
    void show() {
        place.getChildren().setAll(figure());
        if (model.shown() == null) {
            return;
        }
        boolean changed = model.shown() != model.report().get();
        charts.show(kind.get(), model.shown(), changed ? model.report().get() : null, model.dataset().get().categories());
        JFreeChart chart = charts.chart(kind.get());
        ValueAxis across = chart.getXYPlot().getDomainAxis();
        figure().pane().setHome(across.getRange(), chart.getXYPlot().getRangeAxis().getRange());
    }

    void style(ChartStyle style) {
        charts.setStyle(style);
        show();
    }

    void close() {
        saver.close();
    }
}
