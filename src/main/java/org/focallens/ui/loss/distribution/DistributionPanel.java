package org.focallens.ui.loss.distribution;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.figure.ChartStyle;
import org.focallens.figure.Figures;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.DataTable;
import org.focallens.ui.common.ScoreSource;
import org.focallens.ui.common.Segments;
import org.focallens.ui.common.SettingSlider;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.chart.Figure;
import org.focallens.ui.common.work.LatestJob;
import org.focallens.ui.loss.common.FromOtherRooms;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.Panel;

/** Figure 4 of the paper: the cumulative normalised loss of positives and of negatives. */
public final class DistributionPanel implements Panel {
    private final LossViewModel room;
    private final LatestJob work = new LatestJob("distribution");
    private final DistributionViewModel model;
    private final SpreadChart positives = new SpreadChart("positives");
    private final SpreadChart negatives = new SpreadChart("negatives");
    private final Figure positiveFigure;
    private final Figure negativeFigure;
    private final Label headline = new Label();
    private final DataTable<DistributionViewModel.Carried> table = new DataTable<>("distribution-table");
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final VBox node = new VBox(8);
    private final List<Node> settings;

    public DistributionPanel(LossViewModel room, FromOtherRooms neighbours, ChartSaver saver) {
        this.room = room;
        model = new DistributionViewModel(room, neighbours, work);
        positiveFigure = figure("loss-figure-4-positives", positives, saver);
        negativeFigure = figure("loss-figure-4-negatives", negatives, saver);
        HBox charts = new HBox(positiveFigure, negativeFigure);
        VBox.setVgrow(charts, Priority.ALWAYS);
        headline.setId("distribution-headline");
        headline.setWrapText(true);
        headline.getStyleClass().add("title-text");
        Label message = new Label();
        message.setId("distribution-message");
        message.setWrapText(true);
        message.setMinHeight(Label.USE_PREF_SIZE);
        message.getStyleClass().add("reset-needed");
        message.textProperty().bind(model.message());
        message.visibleProperty().bind(model.message().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        table.numbers("γ", "Focusing exponent.", row -> Figures.plain(row.gamma()))
                .numbers(
                        "of the positives’ loss",
                        "Share carried by the hardest positives.",
                        row -> DistributionViewModel.percent(row.positives()))
                .numbers(
                        "of the negatives’ loss",
                        "Share carried by the hardest negatives.",
                        row -> DistributionViewModel.percent(row.negatives()))
                .shares(0.5, 1, 1);
        VBox below = new VBox(8, message, headline, hardest(), table);
        below.getStyleClass().add("panel-below");
        node.getChildren().addAll(charts, below);
        settings = List.of(
                Controls.section("Scores", sources(), new ModelFields(room, model)),
                Controls.section("Compared", gammas()));
        model.spread().when(shown).subscribe(now -> show());
        room.state().map(state -> state.distribution().hardest()).when(shown).subscribe(now -> show());
    }

    private Figure figure(String name, SpreadChart chart, ChartSaver saver) {
        Figure figure = new Figure(name, chart.chart(), saver);
        figure.pane().setHome(SpreadChart.SHARES, SpreadChart.SHARES);
        figure.pane().addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            if (event.isShiftDown()) {
                model.setHardest(1 - figure.pane().valueAt(event.getX()));
            }
        });
        HBox.setHgrow(figure, Priority.ALWAYS);
        return figure;
    }

    private Node hardest() {
        SettingSlider slider = new SettingSlider(
                        "distribution-hardest",
                        0,
                        1,
                        "The share of terms that the read-out speaks of; with Shift, the pointer on a chart sets it too.")
                .bind(
                        room.state().map(state -> state.distribution().hardest()),
                        moved -> model.setHardest(Math.round(moved * 1000) / 1000.0));
        slider.setBlockIncrement(0.01);
        HBox.setHgrow(slider, Priority.ALWAYS);
        HBox line = new HBox(16, new Label("Hardest"), slider);
        line.setStyle("-fx-alignment: center-left;");
        return line;
    }

    /** With one source alone there is no choice. */
    private Node sources() {
        Segments<String> sources = new Segments<String>("distribution-source")
                .add("", "described", "Two normal distributions of logits, set below.");
        for (ScoreSource source : model.sources()) {
            sources.add(
                    source.name(),
                    source.title(),
                    "Scores of " + source.name() + "; the figure follows as they change.");
        }
        sources.bind(room.state().map(state -> state.distribution().source()), model::setSource);
        sources.setVisible(!model.sources().isEmpty());
        sources.setManaged(sources.isVisible());
        return new VBox(8, sources, another());
    }

    private Node another() {
        Button another = new Button("Another file…");
        another.setId("distribution-another");
        another.setOnAction(event -> model.chooseAgain());
        another.visibleProperty().bind(Bindings.createBooleanBinding(model::canChooseAgain, room.state()));
        another.managedProperty().bind(another.visibleProperty());
        Controls.tip(another, "Chooses another file and shows its scores.");
        return another;
    }

    private Node gammas() {
        TextField field = new TextField(model.gammas());
        field.setId("distribution-gammas");
        Label error = new Label();
        error.setId("distribution-gammas-error");
        error.setWrapText(true);
        error.getStyleClass().add("field-error");
        field.textProperty().addListener((property, before, text) -> {
            if (field.isFocused()) {
                error.setText(model.setGammas(text));
            }
        });
        room.state().map(state -> state.distribution().gammas()).subscribe(now -> {
            if (!field.isFocused()) {
                field.setText(model.gammas());
            }
        });
        Controls.tip(field, "Up to six γ, separated by spaces. The paper compares 0, 0.5, 1 and 2.");
        return new VBox(4, new Label("γ of each line"), field, error);
    }

    private void show() {
        DistributionViewModel.Spread now = model.spread().get();
        double hardest = room.state().get().distribution().hardest();
        positives.show(now.positives(), now.lines(), DistributionViewModel.Line::positives, hardest);
        negatives.show(now.negatives(), now.lines(), DistributionViewModel.Line::negatives, hardest);
        headline.setText(model.headline());
        table.show(model.carried());
    }

    /** {@return what the panel shows} */
    public DistributionViewModel model() {
        return model;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Node> settings() {
        return settings;
    }

    @Override
    public List<Figure> figures() {
        return List.of(positiveFigure, negativeFigure);
    }

    @Override
    public void style(ChartStyle style) {
        positives.setStyle(style);
        negatives.setStyle(style);
        show();
    }

    @Override
    public void shown(boolean visible) {
        shown.set(visible);
        model.setActive(visible);
    }

    @Override
    public void close() {
        work.close();
    }
}
