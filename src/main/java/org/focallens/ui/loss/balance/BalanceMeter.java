package org.focallens.ui.loss.balance;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.focallens.core.lesson.FirstStep.Sides;
import org.focallens.ui.common.Controls;

/** Who pulls, as two bars that are divided between positives and negatives. */
final class BalanceMeter extends GridPane {
    private final Label[] names = new Label[2];
    private final Region[] positive = new Region[2];
    private final HBox[] bars = new HBox[2];
    private final Label[] ratios = new Label[2];
    private final double[] shares = new double[2];

    BalanceMeter() {
        setHgap(16);
        setVgap(8);
        getStyleClass().add("balance-meter");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(new ColumnConstraints(), wide, new ColumnConstraints());
        for (int i = 0; i < 2; i++) {
            addMeter(i);
        }
    }

    private void addMeter(int index) {
        names[index] = new Label();
        names[index].setMinWidth(USE_PREF_SIZE);
        ratios[index] = new Label();
        ratios[index].setId("balance-ratio-" + index);
        ratios[index].getStyleClass().add("section-text");
        ratios[index].setMinWidth(USE_PREF_SIZE);
        Controls.tip(ratios[index], "Summed size of the gradient with respect to the logits: negatives to positives.");
        positive[index] = new Region();
        positive[index].getStyleClass().add("meter-positive");
        Region negative = new Region();
        negative.getStyleClass().add("meter-negative");
        HBox.setHgrow(negative, Priority.ALWAYS);
        bars[index] = new HBox(positive[index], negative);
        bars[index].setAlignment(Pos.CENTER_LEFT);
        bars[index].setMaxHeight(USE_PREF_SIZE);
        bars[index].widthProperty().subscribe(width -> divide(index));
        addRow(index, names[index], bars[index], ratios[index]);
    }

    private void divide(int index) {
        double width = bars[index].getWidth() * shares[index];
        positive[index].setMinWidth(width);
        positive[index].setMaxWidth(width);
    }

    void show(int index, String name, Sides sides) {
        names[index].setText(name);
        ratios[index].setText(BalanceViewModel.ratio(sides.gradientRatio()));
        double all = sides.positiveGradient() + sides.negativeGradient();
        shares[index] = all == 0 ? 0 : sides.positiveGradient() / all;
        divide(index);
    }
}
