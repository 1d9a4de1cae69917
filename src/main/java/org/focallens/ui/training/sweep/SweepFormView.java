package org.focallens.ui.training.sweep;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;

/** What a sweep is to be. */
final class SweepFormView {
    private static final double LISTS = 176;
    private static final double NUMBERS = 112;

    private final SweepViewModel model;
    private final Dialogs dialogs;
    private final VBox node;

    SweepFormView(SweepViewModel model, Dialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        HBox values = new HBox(16);
        for (SweepField field :
                List.of(SweepField.ALPHAS, SweepField.GAMMAS, SweepField.SEEDS, SweepField.STEPS, SweepField.TESTS)) {
            boolean list = field == SweepField.ALPHAS || field == SweepField.GAMMAS;
            TextField text = text(field);
            VBox box = named(field, text);
            box.setPrefWidth(list ? LISTS : NUMBERS);
            box.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(box, list ? Priority.ALWAYS : Priority.SOMETIMES);
            values.getChildren().add(box);
        }
        node = new VBox(
                8,
                values,
                folder(),
                Controls.note(
                        "Images, network, optimiser and learning rate are those of the room at the start; the runs differ in α, γ "
                                + "and seed alone."));
        node.disableProperty().bind(model.running());
    }

    Node node() {
        return node;
    }

    private TextField text(SweepField field) {
        TextField text = new TextField();
        text.setId("sweep-" + field.id());
        text.textProperty().bindBidirectional(model.form().text(field));
        Controls.tip(text, field.help());
        return text;
    }

    private static Label error(SweepViewModel model, SweepField field) {
        Label error = new Label();
        error.setId("sweep-" + field.id() + "-error");
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        error.textProperty().bind(model.form().error(field));
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }

    private VBox named(SweepField field, Node control) {
        Label label = new Label(field.title());
        label.setLabelFor(control);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return new VBox(4, label, control, error(model, field));
    }

    private Node folder() {
        TextField path = text(SweepField.FOLDER);
        path.setPromptText("Where the runs are kept; created if missing");
        path.setOnAction(event -> model.look());
        path.focusedProperty().subscribe((was, focused) -> {
            if (!focused) {
                model.look();
            }
        });
        Button choose = new Button("Choose …");
        choose.setId("sweep-choose");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        Controls.tip(
                choose,
                "A folder for a new sweep, or one with a sweep: its plan and runs are then shown, and Resume continues it.");
        choose.setOnAction(event -> dialogs.saveFolder().ifPresent(folder -> {
            model.form().text(SweepField.FOLDER).set(folder.toString());
            model.look();
        }));
        HBox.setHgrow(path, Priority.ALWAYS);
        VBox box = named(SweepField.FOLDER, new HBox(8, path, choose));
        ((Label) box.getChildren().get(0)).setLabelFor(path);
        return box;
    }
}
