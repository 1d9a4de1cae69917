package org.focallens.ui.loss.curves;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.focallens.figure.ChartStyle;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.ui.common.chart.ChartPane;
import org.focallens.ui.loss.common.CurvesState.Across;
import org.focallens.ui.loss.common.LossViewModel;

/** The cursor above the chart: a line, a dot on each curve it crosses, and their numbers beside it. */
final class CursorLine {
    private static final double GAP = 8;
    private static final int LINES = 8;

    private final ChartPane pane;
    private final LossViewModel room;
    private final CurvesViewModel model;
    private final Line line = new Line();
    private final Group dots = new Group();
    private final List<Circle> circles = new ArrayList<>();
    private final Label numbers = new Label();
    private final StackPane hud = new StackPane(numbers);
    private ChartStyle style = ChartStyle.LIGHT;

    CursorLine(ChartPane pane, LossViewModel room, CurvesViewModel model) {
        this.pane = pane;
        this.room = room;
        this.model = model;
        line.getStrokeDashArray().setAll(2.0, 3.0);
        numbers.setId("loss-cursor-numbers");
        hud.getStyleClass().add("hud");
        pane.overlay().getChildren().addAll(new Group(line, dots), hud);
        pane.paints().subscribe(this::place);
    }

    void setStyle(ChartStyle style) {
        this.style = style;
        line.setStroke(CurveColors.fx(style.quiet()));
        line.setStrokeWidth(style.scale());
    }

    /** Moves everything to where the cursor is now. */
    void place() {
        Rectangle2D area = pane.dataArea().get();
        double x = pane.placeOf(model.place(), 1).getX();
        boolean visible = area.getWidth() > 0 && x >= area.getMinX() && x <= area.getMaxX();
        pane.overlay().setVisible(visible);
        if (!visible) {
            return;
        }
        line.setStartX(x);
        line.setEndX(x);
        line.setStartY(area.getMinY());
        line.setEndY(area.getMaxY());
        List<CurveReading> readings = model.readings();
        placeDots(readings, area);
        numbers.setText(text(readings));
        hud.autosize();
        boolean fits = x + GAP + hud.getWidth() <= area.getMaxX();
        hud.relocate(fits ? x + GAP : x - GAP - hud.getWidth(), area.getMinY() + area.getHeight() / 3);
    }

    private String text(List<CurveReading> readings) {
        StringBuilder text = new StringBuilder(
                room.state().get().curves().across() == Across.P_T
                        ? Texts.format("pₜ  %.3f", model.place())
                        : Texts.format("x  %.2f", model.place()).replace('-', '−'));
        readings.stream()
                .limit(LINES)
                .forEach(reading -> text.append('\n')
                        .append(reading.curve().sign())
                        .append("  ")
                        .append(Figures.significant(reading.height())));
        return text.toString();
    }

    private void placeDots(List<CurveReading> readings, Rectangle2D area) {
        while (circles.size() < readings.size()) {
            circles.add(new Circle());
            dots.getChildren().add(circles.get(circles.size() - 1));
        }
        for (int i = 0; i < circles.size(); i++) {
            circles.get(i).setVisible(i < readings.size());
            if (i < readings.size()) {
                placeDot(circles.get(i), readings.get(i), area);
            }
        }
    }

    /** A negative's dot is a ring. */
    private void placeDot(Circle dot, CurveReading reading, Rectangle2D area) {
        Point2D place = pane.placeOf(model.place(), reading.height());
        dot.setVisible(place.getY() >= area.getMinY() && place.getY() <= area.getMaxY());
        dot.setCenterX(place.getX());
        dot.setCenterY(place.getY());
        dot.setRadius(4 * style.scale());
        dot.setStroke(CurveColors.fx(CurveColors.of(reading.curve().role(), style)));
        dot.setStrokeWidth(2 * style.scale());
        dot.setFill(reading.curve().role().positive() ? dot.getStroke() : CurveColors.fx(style.ground()));
    }
}
