package org.focallens.ui.training.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.work.LatestJob;

/**
 * Looks inside the network in training. Whoever trains follows {@link #request()} and answers with {@link #show}, a few times a second; this page
 * makes no look itself. Used on the FX thread.
 */
public final class InspectionPage implements AutoCloseable {

    private final LatestJob background = new LatestJob("look inside");
    private final InspectionViewModel model = new InspectionViewModel(background);
    private final ChartSaver saver;
    private final Map<InspectionView, InspectionPanel> panels = new EnumMap<>(InspectionView.class);
    private final List<Action> actions;
    private final InspectionBar bar;
    private final BorderPane content = new BorderPane();
    private final VBox empty = emptyState();
    private final StackPane node;

    /**
     * An empty page.
     *
     * @param dialogs asks where to save a chart
     * @param status  takes a line about what was done
     */
    public InspectionPage(Dialogs dialogs, Consumer<String> status) {
        saver = new ChartSaver(
                "inspect-chart",
                () -> {
                    throw new UnsupportedOperationException("each figure has a button of its own");
                },
                dialogs,
                status);
        panels.put(InspectionView.IMAGE, new BoxesPanel(model));
        panels.put(InspectionView.SCORES, new ScoresPanel(model));
        panels.put(InspectionView.P_T, new ProbabilityPanel(model, saver));
        panels.put(InspectionView.FIGURE_4, new SpreadPanel(model, saver));
        panels.put(InspectionView.LAYERS, new LayersPanel(model, saver));
        actions = new InspectionActions(model).all();
        bar = new InspectionBar(model);
        content.setTop(bar.node());
        node = new StackPane(content, empty);
        node.setId("inspect-page");
        model.state().subscribe(this::refresh);
        model.inspections().subscribe(this::refresh);
        model.scope().subscribe(this::refresh);
    }

    private static VBox emptyState() {
        Label title = new Label("Take a step (S)");
        title.getStyleClass().add("title-text");
        VBox empty = new VBox(
                title,
                Controls.note(
                        "This then shows what the network predicts for an image: boxes, scores, p_t, loss and layers."));
        empty.setId("inspect-empty");
        empty.getStyleClass().addAll("empty-state", "engine-state");
        return empty;
    }

    private void refresh() {
        boolean something = !model.inspections().getValue().isEmpty();
        empty.setVisible(!something);
        content.setVisible(something);
        bar.refresh();
        InspectionPanel panel = panels.get(model.state().get().view());
        if (content.getCenter() != panel.node()) {
            content.setCenter(panel.node());
            content.setRight(side(panel));
        }
        if (something) {
            panel.refresh();
        }
    }

    private static Node side(InspectionPanel panel) {
        VBox padded = new VBox(panel.side());
        padded.setPadding(new Insets(8, 0, 8, 0));
        ScrollPane scroll = new ScrollPane(padded);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox side = new VBox(scroll);
        side.getStyleClass().add("panel-side");
        side.setStyle("-fx-pref-width: 22em; -fx-min-width: 22em;");
        return side;
    }

    /** {@return what fills the place of the page} */
    public Node node() {
        return node;
    }

    /** {@return what can be done here, for the menu and the keys of the room; possible only while the page is on the screen} */
    public List<Action> actions() {
        return actions;
    }

    /** {@return what to look at between steps; {@link InspectionRequest#NONE} while the page is not on the screen or there is no image} */
    public ObservableValue<InspectionRequest> request() {
        return model.request();
    }

    /** Tells whether the page is on the screen. */
    public void setActive(boolean active) {
        model.active().set(active);
    }

    /** Tells what there is to look at: after a run begins, and when it ends, {@link InspectionScope#NOTHING}. */
    public void setScope(InspectionScope scope) {
        model.scope().set(scope);
    }

    /**
     * Shows inspections at one image, side by side where there are several.
     *
     * @param inspections of the runs that are compared, at most four; none for a run without a step
     * @throws IllegalArgumentException if there are more
     */
    public void show(List<NamedInspection> inspections) {
        model.show(inspections);
    }

    /** Takes another look. */
    public void style(ChartStyle style) {
        panels.values().forEach(panel -> panel.style(style));
        refresh();
    }

    /** {@return what is chosen, as {@link #restore} takes it} */
    public JsonNode save() {
        return model.state().get().toJson();
    }

    /** Takes what was chosen another time; unknown or missing parts keep their defaults. */
    public void restore(JsonNode saved) {
        model.state().set(InspectionState.of(saved));
    }

    @Override
    public void close() {
        background.close();
        saver.close();
    }
}
