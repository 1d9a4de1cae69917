package org.focallens.ui.training;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.focallens.ui.common.Controls;
import org.focallens.ui.training.live.TrainingState;
import org.focallens.ui.training.live.TrainingViewModel;
import org.focallens.ui.training.settings.DataChoice;
import org.focallens.ui.training.settings.Pending;

/** Says under the transport what is chosen and not yet in force, and brings it about. There only while there is something. */
final class PendingBar {

    private final HBox node;

    PendingBar(TrainingViewModel model, DataChoice choice) {
        Label label = new Label("Changed, takes effect on reset:");
        label.getStyleClass().add("reset-needed");
        Button reset = new Button();
        reset.setId("reset-pending");
        reset.getStyleClass().add("accent");
        Controls.tip(reset, "Starts again with these settings; the current run stays among the saved runs.  (R)");
        reset.setOnAction(event -> model.group().reset());
        node = new HBox(8, label, reset);
        node.setId("pending");
        node.getStyleClass().add("room-bar");
        node.managedProperty().bind(node.visibleProperty());
        model.group().state().subscribe(state -> {
            node.setVisible(state.resetNeeded());
            reset.setText(node.isVisible() ? text(state, choice) : "");
        });
    }

    private static String text(TrainingState state, DataChoice choice) {
        return Pending.text(state.changed().setup(), state.next(state.changed()), choice::images);
    }

    Node node() {
        return node;
    }
}
