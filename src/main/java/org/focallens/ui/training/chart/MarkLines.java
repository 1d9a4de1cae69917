package org.focallens.ui.training.chart;

import java.util.List;
import org.focallens.figure.ChartStyle;
import org.focallens.train.run.Mark;
import org.focallens.ui.training.live.LiveRun;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** Stands a line on a chart over the steps where something was changed. */
final class MarkLines {

    private static final int MOST = 8;
    private static final int STEPS_APART = 60;
    /** Labels of changes that follow each other stand below each other. */
    private static final int ROWS = 3;

    private static final double ROW_HEIGHT = 16;

    private final XYPlot plot;
    private int shown;

    MarkLines(XYPlot plot) {
        this.plot = plot;
    }

    /** Draws the marks of a run anew. */
    void restyle(LiveRun run, ChartStyle style) {
        shown = -1;
        show(run, style);
    }

    /** Draws the marks of a run if there are new ones. */
    void show(LiveRun run, ChartStyle style) {
        if (run == null || run.marks().size() == shown) {
            return;
        }
        shown = run.marks().size();
        plot.clearDomainMarkers();
        List<Mark> merged = Mark.merged(run.marks(), STEPS_APART);
        List<Mark> last = merged.subList(Math.max(0, merged.size() - MOST), merged.size());
        for (int i = 0; i < last.size(); i++) {
            plot.addDomainMarker(line(last.get(i), i % ROWS, style));
        }
    }

    private static ValueMarker line(Mark mark, int row, ChartStyle style) {
        ValueMarker line = new ValueMarker(mark.step(), style.quiet(), style.dashes(1, 3, 3));
        line.setLabel(" " + mark.text() + " ");
        line.setLabelFont(style.font(12));
        line.setLabelPaint(style.ink());
        line.setLabelBackgroundColor(style.ground());
        line.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        line.setLabelTextAnchor(TextAnchor.TOP_LEFT);
        line.setLabelOffset(new RectangleInsets(2 + ROW_HEIGHT * row * style.scale(), 2, 2, 2));
        return line;
    }
}
