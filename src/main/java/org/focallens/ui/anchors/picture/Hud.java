package org.focallens.ui.anchors.picture;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.focallens.core.explain.Flip;
import org.focallens.core.explain.SettingsComparison;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Colouring;
import org.focallens.ui.common.Palette;

/** What the colours on the picture mean where the bar above does not say so, and the cell under the cursor. */
public final class Hud extends VBox {
    private static final int MOST_BOXES = 7;

    private final AnchorsViewModel model;
    private final ObservableValue<SettingsComparison> comparison;
    private final VBox legend = new VBox(4);
    private final Label level = new Label();

    public Hud(AnchorsViewModel model, ObservableValue<SettingsComparison> comparison) {
        super(8);
        this.model = model;
        this.comparison = comparison;
        setId("hud");
        getStyleClass().add("hud");
        setMouseTransparent(true);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_LEFT);
        level.setId("cell-under");
        level.managedProperty().bind(level.textProperty().isNotEmpty());
        getChildren().setAll(legend, level);
        model.history()
                .state()
                .map(state ->
                        List.of(state.display().colouring(), state.truths().size()))
                .subscribe(this::show);
        comparison.subscribe(this::show);
        model.chosenLevel().heat().subscribe(this::show);
        model.chosenLevel().lattice().subscribe(this::show);
        model.chosenLevel().under().subscribe(this::show);
        model.chosenLevel().scale().subscribe(this::show);
        model.assigned().subscribe(this::show);
        model.cellLevel().subscribe(this::show);
    }

    private void show() {
        legend.getChildren().clear();
        boolean heat = model.chosenLevel().heat().get();
        if (comparison.getValue() != null) {
            for (Flip.Kind kind : Flip.Kind.values()) {
                line(FlipKinds.pen(kind), FlipKinds.title(kind) + ": " + FlipKinds.help(kind));
            }
        } else if (model.assigned().get() != null) {
            showColours(model.history().get().display().colouring());
        }
        if (heat && model.history().get().display().colouring() != Colouring.IOU) {
            ramp("Best IoU of each cell's anchors");
        }
        level.setText(model.chosenLevel().words());
        legend.setManaged(!legend.getChildren().isEmpty());
        setVisible(model.assigned().get() != null
                && (legend.isManaged() || !level.getText().isEmpty()));
    }

    private void showColours(Colouring colouring) {
        switch (colouring) {
            case LEVEL ->
                model.assigned()
                        .get()
                        .matching()
                        .grid()
                        .levels()
                        .forEach(grid -> swatch(Palette.level(grid.level().level()), grid.name()));
            case IOU -> ramp("Best IoU with any box");
            case TRUTH -> {
                int[] boxes = model.assigned().get().match().boxAt();
                for (int i = 0; i < Math.min(MOST_BOXES, boxes.length); i++) {
                    swatch(
                            Palette.truth(i),
                            "Box " + (boxes[i] + 1)
                                    + (i + MOST_BOXES < boxes.length ? ", " + (boxes[i + MOST_BOXES] + 1) + " …" : ""));
                }
            }
            default -> {}
        }
    }

    private void line(OverlayRaster.Pen pen, String text) {
        Line line = new Line(0, 0, 20, 0);
        int argb = pen.color();
        line.setStroke(Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255));
        line.setStrokeWidth(pen.thin() ? 1 : 3);
        if (pen.dashed()) {
            line.getStrokeDashArray().setAll(6.0, 4.0);
        }
        row(line, text);
    }

    private void swatch(Color color, String text) {
        row(new Rectangle(14, 14, color), text);
    }

    private void ramp(String text) {
        Stop[] stops = new Stop[5];
        for (int i = 0; i < stops.length; i++) {
            stops[i] = new Stop(i / 4.0, Palette.share(i / 4.0));
        }
        Rectangle ramp = new Rectangle(96, 12, new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops));
        HBox scale = new HBox(8, new Label("0"), ramp, new Label("1"));
        scale.setAlignment(Pos.CENTER_LEFT);
        legend.getChildren().addAll(new Label(text), scale);
    }

    private void row(Node sign, String text) {
        HBox row = new HBox(8, sign, new Label(text));
        row.setAlignment(Pos.CENTER_LEFT);
        legend.getChildren().add(row);
    }
}
