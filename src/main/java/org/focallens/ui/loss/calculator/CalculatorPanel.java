package org.focallens.ui.loss.calculator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.data.file.FileFault;
import org.focallens.data.file.InputFile;
import org.focallens.data.file.SafeFile;
import org.focallens.figure.BarsChart;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Segments;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.chart.Figure;
import org.focallens.ui.loss.common.LossState;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.NumberField;
import org.focallens.ui.loss.common.NumberInput;
import org.focallens.ui.loss.common.NumberInput.Bounds;
import org.focallens.ui.loss.common.Panel;
import org.focallens.ui.loss.common.PredictionRows;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A table of predictions and everything the losses make of it. */
public final class CalculatorPanel implements Panel {
    /** A table that is read as a whole; a file of more is none of predictions. */
    private static final long MOST_BYTES = 1 << 20;

    private final LossViewModel room;
    private final CalculatorViewModel model;
    private final Dialogs dialogs;
    private final Consumer<String> status;
    private final PredictionTable table;
    private final FormulationGrid sigmoid;
    private final BarsChart chart = new BarsChart();
    private final Figure figure;
    private final Results results;
    private final ObjectProperty<Results.Page> page = new SimpleObjectProperty<>(Results.Page.SIGMOID);
    private final Label error = new Label();
    private final NumberInput rows =
            new NumberInput("The number of rows", Bounds.whole(1, PredictionRows.MOST_ROWS), value -> {});
    private final NumberInput classes =
            new NumberInput("The number of classes", Bounds.whole(1, PredictionRows.MOST_CLASSES), value -> {});
    private final NumberInput seed;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final VBox node = new VBox(8);
    private final List<Node> settings;

    /**
     * @param dialogs asks which file
     * @param status  takes a line about what was done
     */
    public CalculatorPanel(LossViewModel room, Dialogs dialogs, ChartSaver saver, Consumer<String> status) {
        this.room = room;
        this.dialogs = dialogs;
        this.status = status;
        model = new CalculatorViewModel(room);
        seed = new NumberInput("The seed", Bounds.whole(0, 1e9), value -> model.setSeed((long) value));
        table = new PredictionTable(model, this::tell);
        sigmoid = new FormulationGrid(room, model);
        figure = new Figure("loss-elements", chart.chart(), saver);
        results = new Results(model, sigmoid, chart, figure);
        error.setId("calculator-error");
        error.setWrapText(true);
        error.getStyleClass().addAll("field-error", "panel-below");
        error.managedProperty().bind(error.textProperty().isNotEmpty());
        table.setPrefHeight(240);
        VBox.setVgrow(results, Priority.ALWAYS);
        VBox framed = new VBox(table);
        framed.getStyleClass().add("panel-side");
        results.getStyleClass().add("panel-side");
        node.getChildren().addAll(bar(), framed, error, pages(), results);
        settings = List.of(
                Controls.section(
                        "Random table",
                        new NumberField("calculator-rows", "Rows", "Anchors, B.", rows),
                        new NumberField("calculator-classes", "Classes", "K.", classes),
                        new NumberField("calculator-seed", "Seed", "The same seed makes the same table.", seed),
                        button(
                                "calculator-random",
                                "Make a random table",
                                Feather.SHUFFLE,
                                "Normally distributed logits; a quarter of the rows are background.",
                                this::random)),
                Controls.section(
                        "The table",
                        Controls.note(
                                "Double-click a cell to edit it. Ctrl+V pastes cells from a spreadsheet: K values and a target in each row, "
                                        + "−1 for background; a heading x0, x1 … or p0, p1 … tells whether they are logits or probabilities.")));
        room.state().when(shown).subscribe(state -> show(state));
        model.selected().when(shown).subscribe(place -> results.show(page.get()));
        page.when(shown).subscribe(results::show);
    }

