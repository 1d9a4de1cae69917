package org.focallens.ui.dataset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.focallens.audit.verdict.SetRemedy;
import org.focallens.audit.verdict.Verdict;
import org.focallens.ui.common.Controls;
import org.focallens.ui.dataset.model.VerdictViewModel;

/** The conclusions of the audit, and one button that tries what helps most. */
final class VerdictBox extends VBox {
    private final VerdictViewModel model;

    VerdictBox(VerdictViewModel model) {
        super(8);
        this.model = model;
        setId("dataset-verdicts");
        model.verdicts().subscribe(this::show);
    }

    private void show(List<Verdict> verdicts) {
        getChildren().clear();
        for (Verdict verdict : verdicts) {
            Label text = new Label(verdict.text());
            text.setWrapText(true);
            text.getStyleClass().add(getChildren().isEmpty() ? "title-text" : "muted");
            text.setMinHeight(USE_PREF_SIZE);
            getChildren().add(text);
        }
        verdicts.stream()
                .map(Verdict::remedy)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(remedy -> getChildren().add(button(remedy)));
        setVisible(!verdicts.isEmpty());
    }

    private Button button(SetRemedy remedy) {
        Button button = new Button("Try: " + remedy.name().substring(0, 1).toLowerCase(Locale.ROOT)
                + remedy.name().substring(1));
        button.setId("dataset-try");
        button.getStyleClass().add("accent");
        Controls.tip(
                button, "Takes it into the settings on the right, where the difference is shown; undo takes it back.");
        button.setOnAction(event -> model.take(remedy));
        return button;
    }
}
