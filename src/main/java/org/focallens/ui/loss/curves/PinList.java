package org.focallens.ui.loss.curves;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.focallens.ui.common.Controls;
import org.focallens.ui.loss.common.CurvesState;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.Pin;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The pinned curves: name, colour, back to it, away with it. */
final class PinList extends VBox {
    private final CurvesViewModel model;
    private final Button pin = new Button("Pin this curve", new FontIcon(Feather.BOOKMARK));
    private final Label empty = Controls.note("A pinned curve stays for comparison while γ and α change.");
    private final List<PinRow> rows = new ArrayList<>();

    PinList(LossViewModel room, CurvesViewModel model) {
        super(8);
        this.model = model;
        pin.setId("loss-pin");
        pin.setOnAction(event -> model.pin());
        Controls.tip(pin, "Keeps the current focal loss on the chart, up to " + CurvesState.MOST_PINS + " of them.");
        getChildren().addAll(pin, empty);
        room.state().map(state -> state.curves().pins()).subscribe(this::show);
    }

    private void show(List<Pin> pins) {
        pin.setDisable(!model.canPin());
        empty.setVisible(pins.isEmpty());
        empty.setManaged(pins.isEmpty());
        while (rows.size() > pins.size()) {
            getChildren().remove(rows.remove(rows.size() - 1));
        }
        while (rows.size() < pins.size()) {
            rows.add(new PinRow(rows.size(), model));
            getChildren().add(rows.size() - 1, rows.get(rows.size() - 1));
        }
        for (int i = 0; i < pins.size(); i++) {
            rows.get(i).show(pins.get(i));
        }
    }

    private static final class PinRow extends HBox {
        private final Circle swatch = new Circle(7);
        private final TextField name = new TextField();

        PinRow(int index, CurvesViewModel model) {
            super(4);
            Button color = button("loss-pin-color-" + index, "Changes to the next colour.", () -> model.recolor(index));
            color.setGraphic(swatch);
            name.setId("loss-pin-name-" + index);
            name.setAccessibleText("Name of the pinned curve");
            HBox.setHgrow(name, Priority.ALWAYS);
            name.textProperty().addListener((property, before, text) -> {
                if (name.isFocused()) {
                    model.rename(index, text);
                }
            });
            Button take = button("loss-pin-take-" + index, "Sets γ and α to this curve’s.", () -> model.take(index));
            take.setGraphic(new FontIcon(Feather.TARGET));
            Button remove =
                    button("loss-pin-remove-" + index, "Takes this curve off the chart.", () -> model.unpin(index));
            remove.setGraphic(new FontIcon(Feather.X));
            getChildren().addAll(color, name, take, remove);
        }

        private static Button button(String id, String help, Runnable run) {
            Button button = new Button();
            button.setId(id);
            button.setAccessibleText(help);
            button.setOnAction(event -> run.run());
            Controls.tip(button, help);
            return button;
        }

        void show(Pin pin) {
            swatch.setFill(CurveColors.fx(CurveColors.pin(pin.color())));
            if (!name.getText().equals(pin.name())) {
                name.setText(pin.name());
            }
        }
    }
}
