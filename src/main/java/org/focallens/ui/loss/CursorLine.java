package org.focallens.ui.loss;

import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.focallens.ui.common.ChartPane;
import org.focallens.ui.common.ChartStyle;
import org.focallens.ui.common.Figures;

/** The cursor above the chart: a line at p_t, a dot on each curve it crosses, and their numbers beside it. */
final class CursorLine {
    private static final double GAP = 8;

    private final ChartPane pane;
    private final LossViewModel model;
    private final Line line = new Line();
    private final Circle entropyDot = new Circle(4);
    private final Circle focalDot = new Circle(5);
    private final Circle negativeDot = new Circle(4);
    private final Label numbers = new Label();
    private final StackPane hud = new StackPane(numbers);

    CursorLine(ChartPane pane, LossViewModel model) {
        this.pane = pane;
        this.model = model;
        line.getStrokeDashArray().setAll(2.0, 3.0);
        numbers.setId("loss-cursor-numbers");
        hud.getStyleClass().add("hud");
        pane.overlay().getChildren().addAll(new Group(line, entropyDot, negativeDot, focalDot), hud);
        pane.paints().subscribe(this::place);
        model.readout().subscribe(now -> place());
    }

    void setStyle(ChartStyle style) {
        line.setStroke(color(style.quiet()));
        entropyDot.setFill(color(style.ink()));
        focalDot.setFill(color(style.accent()));
        negativeDot.setFill(color(style.ground()));
        negativeDot.setStroke(color(style.accent()));
        negativeDot.setStrokeWidth(2);
    }

    private static Color color(java.awt.Color color) {
        return Color.rgb(color.getRed(), color.getGreen(), color.getBlue());
    }

    private void place() {
        Rectangle2D area = pane.dataArea().get();
        Readout now = model.readout().getValue();
        boolean gradient = model.settings().get().gradient();
        double x = pane.placeOf(now.p(), 1).getX();
        boolean visible = area.getWidth() > 0 && x >= area.getMinX() && x <= area.getMaxX();
        pane.overlay().setVisible(visible);
        if (!visible) {
            return;
        }
        line.setStartX(x);
        line.setEndX(x);
        line.setStartY(area.getMinY());
        line.setEndY(area.getMaxY());
        double entropy = gradient ? now.pull() : now.crossEntropy();
        double focal = gradient ? now.positive().pull() : now.positive().loss();
        dot(entropyDot, area, now.p(), entropy);
        dot(focalDot, area, now.p(), focal);
        dot(negativeDot, area, now.p(), gradient ? now.negative().pull() : now.negative().loss());
        negativeDot.setVisible(negativeDot.isVisible() && model.settings().get().weighted());
        numbers.setText(String.format(Locale.ROOT, "pₜ  %.3f\nCE  %s\n%s  %s", now.p(), Figures.significant(entropy),
                model.settings().get().weighted() ? "FL positive" : "FL", Figures.significant(focal)));
        placeHud(area, x);
    }

    private void dot(Circle dot, Rectangle2D area, double p, double height) {
        Point2D place = pane.placeOf(p, height);
        dot.setVisible(place.getY() >= area.getMinY() && place.getY() <= area.getMaxY());
        dot.setCenterX(place.getX());
        dot.setCenterY(place.getY());
    }

    /** Right of the line while there is room. */
    private void placeHud(Rectangle2D area, double x) {
        hud.autosize();
        boolean fits = x + GAP + hud.getWidth() <= area.getMaxX();
        hud.relocate(fits ? x + GAP : x - GAP - hud.getWidth(), area.getMinY() + area.getHeight() / 4);
    }
}
