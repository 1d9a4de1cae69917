package org.focallens.ui.dataset.chart;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Segments;
import org.focallens.ui.common.chart.ChartPane;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.chart.Figure;
import org.focallens.ui.dataset.chart.AuditCharts.Kind;
import org.focallens.ui.dataset.chart.ChartBars.Bar;
import org.focallens.ui.dataset.model.BoxFilter;
import org.focallens.ui.dataset.model.DatasetViewModel;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;

/** One chart of the audit at a time. */
public final class ChartsPage extends VBox {
    private final DatasetViewModel model;
    private final AuditCharts charts = new AuditCharts();
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.LEVELS);
    private final Map<Kind, Figure> figures = new EnumMap<>(Kind.class);
    private final ChartSaver saver;
    private final StackPane place = new StackPane();
    private final MenuButton choice = new MenuButton("Images of …");
    private final Consumer<BoxFilter> found;
    private List<Bar> shown = List.of();

    /**
     * @param found takes the boxes of a bar that was chosen
     * @param told  takes what was saved
     */
    public ChartsPage(DatasetViewModel model, Dialogs dialogs, Consumer<BoxFilter> found, Consumer<String> told) {
        super(8);
        this.model = model;
        this.found = found;
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
        choice.setId("dataset-bars-images");
        choice.setMinWidth(USE_PREF_SIZE);
        Controls.tip(
                choice,
                "The images with the boxes of one bar, the worst covered first. Clicking the bar does the same.");
        for (Kind one : List.of(Kind.LEVELS, Kind.COVERAGE)) {
            new BarPointer(figures.get(one).pane(), this::bar, bar -> found.accept(bar.filter()));
        }
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(new HBox(8, kinds, choice), place);
        kind.subscribe(this::show);
    }

    /** The chart that is shown. */
    public ObjectProperty<Kind> kind() {
        return kind;
    }

    private Optional<Bar> bar(ChartPane.Item item) {
        return shown.stream()
                .filter(bar -> bar.series() == item.series() && bar.item() == item.item())
                .findFirst();
    }

    /** The same bars for the keyboard: an arrow opens the list, Enter goes to the boxes. */
    private void offer() {
        Set<BoxFilter> offered = new HashSet<>();
        choice.getItems()
                .setAll(shown.stream()
                        .filter(bar -> offered.add(bar.filter()))
                        .map(bar -> {
                            MenuItem item = new MenuItem(bar.text());
                            item.setMnemonicParsing(false);
                            item.setOnAction(event -> found.accept(bar.filter()));
                            return item;
                        })
                        .toList());
        choice.setDisable(shown.isEmpty());
    }

    private Figure figure() {
        return figures.get(kind.get());
    }

    /**
     * An action for each chart.
     *
     * @param shown brings this page on the screen
     */
    public List<Action> actions(Runnable shown) {
        return Arrays.stream(Kind.values())
                .map(one -> Action.of(
                        "dataset-chart-" + one.name().toLowerCase(Locale.ROOT) + "-go",
                        "Chart",
                        one.title(),
                        one.help(),
                        "Alt+Shift+" + (one.ordinal() + 1),
                        null,
                        () -> {
                            kind.set(one);
                            shown.run();
                        }))
                .toList();
    }

    /** Draws the audit of now. */
    public void show() {
        place.getChildren().setAll(figure());
        if (model.shown() == null) {
            return;
        }
        boolean changed = model.shown() != model.report().get();
        shown = ChartBars.of(kind.get(), model.shown(), model.dataset().get().categories());
        offer();
        charts.show(
                kind.get(),
                model.shown(),
                changed ? model.report().get() : null,
                model.dataset().get().categories());
        JFreeChart chart = charts.chart(kind.get());
        ValueAxis across = chart.getXYPlot().getDomainAxis();
        figure().pane()
                .setHome(across.getRange(), chart.getXYPlot().getRangeAxis().getRange());
    }

    public void style(ChartStyle style) {
        charts.setStyle(style);
        show();
    }

    public void close() {
        saver.close();
    }
}
