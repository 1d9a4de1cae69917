package org.focallens.ui.loss.lessons;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import org.focallens.core.lesson.PaperTable;
import org.focallens.core.lesson.PaperTables;
import org.focallens.figure.BarsChart;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Segments;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.Notes;

/** The paper's ablations as charts, with the loss of now marked. */
public final class PaperPanel extends LessonPanel {
    private static final Color AP = new Color(0x0072B2);
    private static final Color AP50 = new Color(0xE69F00);
    private static final Color AP75 = new Color(0x009E73);

    private final PaperViewModel model;
    private final BarsChart chart;
    private final Notes notices = new Notes();

    public PaperPanel(LossViewModel room, ChartSaver saver) {
        this(room, new BarsChart(), saver);
    }

    private PaperPanel(LossViewModel room, BarsChart chart, ChartSaver saver) {
        super("loss-paper", chart.chart(), saver);
        this.chart = chart;
        model = new PaperViewModel(room);
        Segments<String> tables = new Segments<>("paper-table");
        PaperTables.all().forEach(table -> tables.add(table.id(), "Table " + table.id(), table.title()));
        tables.bind(room.state().map(state -> model.table().id()), model::choose);
        FlowPane bar = new FlowPane(tables);
        bar.getStyleClass().add("loss-tools");
        lay(room, List.of(bar), List.of());
    }

    @Override
    void draw() {
        PaperTable table = model.table();
        boolean line = table.axis() == PaperTable.Axis.ALPHA || table.axis() == PaperTable.Axis.GAMMA;
        List<BarsChart.Numbers> numbers = new ArrayList<>();
        numbers.add(numbers("AP", AP, table, PaperTable.Row::ap));
        if (table.rows().stream().noneMatch(row -> Double.isNaN(row.ap50()))) {
            numbers.add(numbers("AP at IoU 0.5", AP50, table, PaperTable.Row::ap50));
            numbers.add(numbers("AP at IoU 0.75", AP75, table, PaperTable.Row::ap75));
        }
        chart.show(
                new BarsChart.Words("Table " + table.id() + ": " + table.title(), table.setting(), "AP on COCO (%)"),
                new BarsChart.Form(false, line ? BarsChart.Shape.LINE : BarsChart.Shape.BARS),
                table.rows().stream().map(PaperTable.Row::name).toList(),
                numbers);
        chart.mark(model.place(), model.mark());
        figure().pane().setHome(chart.homeDomain(), chart.homeRange());
        notices.show(model.notices());
    }

    private static BarsChart.Numbers numbers(
            String name, Color color, PaperTable table, ToDoubleFunction<PaperTable.Row> column) {
        return new BarsChart.Numbers(
                name, color, table.rows().stream().mapToDouble(column).toArray());
    }

    /** {@return what the panel shows} */
    public PaperViewModel model() {
        return model;
    }

    @Override
    public List<Node> settings() {
        return List.of(Controls.section(
                "To notice",
                notices,
                Controls.note("Lin et al. 2017, ResNet-50-FPN at 600 pixels unless stated otherwise; COCO minival.")));
    }

    @Override
    public void style(ChartStyle style) {
        chart.setStyle(style);
        draw();
    }
}
