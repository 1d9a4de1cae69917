package org.focallens.ui.loss.curves;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.chart.ChartPane;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.chart.Figure;
import org.focallens.ui.loss.common.CurvesState;
import org.focallens.ui.loss.common.LossFields;
import org.focallens.ui.loss.common.LossState;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.Notes;
import org.focallens.ui.loss.common.Panel;

/** Draws losses as curves, and says what they make of the point under the cursor. */
public final class CurvesPanel implements Panel {
    private static final int LEAP = 10;

    private final LossViewModel room;
    private final CurvesViewModel model;
    private final CurvesChart chart = new CurvesChart();
    private final Figure figure;
    private final CursorLine cursor;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final BorderPane node = new BorderPane();
    private final Label headline = new Label();
    private final Label underline = Controls.note("");
    private final Label place = Controls.note("");
    private final ReadoutGrid grid = new ReadoutGrid();
    private final Notes notices = new Notes();
    private final List<Node> settings;
    private ChartStyle style = ChartStyle.LIGHT;
    private CurvesState drawn;

    public CurvesPanel(LossViewModel room, ChartSaver saver) {
        this.room = room;
        model = new CurvesViewModel(room);
        figure = new Figure("loss-curves", chart.chart(), saver);
        cursor = new CursorLine(figure.pane(), room, model);
        node.setTop(new CurvesBar(room, model, figure.pane()::showAll));
        node.setCenter(figure);
        settings = sections();
        listen(figure.pane());
        room.state().when(shown).subscribe(state -> show(state));
        room.cursor().subscribe(x -> showCursor());
    }

    private void listen(ChartPane pane) {
        pane.setFocusTraversable(true);
        pane.setAccessibleText("Losses over the prediction; the arrow keys move the cursor");
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::point);
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pane.requestFocus());
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** On its way to the inspector the pointer leaves the axes, and the cursor stays. */
    private void point(MouseEvent event) {
        if (figure.pane().dataArea().get().contains(event.getX(), event.getY())) {
            model.moveTo(figure.pane().valueAt(event.getX()));
        }
    }

    private List<Node> sections() {
        headline.setId("loss-headline");
        headline.setStyle("-fx-font-size: 2.154em; -fx-font-weight: bold;");
        place.setId("loss-place");
        LossFields fields = new LossFields(room);
        return List.of(
                Controls.section("At the cursor", headline, underline, place, grid),
                Controls.section("Pinned", new PinList(room, model)),
                Controls.section("Drawn", new VBox(8, new KindChoice(room, model), fields.beta(), fields.classes())),
                Controls.section("To notice", notices));
    }

    /** What is zoomed into stays while alpha and gamma move; another axis starts with the whole chart. */
    private void show(LossState state) {
        CurvesState now = state.curves();
        chart.show(now, model.curves(), model.marks());
        if (drawn == null
                || drawn.across() != now.across()
                || drawn.gradient() != now.gradient()
                || !drawn.scales().equals(now.scales())) {
            figure.pane().setHome(CurvesChart.homeDomain(now), CurvesChart.homeRange(now));
        }
        drawn = now;
        notices.show(room.notices());
        showCursor();
    }

    private void showCursor() {
        cursor.place();
        headline.setText(model.headline());
        underline.setText(model.underline());
        underline.setVisible(room.loss().getValue().gamma() > 0);
        place.setText(model.where());
        grid.show(model.readings(), style);
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int steps = event.isShiftDown() ? LEAP : 1;
        if (event.getCode() == KeyCode.LEFT) {
            model.step(-steps);
        } else if (event.getCode() == KeyCode.RIGHT) {
            model.step(steps);
        } else if (event.getCode() == KeyCode.HOME) {
            model.moveTo(Double.NEGATIVE_INFINITY);
        } else if (event.getCode() == KeyCode.END) {
            model.moveTo(Double.POSITIVE_INFINITY);
        } else {
            return;
        }
        event.consume();
    }

    /** {@return what the panel draws} */
    public CurvesViewModel model() {
        return model;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Node> settings() {
        return settings;
    }

    @Override
    public List<Figure> figures() {
        return List.of(figure);
    }

    @Override
    public void style(ChartStyle next) {
        style = next;
        cursor.setStyle(next);
        chart.setStyle(next);
        show(room.state().get());
    }

    @Override
    public void shown(boolean visible) {
        shown.set(visible);
    }

    @Override
    public void demonstrate() {
        room.change("demonstrate", state -> state.withCurves(now -> now.withPins(CurvesState.FIGURE_1)));
    }
}
