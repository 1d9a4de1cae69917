package org.focallens.ui.dataset;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.data.Problem;
import org.focallens.ui.common.Controls;

/** Everything in the data set that could not be used, with file, place and reason. */
final class ProblemsPage extends VBox {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final TextField search = new TextField();
    private final TableView<Problem> table = new TableView<>();
    private List<Problem> problems = List.of();

    ProblemsPage() {
        super(8);
        getStyleClass().add("panel-side");
        search.setId("problem-search");
        search.setPromptText("Part of a file name or message");
        search.textProperty().subscribe((was, now) -> refresh());
        Controls.tip(search, "Shows the problems that mention this.");
        table.setId("problems-table");
        table.getStyleClass().addAll("dense", "data-table");
        table.setPlaceholder(new Label("No problems in the data"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        column("file", 260, problem -> String.valueOf(problem.file().getFileName()));
        column("place", 140, Problem::where);
        column("reason", 520, Problem::what);
        table.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren()
                .addAll(
                        search,
                        table,
                        Controls.note("The rest of the data set is still used. Ctrl+C copies the selected lines."));
    }

    private void column(String title, double width, Function<Problem, String> text) {
        TableColumn<Problem, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setCellFactory(made -> new Told());
        table.getColumns().add(column);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(String.join(
                "\n",
                table.getSelectionModel().getSelectedItems().stream()
                        .map(Problem::toString)
                        .toList()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    void show(List<Problem> next) {
        problems = next;
        refresh();
    }

    private void refresh() {
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        table.getItems()
                .setAll(problems.stream()
                        .filter(problem ->
                                problem.toString().toLowerCase(Locale.ROOT).contains(wanted))
                        .toList());
    }

    /** A text that may be longer than its column: the pointer shows all of it. */
    private static final class Told extends TableCell<Problem, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            if (empty || text == null) {
                setTooltip(null);
            } else {
                Controls.tip(this, text);
            }
        }
    }
}
