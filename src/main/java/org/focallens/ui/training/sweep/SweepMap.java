package org.focallens.ui.training.sweep;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.focallens.figure.ChartStyle;
import org.focallens.figure.Figures;
import org.focallens.figure.HeatChart;
import org.focallens.text.Texts;
import org.focallens.train.sweep.SweepCell;
import org.focallens.train.sweep.SweepPoint;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.LossTerms;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.chart.Figure;

/** AP over α and γ as a map that fills as runs end, the best pair framed. */
final class SweepMap {
    private static final String ID = "sweep-map";
    private static final double LEAST_HEIGHT = 280;

    private final SweepViewModel model;
    private final HeatChart chart = new HeatChart();
    private final ChartSaver saver;
    private final Figure figure;
    private final StackPane node;

    SweepMap(SweepViewModel model, Dialogs dialogs) {
        this.model = model;
        saver = new ChartSaver(ID, this::subject, dialogs, model::say);
        figure = new Figure(ID, chart.chart(), saver);
        figure.visibleProperty().bind(model.state().isNotNull());
        Label empty = new Label("The map of AP over α and γ fills here,\none field per pair, as its runs finish.");
        StackPane nothing = new StackPane(empty);
        nothing.getStyleClass().add("empty-state");
        nothing.visibleProperty().bind(model.state().isNull());
        node = new StackPane(nothing, figure);
        node.setMinHeight(LEAST_HEIGHT);
        model.state().subscribe(now -> draw());
    }

    Node node() {
        return node;
    }

    private ChartSaver.Subject subject() {
        return figure.subject();
    }

    void style(ChartStyle style) {
        chart.setStyle(style);
        draw();
    }

    private void draw() {
        SweepState state = model.state().get();
        if (state == null) {
            return;
        }
        List<SweepCell> cells = state.cells();
        String title = Texts.format(
                "AP after %,d steps, mean ± spread of %s",
                state.plan().steps(),
                state.plan().seeds() == 1 ? "one seed" : state.plan().seeds() + " seeds");
        chart.show(
                new HeatChart.Words(title, LossTerms.GAMMA, LossTerms.ALPHA),
                state.plan().gammas().stream().map(Figures::plain).toList(),
                state.plan().alphas().stream().map(SweepPoint::alphaText).toList(),
                cells.stream()
                        .map(cell -> new HeatChart.Field(cell.ap(), SweepWords.field(state, cell)))
                        .toList());
        state.best().ifPresent(best -> chart.mark(cells.indexOf(best)));
    }

    void close() {
        saver.close();
    }
}
