package org.focallens.ui.training.chart;

import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.focallens.figure.Axes;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.chart.ChartPane;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.training.live.TrainingViewModel;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.SamplingXYLineRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.general.DatasetUtils;

/** Something of the runs over their steps; painting it costs the same after a hundred steps and after a million. */
public final class RunChart {

    private static final int SMOOTH_STEPS = 20;
    /** Painting thousands of points takes as long as a frame; ten times a second is enough to follow them. */
    private static final long LEAST_NANOS = 100_000_000;

    private static final int FEW_POINTS = 1000;
    private static final int LEAST_STEPS = 20;
    private static final Range PERCENT = new Range(0, 100);

    private final TrainingViewModel model;
    private final String id;
    private final RunDataset data = new RunDataset();
    private final XYItemRenderer lines = new SamplingXYLineRenderer();
    private final XYItemRenderer points = new XYLineAndShapeRenderer(true, true);
    private final NumberAxis steps = Axes.whole("Step");
    private final NumberAxis linear = Axes.linear(null);
    private final LogAxis logarithmic = Axes.logarithmic(null);
    private final XYPlot plot = new XYPlot(data, steps, linear, lines);
    private final JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, true);
    private final MarkLines marks = new MarkLines(plot);
    private final ChartPane pane = new ChartPane(chart);
    private final ObjectProperty<ChartKind> kind = new SimpleObjectProperty<>();
    private final VBox node = new VBox();
    private final CheckBox log = new CheckBox("Log");
    private ChartStyle style = ChartStyle.LIGHT;
    private LineStyles styles = LineStyles.PARTS;
    private int shown = -1;
    private long shownAt;

    public RunChart(TrainingViewModel model, String id, ChartKind first, Dialogs dialogs) {
        this.model = model;
        this.id = id;
        kind.set(first);
        data.smoothOver(SMOOTH_STEPS);
        logarithmic.setAutoTickUnitSelection(true);
        steps.addChangeListener(event -> data.range(steps.getLowerBound(), steps.getUpperBound()));
        pane.setId(id);
        VBox.setVgrow(pane, Priority.ALWAYS);
        node.getChildren()
                .setAll(
                        bar(new ChartSaver(
                                id,
                                () -> new ChartSaver.Subject(
                                        pane,
                                        "training-"
                                                + kind.get()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', '-')),
                                dialogs,
                                model::note)),
                        pane);
        kind.subscribe(this::compose);
        model.group().runs().subscribe(this::compose);
        model.group().references().subscribe(this::compose);
        model.group().selected().subscribe(this::compose);
    }

    public Node node() {
        return node;
    }

    /** {@return what is shown} */
    public ObjectProperty<ChartKind> kind() {
        return kind;
    }

    /** Draws values on a logarithmic axis, or not. */
    public void logarithmic(boolean on) {
        log.setSelected(on);
    }

    /** Shows a kind by its name, if there is such a kind. */
    public void show(String name) {
        Arrays.stream(ChartKind.values())
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .ifPresent(kind::set);
    }

    /** Shows the next kind in the list, or the one before. */
    public void turn(int by) {
        int count = ChartKind.values().length;
        kind.set(ChartKind.values()[Math.floorMod(kind.get().ordinal() + by, count)]);
    }

    private Node bar(ChartSaver saver) {
        Choice<ChartKind> choice = new Choice<>(id + "-kind", List.of(ChartKind.values()), ChartKind::title, "");
        choice.onChosen(kind::set);
        kind.subscribe(now -> {
            choice.render(now);
            Controls.tip(choice, now.help());
        });
        CheckBox smooth = new CheckBox("Smooth");
        smooth.setId(id + "-smooth");
        smooth.setMinWidth(Region.USE_PREF_SIZE);
        smooth.setSelected(true);
        Controls.tip(
                smooth,
                "Draws the mean of the last " + SMOOTH_STEPS
                        + " steps in place of each step's own value, which varies with its few images.");
        smooth.selectedProperty().subscribe(on -> data.smoothOver(on ? SMOOTH_STEPS : 1));
        log.setId(id + "-log");
        log.setMinWidth(Region.USE_PREF_SIZE);
        Controls.tip(
                log,
                "A logarithmic axis: equal distances are equal ratios, so one high peak does not flatten the rest.");
        log.selectedProperty().subscribe(on -> use(on ? logarithmic : linear));
        HBox.setHgrow(choice, Priority.ALWAYS);
        choice.setMaxWidth(320);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.SOMETIMES);
        MenuButton save = saver.button();
        save.setText(null); // two charts stand side by side
        save.setMinWidth(Region.USE_PREF_SIZE);
        HBox bar = new HBox(8, choice, gap, smooth, log, save);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("run-chart-bar");
        return bar;
    }

    private void use(ValueAxis axis) {
        style.apply(axis);
        axis.setLabel(kind.get().axis());
        plot.setRangeAxis(axis);
        shown = -1;
        pane.setHome(steps.getRange(), axis.getRange());
    }

    /** Takes the lines that belong to the runs and the kind. */
    private void compose() {
        RunLines next = RunLines.of(
                kind.get(),
                model.group().state().get().runs(),
                model.group().references().get(),
                model.group().state().get().run());
        styles = next.styles();
        plot.setRenderer(kind.get() == ChartKind.AP ? points : lines);
        plot.getRangeAxis()
                .setLabel(
                        kind.get() == ChartKind.AP && next.lines().size() != 2
                                ? "AP at IoU .5, %"
                                : kind.get().axis());
        plot.setNoDataMessage(
                kind.get() == ChartKind.AP ? "Not measured yet: see Average precision on the right" : null);
        data.lines(next.lines());
        dress();
        fit(true);
        shown = -1;
    }

    public void style(ChartStyle next) {
        style = next;
        next.apply(chart);
        next.apply(linear);
        next.apply(logarithmic);
        dress();
    }

    private void dress() {
        plot.setNoDataMessageFont(style.font(13));
        plot.setNoDataMessagePaint(style.quiet());
        LegendItemCollection legend = new LegendItemCollection();
        for (int i = 0; i < data.getSeriesCount(); i++) {
            Color colour = styles.colour(i, style);
            Stroke stroke = styles.stroke(i, style);
            for (XYItemRenderer renderer : List.of(lines, points)) {
                renderer.setSeriesPaint(i, colour);
                renderer.setSeriesStroke(i, stroke);
            }
            double half = 14 * style.scale(); // the sampling renderer's own legend shows neither width nor dashes
            legend.add(new LegendItem(
                    String.valueOf(data.getSeriesKey(i)),
                    null,
                    null,
                    null,
                    new Line2D.Double(-half, 0, half, 0),
                    stroke,
                    colour));
        }
        plot.setFixedLegendItems(legend);
        marks.restyle(model.group().state().get().run(), style);
    }

    /** Shows what was told since the last call, in one change. */
    public void refresh(long now) {
        int size = data.lines().stream().mapToInt(ChartLine::size).sum();
        boolean soon = size > FEW_POINTS && size > shown && now - shownAt < LEAST_NANOS;
        if (size != shown && !soon) {
            shown = size;
            shownAt = now;
            chart.setNotify(false);
            fit(false);
            marks.show(model.group().state().get().run(), style);
            data.changed();
            chart.setNotify(true);
        }
    }

    private void fit(boolean anew) {
        double last = Math.max(
                LEAST_STEPS,
                data.lines().stream()
                        .mapToDouble(line -> line.size() == 0 ? 0 : line.step(line.size() - 1))
                        .max()
                        .orElse(0));
        data.range(0, Double.POSITIVE_INFINITY);
        Range values = DatasetUtils.findRangeBounds(data);
        double least = leastNow();
        data.range(steps.getLowerBound(), steps.getUpperBound());
        Range home = home(values, least);
        if (anew) {
            pane.setHome(new Range(0, last), home);
        } else {
            pane.follow(new Range(0, last), home);
        }
    }

    private Range home(Range values, double least) {
        if (plot.getRangeAxis() == logarithmic) {
            return ReadableRange.logarithmic(values, least);
        }
        return kind.get() == ChartKind.AP && ReadableRange.empty(values)
                ? PERCENT
                : ReadableRange.linear(values, least);
    }

    /** {@return the least of the lines' newest values above zero; NaN where there is none} */
    private double leastNow() {
        return IntStream.range(0, data.getSeriesCount())
                .filter(i -> data.getItemCount(i) > 0)
                .mapToDouble(i -> data.getYValue(i, data.getItemCount(i) - 1))
                .filter(value -> value > 0)
                .min()
                .orElse(Double.NaN);
    }
}
