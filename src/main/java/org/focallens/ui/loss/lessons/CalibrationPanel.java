package org.focallens.ui.loss.lessons;

import java.util.List;
import javafx.scene.Node;
import org.focallens.figure.ChartStyle;
import org.focallens.figure.Figures;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.DataTable;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.loss.common.Formula;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.Notes;

/** Which score minimises the loss where a share q is positive, as a curve. */
public final class CalibrationPanel extends LessonPanel {
    private final CalibrationViewModel model;
    private final LineChart chart;
    private final Formula formula;
    private final DataTable<CalibrationViewModel.Point> table = new DataTable<>("calibration-table");
    private final Notes notices = new Notes();
    private ChartStyle style = ChartStyle.LIGHT;

    public CalibrationPanel(LossViewModel room, ChartSaver saver) {
        this(
                room,
                new LineChart("The score that minimises the loss", "q, true share of positives", "p, best score"),
                saver);
    }

    private CalibrationPanel(LossViewModel room, LineChart chart, ChartSaver saver) {
        super("loss-calibration", chart.chart(), saver);
        this.chart = chart;
        model = new CalibrationViewModel(room);
        formula = new Formula(
                "p^{*}(q)=\\arg\\min_{p}\\;q\\,\\mathrm{FL}(p,1)+(1-q)\\,\\mathrm{FL}(p,0)",
                "the score that minimises q times the loss of a positive plus "
                        + "1 minus q times the loss of a negative",
                18,
                room);
        figure().pane().setHome(LineChart.SHARES, LineChart.SHARES);
        table.numbers("true rate q", "", point -> Figures.plain(point.rate()))
                .numbers("best score p", "", point -> Figures.short3(point.score()));
        lay(room, List.of(), List.of(formula, table));
    }

    @Override
    void draw() {
        boolean defined = model.refusal().isEmpty();
        LineChart.Line plain =
                new LineChart.Line("cross entropy: p = q", style.ink(), CalibrationViewModel.diagonal(), true, false);
        chart.show(
                defined
                        ? List.of(
                                plain,
                                new LineChart.Line("focal loss", null, model.curve(), false, false),
                                new LineChart.Line("at 0.01, 0.1, 0.5, 0.9", null, model.marks(), false, true))
                        : List.of(plain));
        table.show(defined ? model.points() : List.of());
        notices.show(model.notices());
    }

    /** {@return what the panel shows} */
    public CalibrationViewModel model() {
        return model;
    }

    @Override
    public List<Node> settings() {
        return List.of(Controls.section("To notice", notices, Controls.note("Charoenphakdee et al., CVPR 2021.")));
    }

    @Override
    public void style(ChartStyle next) {
        style = next;
        chart.setStyle(next);
        formula.style(next);
        draw();
    }
}
