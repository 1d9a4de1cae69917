package org.focallens.ui.window;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Room;

/** The line at the foot of the window: what the room has to say, and how far its work is. */
final class StatusLine {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Label text = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button("Cancel");
    private final HBox work = new HBox(8, progress, cancel);
    private final HBox node;
    private Subscription following = Subscription.EMPTY;

    StatusLine() {
        text.setId("status");
        progress.setId("progress");
        progress.setPrefWidth(160);
        cancel.setId("cancel");
        cancel.getStyleClass().add("small");
        Controls.tip(cancel, "Cancels the work; what was open stays open  (Esc)");
        work.getStyleClass().add("status-work");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        node = new HBox(text, gap, work);
        node.getStyleClass().add("status-bar-line");
    }

    void show(Room room) {
        following.unsubscribe();
        following = room.status()
                .subscribe(now -> say(now, room.failure().filter(now::equals).isPresent()));
        work.visibleProperty().unbind();
        work.visibleProperty().bind(Bindings.createBooleanBinding(room.busy()::get, room.busy()));
        progress.progressProperty().unbind();
        progress.progressProperty().bind(Bindings.createDoubleBinding(room.progress()::get, room.progress()));
        cancel.setOnAction(event -> room.cancel());
    }

    /** What failed is told in colour and in full, until there is other news. */
    private void say(String now, boolean failed) {
        text.setText(now);
        text.setWrapText(failed);
        text.pseudoClassStateChanged(FAILED, failed);
    }

    Node node() {
        return node;
    }
}
