package org.focallens.ui.loss.balance;

import java.awt.Color;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.core.lesson.FirstStep.Sides;
import org.focallens.figure.BarsChart;
import org.focallens.figure.ChartStyle;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.ui.common.AnchorCount;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.DataTable;
import org.focallens.ui.common.Segments;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.chart.Figure;
import org.focallens.ui.loss.common.FromOtherRooms;
import org.focallens.ui.loss.common.LossFields;
import org.focallens.ui.loss.common.LossState;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.Notes;
import org.focallens.ui.loss.common.NumberField;
import org.focallens.ui.loss.common.Panel;

/** Shows who pulls at the first step: bars before and after alpha and gamma, a meter, the table of known settings. */
public final class BalancePanel implements Panel {
    private static final Color POSITIVE = new Color(0x0072B2);
    private static final Color NEGATIVE = new Color(0x8A8A8A);

    private final LossViewModel room;
    private final BalanceViewModel model;
    private final Consumer<String> status;
    private final BarsChart chart = new BarsChart();
    private final Figure figure;
    private final BalanceMeter meter = new BalanceMeter();
    private final Label headline = new Label();
    private final DataTable<BalanceViewModel.Row> table = new DataTable<>("balance-table");
    private final Notes notices = new Notes();
    private final MenuButton from = new MenuButton("From another room");
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final VBox node = new VBox(8);
    private final List<Node> settings;

    /**
     * @param neighbours what other rooms have open
     * @param status     takes a line about what was done
     */
    public BalancePanel(LossViewModel room, FromOtherRooms neighbours, ChartSaver saver, Consumer<String> status) {
        this.room = room;
        this.status = status;
        model = new BalanceViewModel(room, neighbours);
        figure = new Figure("loss-balance", chart.chart(), saver);
        VBox.setVgrow(figure, Priority.ALWAYS);
        headline.setId("balance-headline");
        headline.getStyleClass().add("title-text");
        table.words("first step with", "Prior and loss.", BalanceViewModel.Row::name)
                .numbers(
                        "loss / positives",
                        "Summed over all terms, over the number of positives.",
                        row -> Figures.significant(row.loss()))
                .numbers(
                        "negative : positive gradient",
                        "Summed size of the gradient with respect to the logits.",
                        row -> Figures.significant(row.ratio()))
                .shares(2, 1, 1.4)
                .marking(BalanceViewModel.Row::now);
        VBox below = new VBox(8, headline, meter, table);
        below.getStyleClass().add("panel-below");
        node.getChildren().addAll(bar(), figure, below);
        settings = sections();
        neighbours.counts().forEach(count -> count.subscribe(now -> showCounts()));
        room.state().when(shown).subscribe(this::show);
    }

    private Node bar() {
        FlowPane bar = new FlowPane();
        bar.getStyleClass().add("loss-tools");
        bar.getChildren()
                .addAll(
                        new Segments<Boolean>("balance-height")
                                .add(
                                        false,
                                        "Loss",
                                        "Summed loss of positives and of negatives, over the number of positives.")
                                .add(true, "Gradient", "Summed size of the gradient: which side moves the network.")
                                .bind(room.state().map(state -> state.balance().gradient()), model::setGradient),
                        new Segments<Boolean>("balance-scale")
                                .add(false, "linear", "Linear scale: the smaller side vanishes.")
                                .add(true, "log", "Logarithmic scale: each grid line is ten times the one below.")
                                .bind(room.state().map(state -> state.balance().logarithmic()), model::setLogarithmic));
        return bar;
    }

    private List<Node> sections() {
        LossFields fields = new LossFields(room);
        from.setId("balance-from");
        Controls.tip(from, "Uses the counts of the image that is open in the anchors room.");
        return List.of(
                Controls.section(
                        "First step",
                        fields.prior(),
                        new NumberField(
                                "balance-anchors",
                                "Anchors",
                                "Positives and negatives together: 116,712 for an image of 600 × 1000 pixels padded to 32; "
                                        + "201,600 for 800 × 1333.",
                                model.anchors()),
                        new NumberField(
                                "balance-positives", "Positives", "Anchors that carry a class.", model.positives()),
                        fields.classes(),
                        from),
                Controls.section("To notice", notices));
    }

    /** Without anything open elsewhere there is no choice to show. */
    private void showCounts() {
        List<AnchorCount> counts = model.counts();
        from.setVisible(!counts.isEmpty());
        from.setManaged(from.isVisible());
        from.getItems().setAll(counts.stream().map(this::item).toList());
    }

    private MenuItem item(AnchorCount count) {
        MenuItem item = new MenuItem(Texts.format(
                "%s: %,d anchors, %,d positive, K %d",
                count.name(), count.anchors(), count.positives(), count.classes()));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> status.accept(model.take(count).orElse("The numbers of " + count.name())));
        return item;
    }

    private void show(LossState state) {
        boolean gradient = state.balance().gradient();
        List<BalanceViewModel.Stage> stages = model.stages();
        chart.show(
                new BarsChart.Words(
                        "The first step: " + (gradient ? "gradient" : "loss") + " of positives and of negatives",
                        "loss",
                        (gradient ? "Σ |gradient|" : "Σ loss (nats)") + " / positives"),
                new BarsChart.Form(state.balance().logarithmic(), BarsChart.Shape.BARS),
                stages.stream().map(BalanceViewModel.Stage::name).toList(),
                List.of(
                        numbers(
                                "positives",
                                POSITIVE,
                                stages,
                                gradient ? Sides::positiveGradient : Sides::positiveLoss),
                        numbers(
                                "negatives",
                                NEGATIVE,
                                stages,
                                gradient ? Sides::negativeGradient : Sides::negativeLoss)));
        figure.pane().setHome(chart.homeDomain(), chart.homeRange());
        headline.setText("Negatives pull " + model.meter());
        meter.show(0, "cross entropy", stages.get(0).sides());
        meter.show(1, stages.get(3).name(), stages.get(3).sides());
        table.show(model.table());
        notices.show(model.notices());
        showCounts();
    }

    private static BarsChart.Numbers numbers(
            String name, Color color, List<BalanceViewModel.Stage> stages, ToDoubleFunction<Sides> side) {
        return new BarsChart.Numbers(
                name,
                color,
                stages.stream()
                        .mapToDouble(stage -> side.applyAsDouble(stage.sides())
                                / stage.sides().positives())
                        .toArray());
    }

    /** {@return what the panel shows} */
    public BalanceViewModel model() {
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
        return List.of(figure);
    }

    @Override
    public void style(ChartStyle style) {
        chart.setStyle(style);
        show(room.state().get());
    }

    @Override
    public void shown(boolean visible) {
        shown.set(visible);
    }
}
