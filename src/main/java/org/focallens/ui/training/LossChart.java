package org.focallens.ui.training;

import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.focallens.ui.common.ChartPane;
import org.focallens.ui.common.ChartSaver;
import org.focallens.ui.common.ChartStyle;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Figures;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.SamplingXYLineRenderer;

/** The losses over the steps; painting it costs the same after a hundred steps and after a million. */
final class LossChart {

    private static final int SMOOTH_STEPS = 20;
    /** Painting thousands of points takes as long as a frame; ten times a second is enough to follow them. */
    private static final long LEAST_NANOS = 100_000_000;
    private static final int FEW_POINTS = 1000;
    private static final Color BOX_ON_LIGHT = new Color(0x21918C);
    private static final Color BOX_ON_DARK = new Color(0x35B8A8);

    private final TrainingViewModel model;
    private final LossDataset data;
    private final SamplingXYLineRenderer renderer = new SamplingXYLineRenderer();
    private final NumberAxis linear = new NumberAxis("Loss");
    private final LogAxis logarithmic = new LogAxis("Loss");
    private final JFreeChart chart;
    private final StackPane node = new StackPane();
    private ChartStyle style = ChartStyle.LIGHT;
    private int shown;
    private long shownAt;

    LossChart(TrainingViewModel model, Dialogs dialogs) {
        this.model = model;
        data = new LossDataset(model.history());
        data.smoothOver(SMOOTH_STEPS);
        NumberAxis steps = new NumberAxis("Step");
        steps.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        steps.setAutoRangeIncludesZero(true);
        linear.setAutoRangeIncludesZero(true);
        logarithmic.setNumberFormatOverride(Figures.powers());
        chart = new JFreeChart("Loss by step", JFreeChart.DEFAULT_TITLE_FONT, new XYPlot(data, steps, linear, renderer), true);
        ChartPane pane = new ChartPane(chart);
        pane.setId("loss-chart");
        node.getChildren().setAll(pane, bar(new ChartSaver(pane, "training-loss", dialogs, model::note)));
        style(style);
    }

    Node node() {
        return node;
    }

    private Node bar(ChartSaver saver) {
        CheckBox smooth = new CheckBox("Mean of " + SMOOTH_STEPS + " steps");
        smooth.setId("smooth-loss");
        smooth.setSelected(true);
        Controls.tip(smooth, "Draws the mean of the last " + SMOOTH_STEPS + " steps in place of each step's own loss,"
                + " which jumps with its few images.");
        smooth.selectedProperty().subscribe(on -> data.smoothOver(on ? SMOOTH_STEPS : 1));
        CheckBox log = new CheckBox("Log scale");
        log.setId("log-loss");
        Controls.tip(log, "Equal distances are equal ratios; keeps one high peak from flattening the rest.");
        log.selectedProperty().subscribe(on -> use(on ? logarithmic : linear));
        HBox bar = new HBox(16, smooth, log, saver.button());
        bar.getStyleClass().add("room-bar");
        bar.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(bar, Pos.TOP_RIGHT);
        return bar;
    }

    private void use(ValueAxis axis) {
        style.apply(axis);
        chart.getXYPlot().setRangeAxis(axis);
    }

    void style(ChartStyle next) {
        style = next;
        next.apply(chart);
        next.apply(linear);
        next.apply(logarithmic);
        LegendItemCollection legend = new LegendItemCollection();
        legend.add(line(LossDataset.TOTAL, next.ink(), next.line(2)));
        legend.add(line(LossDataset.CLASSIFICATION, next.accent(), next.dashes(2, 8, 4)));
        legend.add(line(LossDataset.BOX, next.dark() ? BOX_ON_DARK : BOX_ON_LIGHT, next.dashes(2, 2, 3)));
        chart.getXYPlot().setFixedLegendItems(legend);
    }

    /** The sampling renderer's own legend shows neither width nor dashes. */
    private LegendItem line(int series, Color colour, Stroke stroke) {
        renderer.setSeriesPaint(series, colour);
        renderer.setSeriesStroke(series, stroke);
        double half = 14 * style.scale();
        return new LegendItem(String.valueOf(data.getSeriesKey(series)), null, null, null, new Line2D.Double(-half, 0, half, 0), stroke, colour);
    }

    /** Shows the steps made since the last call, in one change. */
    void refresh(long now) {
        int size = model.history().size();
        boolean soon = size > FEW_POINTS && size > shown && now - shownAt < LEAST_NANOS;
        if (size != shown && !soon) {
            shown = size;
            shownAt = now;
            data.changed();
        }
    }
}
