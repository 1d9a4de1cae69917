package org.focallens.ui.loss.lessons;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.chart.Figure;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.Panel;
import org.jfree.chart.JFreeChart;

/** A page of one figure with something above and below it. */
abstract class LessonPanel implements Panel {
    private final Figure figure;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final VBox node = new VBox(8);

    LessonPanel(String name, JFreeChart chart, ChartSaver saver) {
        figure = new Figure(name, chart, saver);
        VBox.setVgrow(figure, Priority.ALWAYS);
    }

    /** Lays the page out; draws it now, and again whenever the room's state changes while it is seen. */
    void lay(LossViewModel room, List<Node> above, List<Node> below) {
        VBox under = new VBox(8);
        under.getStyleClass().add("panel-below");
        under.getChildren().setAll(below);
        node.getChildren().addAll(above);
        node.getChildren().addAll(figure, under);
        room.state().when(shown).subscribe(state -> draw());
    }

    /** Shows everything as it is now. */
    abstract void draw();

    Figure figure() {
        return figure;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Figure> figures() {
        return List.of(figure);
    }

    @Override
    public void shown(boolean visible) {
        shown.set(visible);
    }
}
