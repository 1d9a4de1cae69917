package org.focallens.ui.loss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.ChartPane;
import org.focallens.ui.common.ChartSaver;
import org.focallens.ui.common.ChartStyle;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Room;
import org.focallens.ui.common.Theme;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room that draws cross entropy and focal loss as curves, and says what they make of the point under the cursor. */
public final class LossRoom implements Room {
    private static final Logger LOG = LoggerFactory.getLogger(LossRoom.class);
    private static final double STEP = 0.01;
    private static final double LEAP = 0.1;

    private final LossViewModel model = new LossViewModel();
    private final LossChart chart = new LossChart();
    private final ChartPane pane = new ChartPane(chart.chart());
    private final CursorLine cursor = new CursorLine(pane, model);
    private final StringProperty status =
            new SimpleStringProperty("The cursor follows the pointer, ← and →; the wheel zooms, dragging pans, a double click shows all");
    private final ChartSaver saver;
    private final List<Action> actions;
    private final BorderPane node = new BorderPane();

    /** @param dialogs asks where to save */
    public LossRoom(Dialogs dialogs) {
        saver = new ChartSaver(pane, "loss", dialogs, status::set);
        actions = Stream.concat(new LossActions(model, pane::showAll).all().stream(), saver.actions().stream()).toList();
        pane.setId("loss-chart");
        pane.setFocusTraversable(true);
        pane.setAccessibleText("Loss over the probability of the true class; the arrow keys move the cursor");
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, event -> model.moveCursor(pane.valueAt(event.getX())));
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> model.moveCursor(pane.valueAt(event.getX())));
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pane.requestFocus());
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        node.setId("loss-room");
        node.setTop(bar());
        node.setCenter(pane);
        node.setRight(new LossInspector(model).node());
        model.settings().subscribe(this::show);
        theme(Theme.LIGHT);
        pane.setHome(LossChart.homeDomain(), LossChart.homeRange(model.settings().get()));
    }

    private HBox bar() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox();
        actions.stream().filter(action -> action.icon() != null).forEach(action -> bar.getChildren().add(
                LossActions.isSwitch(action) ? toggle(action) : Controls.button(action)));
        bar.getChildren().addAll(gap, saver.button());
        bar.getStyleClass().add("room-bar");
        return bar;
    }

    private ToggleButton toggle(Action action) {
        ToggleButton button = new ToggleButton(action.text(), new FontIcon(action.icon()));
        button.setId(action.id());
        button.setOnAction(event -> action.run().run());
        model.settings().subscribe(now -> button.setSelected(LossActions.isOn(action, now)));
        Controls.tip(button, action.tooltip());
        return button;
    }

    /** What is zoomed into stays while alpha and gamma move; another axis starts with the whole chart. */
    private void show(CurveSettings before, CurveSettings now) {
        chart.show(now, model.curves());
        if (before.gradient() != now.gradient() || before.logarithmic() != now.logarithmic()) {
            pane.setHome(LossChart.homeDomain(), LossChart.homeRange(now));
        }
    }

    private void key(KeyEvent event) {
        double step = event.isShiftDown() ? LEAP : STEP;
        double p = model.cursor().get();
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.LEFT) {
            model.moveCursor(p - step);
        } else if (event.getCode() == KeyCode.RIGHT) {
            model.moveCursor(p + step);
        } else if (event.getCode() == KeyCode.HOME) {
            model.moveCursor(0);
        } else if (event.getCode() == KeyCode.END) {
            model.moveCursor(1);
        } else {
            return;
        }
        event.consume();
    }

    /** {@return what the room shows and does} */
    public LossViewModel model() {
        return model;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public ObservableValue<String> status() {
        return status;
    }

    @Override
    public ObservableBooleanValue busy() {
        return new SimpleBooleanProperty(false);
    }

    @Override
    public void demonstrate() {
        model.setFamily(true);
    }

    @Override
    public JsonNode save() {
        return model.settings().get().toJson(JsonNodeFactory.instance.objectNode()).put("cursor", model.cursor().get());
    }

    @Override
    public void restore(JsonNode saved) {
        try {
            model.history().restart(CurveSettings.fromJson(saved));
        } catch (IllegalArgumentException e) {
            LOG.warn("the loss room starts with the paper's settings: {}", e.getMessage());
        }
        model.moveCursor(saved.path("cursor").asDouble(model.cursor().get()));
    }

    @Override
    public void theme(Theme theme) {
        ChartStyle style = ChartStyle.of(theme);
        cursor.setStyle(style);
        chart.setStyle(style);
        chart.show(model.settings().get(), model.curves());
    }

    @Override
    public void close() {
        saver.close();
    }
}
