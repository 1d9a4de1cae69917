package org.focallens.ui.dataset.search;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.chart.Figure;

/** Searches for anchors that fit the data set better, and shows them beside those that were. */
public final class SearchPage extends ScrollPane {
    private static final double CHART_HEIGHT = 240;

    private final SearchChart chart = new SearchChart();
    private final ChartSaver saver;
    private final Figure figure;

    public SearchPage(SearchViewModel model, Dialogs dialogs, Consumer<String> told) {
        saver = new ChartSaver("anchor-search", this::subject, dialogs, told);
        figure = new Figure("anchor-search", chart.chart(), saver);
        figure.setPrefHeight(CHART_HEIGHT);
        figure.setMinHeight(CHART_HEIGHT);
        VBox content = new VBox(
                16,
                Controls.section("Search for better anchors", new SearchForm(model).node(), buttons(model)),
                new SearchResults(model).node(),
                figure);
        content.getStyleClass().add("panel-side");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("inspector-scroll");
        model.steps().subscribe(chart::show);
    }

    private ChartSaver.Subject subject() {
        return figure.subject();
    }

    private static HBox buttons(SearchViewModel model) {
        Button begin = new Button("Search");
        begin.setId("search-start");
        begin.getStyleClass().add("accent");
        begin.setOnAction(event -> model.start());
        begin.disableProperty().bind(model.work().busy());
        Controls.tip(
                begin,
                "Starts from the anchors of the settings on the right; nothing changes until a result is applied.");
        Button stop = new Button("Cancel");
        stop.setId("search-cancel");
        stop.setOnAction(event -> model.work().cancel());
        stop.visibleProperty().bind(model.work().busy());
        ProgressBar bar = new ProgressBar();
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> model.work().progress().get(), model.work().progress()));
        bar.visibleProperty().bind(model.work().busy());
        Label message = new Label();
        message.setId("search-message");
        message.textProperty().bind(model.work().message());
        HBox line = new HBox(12, begin, stop, bar, message);
        line.setStyle("-fx-alignment: center-left;");
        return line;
    }

    public void style(ChartStyle style) {
        chart.setStyle(style);
    }

    public void close() {
        saver.close();
    }
}
