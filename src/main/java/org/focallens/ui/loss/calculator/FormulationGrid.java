package org.focallens.ui.loss.calculator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.focallens.core.loss.ProbabilityFocal.Formulation;
import org.focallens.core.loss.ProbabilityFocal.Terms;
import org.focallens.figure.ChartStyle;
import org.focallens.figure.Figures;
import org.focallens.ui.common.Controls;
import org.focallens.ui.loss.calculator.CalculatorViewModel.Place;
import org.focallens.ui.loss.calculator.CalculatorViewModel.Total;
import org.focallens.ui.loss.common.Formula;
import org.focallens.ui.loss.common.LossViewModel;

/** The three ways to write the sigmoid focal loss, side by side: formula, every intermediate of one element, and the table's sum. */
final class FormulationGrid extends GridPane {
    private static final Map<Formulation, String> TEX = Map.of(
            Formulation.WHERE,
                    "\\left\\{\\begin{array}{ll}\\alpha(1-p)^{\\gamma}&y=1\\\\(1-\\alpha)\\,p^{\\gamma}&y=0\\end{array}\\right\\}\\cdot\\mathrm{BCE}(p,y)",
            Formulation.MASKS,
                    "\\begin{array}{l}-\\sum_{y=1}\\alpha(1-p)^{\\gamma}\\ln p\\\\-\\sum_{y=0}(1-\\alpha)\\,p^{\\gamma}\\ln(1-p)\\end{array}",
            Formulation.P_T, "-\\alpha_t\\,(1-p_t)^{\\gamma}\\,\\ln p_t");
    private static final Map<Formulation, String> NAMES = Map.of(
            Formulation.WHERE,
            "choosing the weight",
            Formulation.MASKS,
            "two masked sums",
            Formulation.P_T,
            "with pₜ and αₜ");

    private final CalculatorViewModel model;
    private final List<Formula> formulas = new ArrayList<>();
    private final Label element = new Label();
    private final Label verdict = new Label();
    private final Map<Formulation, List<Label>> cells = new EnumMap<>(Formulation.class);

    FormulationGrid(LossViewModel room, CalculatorViewModel model) {
        this.model = model;
        setHgap(24);
        setVgap(4);
        getStyleClass().add("panel-below");
        getColumnConstraints().add(new ColumnConstraints());
        for (Formulation way : Formulation.values()) {
            addWay(way, room);
        }
        element.setId("calculator-element");
        verdict.setId("calculator-equal");
        verdict.getStyleClass().add("section-text");
        add(element, 0, 1);
        String[] names = {
            "αₜ",
            "1 − pₜ",
            "weight αₜ (1 − pₜ)ᵞ",
            "BCE, −ln pₜ",
            "loss of this element",
            "sum of all elements",
            "rows with a class",
            "sum / rows"
        };
        for (int i = 0; i < names.length; i++) {
            Label name = new Label(names[i]);
            name.setMinWidth(USE_PREF_SIZE);
            add(name, 0, i + 2);
        }
        add(verdict, 0, names.length + 2, 4, 1);
    }

    private void addWay(Formulation way, LossViewModel room) {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setHalignment(HPos.RIGHT);
        getColumnConstraints().add(column);
        int at = way.ordinal() + 1;
        Label name = new Label(NAMES.get(way));
        name.getStyleClass().add("section-text");
        add(name, at, 0);
        Formula formula = new Formula(TEX.get(way), NAMES.get(way), 14, room);
        formulas.add(formula);
        add(formula, at, 1);
        setValignment(formula, VPos.CENTER);
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Label label = new Label();
            label.setId("calculator-" + way.name().toLowerCase(Locale.ROOT) + "-" + i);
            labels.add(label);
            add(label, at, i + 2);
        }
        cells.put(way, labels);
    }

    void style(ChartStyle style) {
        formulas.forEach(formula -> formula.style(style));
    }

    void show() {
        Place place = model.place();
        int y = model.table().targets().get(place.row()) == place.k() ? 1 : 0;
        element.setText("row " + (place.row() + 1) + ", class " + place.k() + "\np "
                + Figures.significant(model.table().probability(place.row(), place.k())) + ", y " + y);
        cells.forEach((way, labels) -> show(labels, model.terms(way, place.row(), place.k()), model.total(way)));
        verdict.setText(model.allEqual() ? "All three are equal" : "They differ");
        Controls.tip(verdict, "Sums agree to a billionth.");
    }

    private static void show(List<Label> labels, Terms terms, Total total) {
        double[] values = {
            terms.alphaT(), terms.oneMinusPt(), terms.weight(), terms.crossEntropy(), terms.loss(), total.sum()
        };
        for (int i = 0; i < values.length; i++) {
            labels.get(i).setText(Figures.significant(values[i]));
        }
        labels.get(6).setText(String.valueOf(total.positives()));
        labels.get(7).setText(Figures.significant(total.result()));
    }
}
