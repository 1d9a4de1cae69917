package org.focallens.ui.common;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Preview.Draft;

/** Shows texts of which one is chosen, with what is to be known of it, to be copied or saved. */
final class PreviewPane extends VBox {
    private static final double NOTES_HEIGHT = 112;

    private final Choice<Draft> drafts = new Choice<>("preview-choice", Draft::name, "Which text is shown.");
    private final Label notes = new Label();
    private final TextArea text = new TextArea();
    private final Label said = new Label();

    /**
     * @param copy takes the text that is to be copied
     * @param save asks where the text is to be saved
     */
    PreviewPane(Preview preview, Consumer<Draft> copy, Consumer<Draft> save) {
        super(8);
        drafts.offer(preview.drafts());
        Label choice = new Label(preview.choice());
        choice.setLabelFor(drafts);
        notes.setId("preview-notes");
        notes.setWrapText(true);
        text.setId("preview-text");
        text.setEditable(false);
        text.setStyle("-fx-font-family: monospace;");
        text.setPrefSize(720, 320);
        VBox.setVgrow(text, Priority.ALWAYS);
        said.setId("preview-said");
        said.getStyleClass().add("muted");
        getChildren().addAll(row(choice, drafts), scrolled(), text, row(copier(copy), saver(save), said));
        drafts.onChosen(this::show);
        show(preview.first());
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Some settings leave a framework a dozen things to do otherwise; the text keeps its room. */
    private ScrollPane scrolled() {
        ScrollPane scrolled = new ScrollPane(notes);
        scrolled.setFitToWidth(true);
        scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolled.setMinHeight(NOTES_HEIGHT);
        scrolled.setPrefHeight(NOTES_HEIGHT);
        return scrolled;
    }

    private Button copier(Consumer<Draft> copy) {
        Button button = new Button("_Copy");
        button.setId("preview-copy");
        Controls.tip(button, "Copies the whole text to the clipboard.  (Alt+C)");
        button.setOnAction(event -> {
            copy.accept(drafts.getValue());
            said.setText("Copied");
        });
        return button;
    }

    private Button saver(Consumer<Draft> save) {
        Button button = new Button("_Save …");
        button.setId("preview-save");
        Controls.tip(button, "Saves the text as a file.  (Alt+S)");
        button.setOnAction(event -> save.accept(drafts.getValue()));
        return button;
    }

    private void show(Draft draft) {
        drafts.render(draft);
        said.setText("");
        text.setText(draft.text());
        text.setScrollTop(0);
        notes.setText(
                draft.notes().isEmpty()
                        ? draft.name() + " can express all of these settings."
                        : draft.notes().stream().map(note -> "•  " + note).collect(Collectors.joining("\n")));
    }
}
