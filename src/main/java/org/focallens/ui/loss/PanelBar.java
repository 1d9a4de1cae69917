package org.focallens.ui.loss;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Segments;
import org.focallens.ui.loss.common.LossViewModel;
import org.kordamp.ikonli.javafx.FontIcon;

/** The switch between panels, and the room's buttons on the right. */
final class PanelBar extends HBox {
    private final Map<String, Action> actions;

    PanelBar(List<Action> all, LossActions own, LossViewModel model, ObservableValue<PanelKind> panel) {
        actions = all.stream().collect(Collectors.toMap(Action::id, Function.identity()));
        getStyleClass().add("room-bar");
        Segments<PanelKind> panels = new Segments<>("panel");
        Stream.of(PanelKind.values())
                .forEach(kind -> panels.add(
                        kind, kind.title(), actions.get(LossActions.id(kind)).tooltip()));
        Consumer<PanelKind> enter =
                kind -> actions.get(LossActions.id(kind)).run().run();
        panels.bind(panel, enter);
        panels.getStyleClass().add("panel-switch");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(panels, gap);
        all.stream()
                .filter(action -> action.icon() != null)
                .forEach(action -> getChildren()
                        .add(LossActions.isSwitch(action) ? toggle(action, own, model) : Controls.button(action)));
    }

    private static ToggleButton toggle(Action action, LossActions own, LossViewModel model) {
        ToggleButton button = new ToggleButton("", new FontIcon(action.icon()));
        button.setId(action.id());
        button.setAccessibleText(action.text());
        button.setOnAction(event -> action.run().run());
        for (Observable changing : List.of(model.projector(), model.inspector())) {
            changing.subscribe(() -> button.setSelected(own.isOn(action)));
        }
        button.setSelected(own.isOn(action));
        Controls.tip(button, action.tooltip());
        return button;
    }
}
