package org.focallens.ui.loss.common;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Controls;

/** Sentences of explanation. Labels stay and change their text: a new label costs the style sheet once more, at every step of a drag. */
public final class Notes extends VBox {

    public Notes() {
        super(8);
    }

    /** Says these, in place of what was said before. */
    public void show(List<String> sentences) {
        while (getChildren().size() < sentences.size()) {
            getChildren().add(Controls.note(""));
        }
        for (int i = 0; i < getChildren().size(); i++) {
            Label label = (Label) getChildren().get(i);
            label.setText(i < sentences.size() ? sentences.get(i) : "");
            label.setVisible(i < sentences.size());
            label.setManaged(label.isVisible());
        }
    }
}
