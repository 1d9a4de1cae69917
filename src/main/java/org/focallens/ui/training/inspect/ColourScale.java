package org.focallens.ui.training.inspect;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import org.focallens.figure.Figures;
import org.focallens.ui.common.Palette;

/** The legend of a colour map: all of its colours, and which numbers they stand for. */
final class ColourScale extends VBox {

    private static final double HEIGHT = 12;

    private final Label title = new Label();
    private final Label least = new Label();
    private final Label middle = new Label();
    private final Label most = new Label();

    ColourScale(String id) {
        super(2);
        setId(id);
        Region bar = new Region();
        bar.setMinHeight(HEIGHT);
        bar.setBackground(new Background(new BackgroundFill(colours(), CornerRadii.EMPTY, Insets.EMPTY)));
        title.setWrapText(true);
        getChildren()
                .addAll(
                        title,
                        bar,
                        new HBox(part(least, Pos.CENTER_LEFT), part(middle, Pos.CENTER), part(most, Pos.CENTER_RIGHT)));
    }

    /** The map itself: straight lines between five colours. */
    private static LinearGradient colours() {
        List<Stop> stops = IntStream.rangeClosed(0, 4)
                .mapToObj(i -> new Stop(i / 4.0, Palette.share(i / 4.0)))
                .toList();
        return new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops);
    }

    private static Label part(Label label, Pos side) {
        label.setAlignment(side);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setPrefWidth(0);
        label.getStyleClass().add("muted");
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    void show(String what, double from, double to) {
        title.setText(what);
        least.setText(text(from));
        middle.setText(text((from + to) / 2));
        most.setText(text(to));
    }

    private static String text(double value) {
        return (100 * value == Math.rint(100 * value) ? Figures.plain(value) : Figures.short3(value)).replace("-", "−");
    }
}
