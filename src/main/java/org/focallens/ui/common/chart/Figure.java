package org.focallens.ui.common.chart;

import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.StackPane;
import org.jfree.chart.JFreeChart;

/** A chart on the screen with its own "save as" in the corner. */
public final class Figure extends StackPane {
    private final ChartSaver.Subject subject;

    /**
     * @param name  of a saved file, and the start of the ids
     * @param chart what is drawn
     * @param saver saves and copies
     */
    public Figure(String name, JFreeChart chart, ChartSaver saver) {
        ChartPane pane = new ChartPane(chart);
        pane.setId(name);
        subject = new ChartSaver.Subject(pane, name);
        MenuButton save = saver.button(subject);
        save.setAccessibleText("Save or copy this figure");
        StackPane.setAlignment(save, Pos.TOP_RIGHT);
        getChildren().addAll(pane, save);
        getStyleClass().add("figure");
    }

    /** {@return the chart on the screen} */
    public ChartPane pane() {
        return subject.pane();
    }

    /** {@return what is saved} */
    public ChartSaver.Subject subject() {
        return subject;
    }
}
