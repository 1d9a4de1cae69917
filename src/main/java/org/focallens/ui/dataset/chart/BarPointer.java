package org.focallens.ui.dataset.chart;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.focallens.ui.common.chart.ChartPane;
import org.focallens.ui.dataset.chart.ChartBars.Bar;

/** Lets a chart's bars be clicked, and says under the pointer what a click does. */
final class BarPointer {
    private final ChartPane pane;
    private final Function<ChartPane.Item, Optional<Bar>> bars;
    private final Tooltip tooltip = new Tooltip();

    BarPointer(ChartPane pane, Function<ChartPane.Item, Optional<Bar>> bars, Consumer<Bar> clicked) {
        this.pane = pane;
        this.bars = bars;
        tooltip.setShowDelay(Duration.millis(200));
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        pane.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                at(event).ifPresent(clicked);
            }
        });
    }

    private Optional<Bar> at(MouseEvent event) {
        return pane.itemAt(event.getX(), event.getY()).flatMap(bars);
    }

    private void move(MouseEvent event) {
        Optional<Bar> bar = at(event);
        pane.setCursor(bar.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        if (bar.isEmpty()) {
            Tooltip.uninstall(pane, tooltip);
            tooltip.hide();
        } else {
            tooltip.setText(bar.get().text() + ".\nClick: the images with these boxes");
            Tooltip.install(pane, tooltip);
        }
    }
}
