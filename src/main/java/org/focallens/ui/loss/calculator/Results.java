package org.focallens.ui.loss.calculator;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.focallens.core.lesson.StabilityCase;
import org.focallens.core.loss.LossTable;
import org.focallens.core.loss.ProbabilityFocal.Formulation;
import org.focallens.figure.BarsChart;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.ui.common.DataTable;
import org.focallens.ui.common.chart.Figure;

/** What the calculator answers: one page of these at a time. */
final class Results extends StackPane {
    /** The pages. */
    enum Page {
        SIGMOID,
        ELEMENTS,
        SOFTMAX,
        NAIVE
    }

    private static final Color[] CLASSES = {
        new Color(0x0072B2),
        new Color(0xE69F00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0x56B4E9),
        new Color(0xD55E00)
    };

    private final CalculatorViewModel model;
    private final FormulationGrid sigmoid;
    private final BarsChart chart;
    private final Figure figure;
    private final DataTable<Integer> softmax = new DataTable<>("calculator-softmax");
    private final Label softmaxTotal = new Label();
    private final FlowPane weights = new FlowPane(8, 8);
    private final DataTable<StabilityCase> naive = new DataTable<>("calculator-naive");
    private final Label error = new Label();
    private LossTable losses;

    Results(CalculatorViewModel model, FormulationGrid sigmoid, BarsChart chart, Figure figure) {
        this.model = model;
        this.sigmoid = sigmoid;
        this.chart = chart;
        this.figure = figure;
        softmaxTotal.setId("calculator-softmax-total");
        softmaxTotal.getStyleClass().add("section-text");
        error.getStyleClass().add("field-error");
        softmax.numbers("row", "", row -> String.valueOf(row + 1))
                .numbers(
                        "target",
                        "The row's class.",
                        row -> String.valueOf(model.table().targets().get(row)))
                .numbers(
                        "weight",
                        "Probability of the row's class.",
                        row -> Figures.plain(
                                model.weights().get(model.table().targets().get(row))))
                .numbers(
                        "loss",
                        "−weight (1 − p)ᵞ ln p of the row's class.",
                        row -> Figures.significant(losses.elementwise()[row][0]))
                .numbers(
                        "gradient of its logit",
                        "Gradient of the sum with respect to the logit of the row's class.",
                        row -> Figures.significant(
                                losses.gradient()[row][model.table().targets().get(row)]));
        naive.words("prediction", "Logit, target, precision and γ.", Results::prediction)
                .numbers(
                        "naive loss",
                        "−α (1 − p)ᵞ ln p with p formed first.",
                        row -> Figures.significant(row.naive().value()))
                .numbers(
                        "stable loss",
                        "From the logit, by softplus.",
                        row -> Figures.significant(row.stable().value()))
                .numbers(
                        "naive gradient",
                        "By the chain rule through p.",
                        row -> Figures.significant(row.naive().gradient()))
                .numbers(
                        "stable gradient",
                        "Closed form.",
                        row -> Figures.significant(row.stable().gradient()))
                .words("", "How the naive form fails.", row -> row.verdict().sign())
                .words("why", "The cause of the failure.", row -> row.verdict().why())
                .shares(2.2, 1, 1, 1.1, 1.1, 0.7, 4)
                .marking(row -> row.verdict() != StabilityCase.Verdict.HOLDS);
    }

    private static String prediction(StabilityCase row) {
        String x = Double.isInfinite(row.logit())
                ? "p exactly " + (row.logit() > 0 ? "1" : "0")
                : "x " + Figures.plain(row.logit()).replace('-', '−');
        return Texts.format(
                "%s, y %d, %s, γ %s",
                x,
                row.positive() ? 1 : 0,
                row.loss().precision().name().toLowerCase(Locale.ROOT),
                Figures.plain(row.loss().loss().gamma()));
    }

    void show(Page page) {
        switch (page) {
            case SIGMOID -> showSigmoid();
            case ELEMENTS -> showElements();
            case SOFTMAX -> showSoftmax();
            case NAIVE -> {
                naive.show(model.stability());
                naive.setStyle("");
                put(naive);
            }
        }
    }

    private void put(Node node) {
        if (getChildren().size() != 1 || getChildren().get(0) != node) {
            getChildren().setAll(node);
        }
    }

    private void showSigmoid() {
        sigmoid.show();
        if (getChildren().isEmpty()
                || !(getChildren().get(0) instanceof ScrollPane scroll)
                || scroll.getContent() != sigmoid) {
            ScrollPane pane = new ScrollPane(sigmoid);
            pane.setFitToWidth(true);
            put(pane);
        }
    }

    /** Every element's loss: bars in a group for each row, one for each class. */
    private void showElements() {
        double[][] losses = model.elementwise(Formulation.WHERE);
        List<BarsChart.Numbers> classes = new ArrayList<>();
        for (int k = 0; k < model.table().classes(); k++) {
            int at = k;
            classes.add(new BarsChart.Numbers(
                    "class " + k,
                    CLASSES[k % CLASSES.length],
                    Arrays.stream(losses).mapToDouble(row -> row[at]).toArray()));
        }
        chart.show(
                new BarsChart.Words("Loss of every element", "row", "focal loss (nats)"),
                new BarsChart.Form(false, BarsChart.Shape.BARS),
                IntStream.rangeClosed(1, losses.length)
                        .mapToObj(String::valueOf)
                        .toList(),
                classes);
        figure.pane().setHome(chart.homeDomain(), chart.homeRange());
        put(figure);
    }

    private void showSoftmax() {
        Optional<String> refusal = model.softmaxRefusal();
        if (refusal.isPresent()) {
            Label why = new Label(refusal.get());
            why.setId("calculator-softmax-refusal");
            why.setWrapText(true);
            put(why);
            return;
        }
        losses = model.softmax();
        softmax.show(IntStream.range(0, model.table().rows()).boxed().toList());
        softmax.setStyle("");
        softmaxTotal.setText(
                "sum " + Figures.significant(losses.sum()) + ",  mean " + Figures.significant(losses.normalised()));
        showWeights();
        VBox.setVgrow(softmax, Priority.ALWAYS);
        if (softmax.getParent() == null || !getChildren().contains(softmax.getParent())) {
            put(new VBox(8, weights, error, softmaxTotal, softmax));
        }
    }

    private void showWeights() {
        if (weights.getChildren().size() == model.weights().size()) {
            for (int k = 0; k < model.weights().size(); k++) {
                TextField field = (TextField)
                        ((HBox) weights.getChildren().get(k)).getChildren().get(1);
                if (!field.isFocused()) {
                    field.setText(Figures.plain(model.weights().get(k)));
                }
            }
            return;
        }
        weights.getChildren().clear();
        for (int k = 0; k < model.weights().size(); k++) {
            int at = k;
            TextField field = new TextField(Figures.plain(model.weights().get(k)));
            field.setId("calculator-weight-" + k);
            field.setPrefColumnCount(4);
            field.textProperty().addListener((property, before, text) -> {
                if (field.isFocused()) {
                    error.setText(model.setWeight(at, text).orElse(""));
                }
            });
            HBox box = new HBox(4, new Label("weight of class " + k), field);
            box.setStyle("-fx-alignment: center-left;");
            weights.getChildren().add(box);
        }
    }
}
