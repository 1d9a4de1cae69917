package org.focallens.ui.training.inspect;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.focallens.figure.ChartStyle;
import org.focallens.text.Texts;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Palette;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.chart.Figure;
import org.jfree.data.Range;

/** How p_t is spread among positives and among negatives. */
final class ProbabilityPanel implements InspectionPanel {

    private static final Range SHARES = new Range(0, 1);
    /** On a logarithmic axis nothing is as high as this, below one term. */
    private static final double FOOT = .5;

    private final InspectionViewModel model;
    private final InspectionChart chart =
            InspectionChart.counts("p_t: probability given to what is true", "terms in each bin, log scale");
    private final Figure figure;
    private final Label told = new Label();
    private final VBox side = new VBox(8);
    private double top;

    ProbabilityPanel(InspectionViewModel model, ChartSaver saver) {
        this.model = model;
        figure = new Figure("inspect-p-t", chart.chart(), saver);
        told.setId("inspect-p-t-told");
        told.setWrapText(true);
        side.getChildren()
                .addAll(
                        told,
                        Controls.note(
                                "A term is one class of one anchor; ignored anchors have none. Easy is on the right, wrong on the left. Focal loss"
                                        + " weights a term by (1 − pₜ)ᵞ: with γ = 2 a term at .9 counts a hundredth."));
    }

    @Override
    public void refresh() {
        List<NamedInspection> inspections = model.inspections().getValue();
        model.prepare(one -> MarginCounts.of(one.network().margins()), counts -> show(inspections, counts));
    }

    private void show(List<NamedInspection> inspections, List<MarginCounts> counts) {
        List<InspectionChart.Line> lines = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int most = 1;
        for (int i = 0; i < counts.size(); i++) {
            String name = inspections.size() > 1 ? inspections.get(i).name() + ", " : "";
            MarginCounts one = counts.get(i);
            lines.add(new InspectionChart.Line(
                    name + "negatives", negative(), i, MarginCounts.outline(one.negatives(), 0, 1, FOOT)));
            lines.add(new InspectionChart.Line(
                    name + "positives", positive(), i, MarginCounts.outline(one.positives(), 0, 1, FOOT)));
            words.add((inspections.size() > 1 ? inspections.get(i).name() + "\n" : "") + one.text());
            most = Math.max(most, Arrays.stream(one.negatives()).max().orElse(1));
        }
        double next = Math.pow(10, Math.ceil(Math.log10(most * 1.2)));
        if (next != top) {
            top = next;
            figure.pane().setHome(SHARES, new Range(FOOT, top));
        }
        chart.show(Texts.format("p_t of every term, step %,d", NamedInspection.step(inspections)), lines);
        told.setText(String.join("\n\n", words));
    }

    private Color positive() {
        return chart.style().dark() ? new Color(0x4FA8E8) : new Color(Palette.argb(Palette.POSITIVE));
    }

    private static Color negative() {
        return new Color(Palette.argb(Palette.NEGATIVE));
    }

    @Override
    public Node node() {
        return figure;
    }

    @Override
    public Node side() {
        return side;
    }

    @Override
    public void style(ChartStyle style) {
        chart.setStyle(style);
    }
}