    private Node bar() {
        FlowPane bar = new FlowPane();
        bar.getStyleClass().add("loss-tools");
        bar.getChildren()
                .addAll(
                        new Segments<Boolean>("calculator-logits")
                                .add(true, "logits", "Values are logits, p = 1 / (1 + e^−x).")
                                .add(
                                        false,
                                        "probabilities",
                                        "Values are probabilities. For the softmax they are a softmax’s own.")
                                .bind(
                                        room.state()
                                                .map(state -> state.calculator()
                                                        .predictions()
                                                        .logits()),
                                        model::setLogits),
                        button("calculator-add", "", Feather.PLUS, "Adds a row.", model::addRow),
                        button("calculator-remove", "", Feather.MINUS, "Removes the selected row.", model::removeRow),
                        button(
                                "calculator-paste",
                                "Paste",
                                Feather.CLIPBOARD,
                                "Pastes cells copied from a spreadsheet.",
                                table::paste),
                        button(
                                "calculator-open",
                                "Open CSV",
                                Feather.FOLDER,
                                "Reads a table of predictions.",
                                () -> dialogs.openTable().ifPresent(this::open)),
                        button(
                                "calculator-save",
                                "Save CSV",
                                Feather.SAVE,
                                "Writes the table with a heading.",
                                this::save));
        return bar;
    }

    private Node pages() {
        FlowPane bar = new FlowPane();
        bar.getStyleClass().add("loss-tools");
        bar.getChildren()
                .add(new Segments<Results.Page>("calculator-page")
                        .add(
                                Results.Page.SIGMOID,
                                "Sigmoid focal",
                                "Three ways to write it, with every intermediate of the selected element.")
                        .add(Results.Page.ELEMENTS, "Every element", "The loss of every element as a chart.")
                        .add(Results.Page.SOFTMAX, "Softmax focal", "One loss per row, with a weight for each class.")
                        .add(
                                Results.Page.NAIVE,
                                "Naive forms",
                                "Where the formula as written breaks down and the stable form does not.")
                        .bind(page, page::set));
        return bar;
    }

    private static Button button(String id, String text, Feather icon, String help, Runnable run) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.setAccessibleText(help);
        button.setOnAction(event -> run.run());
        Controls.tip(button, help);
        return button;
    }

    private void random() {
        error.setText("");
        model.random(
                Integer.parseInt(rows.text().get().strip()),
                Integer.parseInt(classes.text().get().strip()));
    }

    private void tell(Optional<String> refusal) {
        error.setText(refusal.orElse(""));
    }

    private void save() {
        dialogs.saveFile("predictions.csv").ifPresent(file -> {
            try {
                byte[] text = model.csv().getBytes(StandardCharsets.UTF_8);
                SafeFile.write(file, out -> out.write(text));
                status.accept("Saved " + file);
            } catch (IOException e) {
                dialogs.error("The table was not saved", "Cannot write " + file + ": " + FileFault.reason(e) + ".");
            }
        });
    }

    @Override
    public boolean open(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                tell(Optional.of(file.getFileName() + ": has " + Files.size(file)
                        + " bytes; a table of predictions has at most " + MOST_BYTES));
                return true;
            }
            Optional<String> refusal =
                    model.read(file.getFileName().toString(), Files.readString(InputFile.regular(file)));
            tell(refusal);
            status.accept(refusal.isPresent() ? "Not opened" : "Opened " + file);
        } catch (IOException e) {
            tell(Optional.of(file.getFileName() + ": " + FileFault.reason(e) + "; expected CSV in UTF-8"));
        }
        return true;
    }

    private void show(LossState state) {
        PredictionRows now = state.calculator().predictions();
        table.show(now);
        rows.show(now.rows());
        classes.show(now.classes());
        seed.show((double) state.calculator().seed());
        results.show(page.get());
    }

    /** {@return what the panel computes} */
    public CalculatorViewModel model() {
        return model;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Node> settings() {
        return settings;
    }

    @Override
    public List<Figure> figures() {
        return List.of(figure);
    }

    @Override
    public void style(ChartStyle style) {
        sigmoid.style(style);
        chart.setStyle(style);
        show(room.state().get());
    }

    @Override
    public void shown(boolean visible) {
        shown.set(visible);
    }
}
