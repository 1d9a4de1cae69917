package org.focallens.ui.loss.lessons;

import java.awt.Color;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.focallens.figure.BarsChart;
import org.focallens.figure.ChartStyle;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.DataTable;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.loss.common.LossFields;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.NumberField;

/** What each framework divides by, and what it would report of the same batch. */
public final class NormalisersPanel extends LessonPanel {
    private static final Color LOSS = new Color(0x0072B2);

    private final NormalisersViewModel model;
    private final BarsChart chart;
    private final DataTable<NormalisersViewModel.Row> table = new DataTable<>("normalisers-table");
    private final Label anchors = Controls.note("");
    private final TextField positives = new TextField();
    private final List<Node> settings;

    public NormalisersPanel(LossViewModel room, ChartSaver saver) {
        this(room, new BarsChart(), saver);
    }

    private NormalisersPanel(LossViewModel room, BarsChart chart, ChartSaver saver) {
        super("loss-normalisers", chart.chart(), saver);
        this.chart = chart;
        model = new NormalisersViewModel(room);
        table.words("divided by", "", NormalisersViewModel.Row::name)
                .words("who", "Frameworks that use it.", NormalisersViewModel.Row::who)
                .numbers("loss", "Loss of the batch at the first step.", row -> Figures.significant(row.loss()))
                .numbers(
                        "times the first",
                        "A learning rate tuned for the first normaliser would have to be divided by this.",
                        row -> Figures.significant(row.factor()))
                .shares(1.4, 2.6, 0.9, 1);
        LossFields fields = new LossFields(room);
        settings = List.of(
                Controls.section(
                        "Batch",
                        positivesField(),
                        new NumberField(
                                "normalisers-batches",
                                "Batches seen",
                                "Batches in Detectron2’s moving average, this one included. It starts at 100.",
                                model.batches()),
                        fields.prior(),
                        fields.classes(),
                        anchors),
                Controls.section(
                        "To notice",
                        Controls.note(
                                "The gradient is divided by the same number: a learning rate belongs to a normaliser."),
                        Controls.note(
                                "The plain mean divides by anchors × classes. The same loss is then about 10⁻⁵ as large, and training stalls."),
                        Controls.note(
                                "Per image, an image with one object pulls as hard as a crowd; over the batch, every positive does.")));
        lay(room, List.of(), List.of(table));
    }

    private Node positivesField() {
        positives.setId("normalisers-positives");
        Label error = new Label();
        error.setId("normalisers-error");
        error.setWrapText(true);
        error.getStyleClass().add("field-error");
        positives.textProperty().addListener((property, before, text) -> {
            if (positives.isFocused()) {
                error.setText(model.setPositives(text));
            }
        });
        Controls.tip(positives, "One number for each image of the batch, separated by spaces.");
        return new VBox(4, new Label("Positives of each image"), positives, error);
    }

    @Override
    void draw() {
        List<NormalisersViewModel.Row> rows = model.rows();
        chart.show(
                new BarsChart.Words("The same batch under every normaliser", "divided by", "reported loss"),
                new BarsChart.Form(true, BarsChart.Shape.LYING_BARS),
                rows.stream().map(NormalisersViewModel.Row::name).toList(),
                List.of(new BarsChart.Numbers(
                        "loss at the first step",
                        LOSS,
                        rows.stream()
                                .mapToDouble(NormalisersViewModel.Row::loss)
                                .toArray())));
        figure().pane().setHome(chart.homeDomain(), chart.homeRange());
        table.show(rows);
        anchors.setText(Texts.format("%,d anchors in each image, as in Balance.", model.anchors()));
        if (!positives.isFocused()) {
            positives.setText(model.positives());
        }
    }

    /** {@return what the panel shows} */
    public NormalisersViewModel model() {
        return model;
    }

    @Override
    public List<Node> settings() {
        return settings;
    }

    @Override
    public void style(ChartStyle style) {
        chart.setStyle(style);
        draw();
    }
}
