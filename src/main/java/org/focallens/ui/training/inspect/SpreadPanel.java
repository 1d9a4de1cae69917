package org.focallens.ui.training.inspect;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.figure.ChartStyle;
import org.focallens.text.Texts;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.chart.Figure;
import org.jfree.data.Range;

/** Figure 4 of the paper, of this step. */
final class SpreadPanel implements InspectionPanel {

    private static final Range SHARES = new Range(0, 1);
    private static final Color[] OTHERS = {new Color(0xCC79A7), new Color(0x009E73), new Color(0xE69F00)};
    private static final String[] SIDES = {"positives", "negatives"};

    private final InspectionViewModel model;
    private final List<InspectionChart> charts = new ArrayList<>();
    private final HBox node = new HBox();
    private final Label told = new Label();
    private final VBox side = new VBox(8);

    /** The spread of a look's loss among its positives and among its negatives. */
    private record Both(LossSpread positives, LossSpread negatives) {
        LossSpread of(int side) {
            return side == 0 ? positives : negatives;
        }
    }

    SpreadPanel(InspectionViewModel model, ChartSaver saver) {
        this.model = model;
        for (String name : SIDES) {
            InspectionChart chart = InspectionChart.shares(
                    "share of the " + name + ", the easiest first", "share of their loss, added up");
            Figure figure = new Figure("inspect-figure-4-" + name, chart.chart(), saver);
            figure.pane().setHome(SHARES, SHARES);
            HBox.setHgrow(figure, Priority.ALWAYS);
            figure.setPrefWidth(300);
            charts.add(chart);
            node.getChildren().add(figure);
        }
        told.setId("inspect-figure-4-told");
        told.setWrapText(true);
        side.getChildren()
                .addAll(
                        told,
                        Controls.note(
                                "Each loss as a share of the total, added up from the easiest. A straight line would mean that all have the"
                                        + " same weight. Focal loss changes the positives little; of the negatives it leaves the hard ones."));
    }

    @Override
    public void refresh() {
        List<NamedInspection> inspections = model.inspections().getValue();
        model.prepare(
                one -> new Both(LossSpread.of(one.network(), true), LossSpread.of(one.network(), false)),
                spreads -> show(inspections, spreads));
    }

    private void show(List<NamedInspection> inspections, List<Both> spreads) {
        for (int side = 0; side < SIDES.length; side++) {
            List<InspectionChart.Line> lines = new ArrayList<>();
            for (int i = 0; i < spreads.size(); i++) {
                add(
                        lines,
                        inspections.size() > 1 ? inspections.get(i).name() : "loss of this run",
                        i,
                        spreads.get(i).of(side),
                        inspections.size() == 1);
            }
            charts.get(side).show(Texts.format("%,d %s", spreads.get(0).of(side).terms(), SIDES[side]), lines);
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < spreads.size(); i++) {
            String name = inspections.size() > 1 ? inspections.get(i).name() + "\n" : "";
            words.add(name + spreads.get(i).negatives().text(SIDES[1]) + "\n"
                    + spreads.get(i).positives().text(SIDES[0]));
        }
        told.setText(String.join("\n\n", words));
    }

    private void add(List<InspectionChart.Line> lines, String name, int run, LossSpread spread, boolean withEntropy) {
        ChartStyle style = charts.get(0).style();
        if (spread.loss() != null) {
            lines.add(new InspectionChart.Line(
                    name, run == 0 ? style.accent() : OTHERS[(run - 1) % OTHERS.length], run, spread.loss()));
        }
        if (withEntropy && spread.entropy() != null) {
            lines.add(new InspectionChart.Line("cross entropy", style.ink(), 1, spread.entropy()));
        }
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node side() {
        return side;
    }

    @Override
    public void style(ChartStyle style) {
        charts.forEach(chart -> chart.setStyle(style));
    }
}
