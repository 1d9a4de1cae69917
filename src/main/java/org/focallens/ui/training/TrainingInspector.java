package org.focallens.ui.training;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.training.live.TrainingViewModel;
import org.focallens.ui.training.settings.DataChoice;
import org.focallens.ui.training.settings.DataSection;
import org.focallens.ui.training.settings.DeviceSection;
import org.focallens.ui.training.settings.LearningSection;
import org.focallens.ui.training.settings.RoomSettings;
import org.focallens.ui.training.settings.RunSection;

/** The training room's settings, the most used on top. */
final class TrainingInspector {

    private final ScrollPane node;

    /** @param neighbours what other rooms have open */
    TrainingInspector(
            TrainingViewModel model, RoomSettings settings, DataChoice choice, Dialogs dialogs, OtherRooms neighbours) {
        DeviceSection device = new DeviceSection(model, settings);
        VBox content = new VBox(
                new LevelsPanel(model).node(),
                new LearningSection(model).node(),
                new DataSection(model, choice, dialogs, neighbours.dataset()).node(),
                new RunSection(model, neighbours.anchors()).node(),
                device.measuring(),
                device.node());
        content.getStyleClass().add("inspector");
        node = new ScrollPane(content);
        node.getStyleClass().add("inspector-scroll");
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    Node node() {
        return node;
    }
}
