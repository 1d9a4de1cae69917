package org.focallens.ui.anchors;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.focallens.ui.anchors.model.AnchorKind;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Colouring;
import org.focallens.ui.anchors.picture.StageMouse;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Controls;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The buttons above the picture, and the legend of the anchors' kinds. */
final class AnchorsBar extends HBox {
    private final AnchorsViewModel model;

    AnchorsBar(AnchorsViewModel model, StageMouse mouse, List<Action> actions) {
        this.model = model;
        getStyleClass().addAll("room-bar", "anchors-bar");
        actions.stream()
                .filter(action -> action.icon() != null)
                .map(Controls::button)
                .forEach(getChildren()::add);
        ToggleButton draw = new ToggleButton("Draw box", new FontIcon(Feather.EDIT_2));
        draw.setId("draw-box");
        draw.setMinWidth(Region.USE_PREF_SIZE);
        draw.selectedProperty().bindBidirectional(mouse.drawing());
        Controls.tip(draw, "The next drag on the picture makes a new box  (B)");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(draw, gap, legend());
    }

    /** The legend is the switch: what is hidden can be shown where its colour is explained. */
    private Node legend() {
        HBox legend = new HBox(12);
        legend.setAlignment(Pos.CENTER_RIGHT);
        for (AnchorKind kind : AnchorKind.values()) {
            CheckBox box = new CheckBox(kind.title());
            box.setId("show-" + kind.name().toLowerCase(Locale.ROOT));
            Rectangle swatch = new Rectangle(14, 14, kind.color());
            box.setGraphic(swatch);
            box.setMinWidth(Region.USE_PREF_SIZE);
            Controls.tip(box, kind.help() + "  (" + (kind.ordinal() + 1) + ")");
            model.history().state().subscribe(state -> {
                box.setSelected(state.shown().contains(kind));
                swatch.setVisible(state.display().colouring() == Colouring.STATE); // other colours have another legend
            });
            box.setOnAction(event -> model.change("show " + kind, state -> state.showing(kind, box.isSelected())));
            legend.getChildren().add(box);
        }
        return legend;
    }
}
