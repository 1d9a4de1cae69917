package org.focallens.ui.training.saved;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.train.run.RunShelf;
import org.focallens.train.source.RunData;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;

/** The runs that were saved, as a table. */
public final class SavedRunsPage {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** More networks would not fit beside each other, nor be told apart. */
    private static final int MOST_TOGETHER = 4;

    private final SavedRuns saved;
    private final Dialogs dialogs;
    private final TableView<RunShelf.Saved> table = new TableView<>();
    private final VBox node = new VBox(8);

    /** @param opened told when a run was opened or is shown, to go and look at it */
    public SavedRunsPage(SavedRuns saved, Dialogs dialogs, Runnable opened) {
        this.saved = saved;
        this.dialogs = dialogs;
        node.setId("saved-runs");
        node.getStyleClass().add("panel-side");
        table.setId("saved-runs-table");
        table.getStyleClass().addAll("dense", "data-table");
        table.setEditable(true);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setPlaceholder(new Label("No saved runs yet. Runs are saved from their first step."));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        columns();
        saved.runs().subscribe(runs -> table.getItems().setAll(runs));
        opening(opened);
        VBox.setVgrow(table, Priority.ALWAYS);
        Label problems = new Label();
        problems.setWrapText(true);
        problems.getStyleClass().add("field-error");
        problems.managedProperty().bind(problems.textProperty().isNotEmpty());
        saved.problems()
                .subscribe(all -> problems.setText(all.isEmpty() ? "" : all.size() + " cannot be read: " + all.get(0)));
        node.getChildren()
                .addAll(
                        buttons(opened),
                        table,
                        problems,
                        Controls.note(
                                "Runs are saved from their first step, at least every 15 seconds. A run with a name "
                                        + "is kept; of those without one, only the newest 20. Double-click a name to change it."));
    }

    public Node node() {
        return node;
    }

    private void columns() {
        TableColumn<RunShelf.Saved, String> name =
                column("Name", 220, run -> run.sheet().name());
        name.setEditable(true);
        name.setCellFactory(TextFieldTableCell.forTableColumn());
        name.setOnEditCommit(event -> saved.rename(event.getRowValue().folder(), event.getNewValue()));
        column(
                "Started",
                130,
                run -> WHEN.format(Instant.ofEpochMilli(run.sheet().begun()).atZone(ZoneId.systemDefault())));
        number("Steps", 70, run -> (double) run.sheet().steps(), value -> Texts.format("%,.0f", value));
        column("Loss", 170, run -> run.sheet().loss());
        number("Prior", 60, run -> run.sheet().prior(), Figures::plain);
        column("Images", 140, run -> images(run.sheet().data()));
        column("Comparison", 170, run -> run.sheet().comparison().name());
        number(
                "AP50, %",
                70,
                run -> run.sheet().ap50() < 0 ? Double.NaN : 100 * run.sheet().ap50(),
                value -> Double.isNaN(value) ? "–" : Texts.format("%.1f", value));
    }

    private static String images(String data) {
        if (data.startsWith(RunData.SHAPES) || data.equals(RunData.SPARSE_SHAPES)) {
            return data;
        }
        int slash = Math.max(data.lastIndexOf('/'), data.lastIndexOf('\\'));
        return data.substring(slash + 1);
    }

    private TableColumn<RunShelf.Saved, String> column(
            String title, double width, Function<RunShelf.Saved, String> text) {
        TableColumn<RunShelf.Saved, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setEditable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        table.getColumns().add(column);
        return column;
    }

    private void number(
            String title, double width, Function<RunShelf.Saved, Double> value, Function<Double, String> text) {
        TableColumn<RunShelf.Saved, Double> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setEditable(false);
        column.getStyleClass().add("number");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(Double item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : text.apply(item));
            }
        });
        table.getColumns().add(column);
    }

    private void opening(Runnable opened) {
        table.setRowFactory(made -> {
            TableRow<RunShelf.Saved> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                boolean onName = event.getPickResult().getIntersectedNode() instanceof TextFieldTableCell;
                if (event.getClickCount() == 2
                        && event.getButton() == MouseButton.PRIMARY
                        && !row.isEmpty()
                        && !onName) {
                    open(List.of(row.getItem()), opened);
                }
            });
            return row;
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && table.getEditingCell() == null) {
                resume(opened);
                event.consume();
            }
        });
    }

    private void open(List<RunShelf.Saved> runs, Runnable opened) {
        saved.open(runs.stream().map(RunShelf.Saved::folder).toList());
        opened.run();
    }

    private Node buttons(Runnable opened) {
        BooleanBinding none = table.getSelectionModel().selectedItemProperty().isNull();
        Button open = button(
                "open-run",
                "Resume",
                "Resumes the run from its last checkpoint, exactly as if it had never stopped; with several selected, at most "
                        + MOST_TOGETHER + " resume in lock step. (Enter)",
                run -> resume(opened));
        Button together = button(
                "open-comparison",
                "Resume its comparison",
                "Resumes all runs of the comparison that the run is part of, in lock step.",
                run -> {
                    saved.open(saved.comparison(run));
                    opened.run();
                });
        together.disableProperty()
                .bind(table.getSelectionModel()
                        .selectedItemProperty()
                        .map(run -> saved.comparison(run).isEmpty())
                        .orElse(true));
        Button compare = button(
                "show-run", "Show on the charts", "Draws its curves beside those of the run in the room.", run -> {
                    saved.compare(run.folder());
                    opened.run();
                });
        Button csv = button(
                "export-run",
                "Save steps as CSV …",
                "Losses, counts of every level, learning rate, gradient norm and times, one row per step.",
                run -> dialogs.saveFile(run.folder().path().getFileName() + "-steps.csv")
                        .ifPresent(path -> saved.export(run.folder(), path)));
        csv.disableProperty().bind(none);
        Button delete = button("delete-run", "Delete …", "Deletes the run and its files.", run -> {
            if (dialogs.confirm(
                    "Delete “" + run.sheet().name() + "”?",
                    "Its checkpoint and its tables will be deleted. This cannot be undone.")) {
                saved.delete(run.folder());
            }
        });
        open.disableProperty().bind(none);
        compare.disableProperty().bind(none);
        delete.disableProperty().bind(none);
        Button file = new Button("Open a checkpoint …");
        file.setId("open-checkpoint");
        Controls.tip(file, "Opens a checkpoint file written by the train command or a sweep.");
        file.setOnAction(event -> dialogs.openRun().ifPresent(path -> {
            saved.openCheckpoint(path);
            opened.run();
        }));
        return new FlowPane(8, 8, open, together, compare, csv, delete, file);
    }

    private void resume(Runnable opened) {
        List<RunShelf.Saved> all = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (!all.isEmpty()) {
            open(all.subList(0, Math.min(MOST_TOGETHER, all.size())), opened);
        }
    }

    private Optional<RunShelf.Saved> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private Button button(String id, String text, String help, Consumer<RunShelf.Saved> run) {
        Button button = new Button(text);
        button.setId(id);
        Controls.tip(button, help);
        button.setOnAction(event -> chosen().ifPresent(run));
        return button;
    }
}
