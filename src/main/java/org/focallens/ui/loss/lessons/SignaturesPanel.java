package org.focallens.ui.loss.lessons;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.focallens.core.lesson.LossSignature;
import org.focallens.figure.BarsChart;
import org.focallens.figure.ChartStyle;
import org.focallens.figure.Figures;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.DataTable;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.loss.common.LossFields;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.Notes;

/** Says what a loss value of a log looks like. */
public final class SignaturesPanel extends LessonPanel {
    private static final Color KNOWN = new Color(0x0072B2);
    private static final Color SEEN = new Color(0xD55E00);

    private final SignaturesViewModel model;
    private final BarsChart chart;
    private final TextArea typed = new TextArea();
    private final Label headline = new Label();
    private final Notes advice = new Notes();
    private final DataTable<LossSignature> table = new DataTable<>("signatures-table");
    private final List<Node> settings;

    public SignaturesPanel(LossViewModel room, ChartSaver saver) {
        this(room, new BarsChart(), saver);
    }

    private SignaturesPanel(LossViewModel room, BarsChart chart, ChartSaver saver) {
        super("loss-signatures", chart.chart(), saver);
        this.chart = chart;
        model = new SignaturesViewModel(room);
        typed.setId("signatures-text");
        typed.setPrefRowCount(3);
        typed.setText(model.typed());
        typed.textProperty().addListener((property, before, text) -> model.type(text));
        Controls.tip(typed, "A number, or lines of a log: the last loss in them counts.");
        headline.setId("signatures-headline");
        headline.setWrapText(true);
        headline.getStyleClass().add("title-text");
        table.words("signature", "", LossSignature::name)
                .words("formula", "", LossSignature::formula)
                .numbers(
                        "loss / positives",
                        "With the current α, γ, π, K, anchors and positives.",
                        one -> Figures.significant(one.value()))
                .shares(1.3, 1.5, 0.8)
                .marking(one -> model.alike().contains(one));
        LossFields fields = new LossFields(room);
        settings = List.of(
                Controls.section("A loss from a log", typed),
                Controls.section(
                        "Run",
                        fields.prior(),
                        fields.classes(),
                        Controls.note("Anchors and positives are those of the Balance page.")),
                Controls.section("What to check", advice));
        VBox above = new VBox(headline);
        above.getStyleClass().add("panel-side");
        lay(room, List.of(above), List.of(table));
    }

    @Override
    void draw() {
        List<LossSignature> signatures = model.signatures();
        List<String> names =
                new ArrayList<>(signatures.stream().map(LossSignature::name).toList());
        OptionalDouble seen = model.seen();
        boolean drawn = seen.isPresent() && Double.isFinite(seen.getAsDouble()) && seen.getAsDouble() > 0;
        double[] values = new double[names.size() + (drawn ? 1 : 0)];
        double[] own = new double[values.length];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(own, Double.NaN);
        for (int i = 0; i < signatures.size(); i++) {
            values[i] = signatures.get(i).value();
        }
        List<BarsChart.Numbers> numbers = new ArrayList<>(List.of(new BarsChart.Numbers("signatures", KNOWN, values)));
        if (drawn) {
            names.add("from the log");
            own[own.length - 1] = seen.getAsDouble();
            numbers.add(new BarsChart.Numbers("from the log", SEEN, own));
        }
        chart.show(
                new BarsChart.Words("Loss values that identify a problem", "", "loss / positives"),
                new BarsChart.Form(true, BarsChart.Shape.LYING_BARS),
                names,
                numbers);
        figure().pane().setHome(chart.homeDomain(), chart.homeRange());
        headline.setText(model.headline());
        advice.show(model.advice());
        table.show(signatures);
        if (!typed.getText().equals(model.typed())) {
            typed.setText(model.typed());
        }
    }

    /** {@return what the panel shows} */
    public SignaturesViewModel model() {
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
