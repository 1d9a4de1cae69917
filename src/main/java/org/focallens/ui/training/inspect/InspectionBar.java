package org.focallens.ui.training.inspect;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Segments;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses the way to look, and the image. */
final class InspectionBar {

    private final InspectionViewModel model;
    private final Label image = new Label();
    private final Segments<InspectionRequest.Images> images = new Segments<>("inspect-from");
    private final HBox node;

    InspectionBar(InspectionViewModel model) {
        this.model = model;
        Segments<InspectionView> views = new Segments<>("inspect-view");
        for (InspectionView view : InspectionView.values()) {
            views.add(view, view.title(), view.help() + "  (" + view.key() + ")");
        }
        views.getStyleClass().add("panel-switch");
        views.setAlignment(Pos.CENTER_LEFT);
        views.bind(model.state().map(InspectionState::view), view -> model.change(now -> now.withView(view)));
        images.add(InspectionRequest.Images.BATCH, "Batch", "The images of this step; different ones every step.  (B)")
                .add(
                        InspectionRequest.Images.KEPT,
                        "Held out",
                        "Held-out images,"
                                + " which the network never trains on: a fair test, and the same at every step.  (B)");
        images.getStyleClass().add("panel-switch");
        images.setAlignment(Pos.CENTER_LEFT);
        images.bind(model.state().map(InspectionState::images), model::choose);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        image.setId("inspect-image-text");
        image.setMinWidth(Region.USE_PREF_SIZE);
        node = new HBox(
                views,
                between,
                images,
                button("inspect-image-before", Feather.CHEVRON_LEFT, "The image before this one  (J)", -1),
                image,
                button("inspect-image-after", Feather.CHEVRON_RIGHT, "The image after this one  (K)", 1));
        node.getStyleClass().add("room-bar");
    }

    private Button button(String id, Feather icon, String help, int by) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.setAccessibleText(help);
        button.setStyle("-fx-padding: 6px 8px 6px 8px;");
        button.setOnAction(event -> model.turn(by));
        Controls.tip(button, help);
        return button;
    }

    /** Says which image is shown. */
    void refresh() {
        image.setText(model.imageText());
        images.setVisible(model.scope().get().kept() > 0);
        images.setManaged(images.isVisible());
    }

    Node node() {
        return node;
    }
}
