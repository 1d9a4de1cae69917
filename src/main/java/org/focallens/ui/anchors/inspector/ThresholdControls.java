package org.focallens.ui.anchors.inspector;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.focallens.core.match.LowQuality;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.model.AnchorsState;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.common.Controls;

/** The two IoU thresholds, by slider and by typing, and the rule for boxes that no anchor reaches. */
final class ThresholdControls {
    private static final double LEAST = 0.05;
    private static final double GREATEST = 0.95;

    private final AnchorsViewModel model;
    private final RangeSlider slider = new RangeSlider(LEAST, GREATEST, 0.4, 0.5);
    private final TextField background = field(
            "background",
            "Below this IoU an anchor is negative. 0.4 nearly everywhere; 0.5 in TF Vision, which ignores none.");
    private final TextField foreground =
            field("foreground", "From this IoU on an anchor is positive. 0.5 in every framework.");
    private final Label error = new Label();
    private final Node node;
    private boolean showing;

    ThresholdControls(AnchorsViewModel model) {
        this.model = model;
        slider.setId("thresholds");
        slider.setMajorTickUnit(0.15);
        slider.setShowTickLabels(true);
        slider.setShowTickMarks(true);
        slider.setBlockIncrement(0.01);
        Controls.tip(slider, "Negative below the left thumb, ignored between, positive from the right one on.");
        error.getStyleClass().add("field-error");
        error.setId("threshold-error");
        error.setWrapText(true);
        error.managedProperty().bind(error.textProperty().isNotEmpty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox fields = new HBox(8, new Label("Negative <"), background, gap, new Label("Positive ≥"), foreground);
        fields.setAlignment(Pos.CENTER_LEFT);
        VBox section = Controls.section(
                "IoU thresholds", slider, fields, error, AnchorsInspector.labelled("A box below", lowQuality()));
        node = section;
        slider.lowValueProperty().subscribe((was, now) -> slid());
        slider.highValueProperty().subscribe((was, now) -> slid());
        model.history().state().subscribe(this::show);
    }

    Node node() {
        return node;
    }

    private TextField field(String id, String help) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(4);
        field.getStyleClass().add("number");
        Controls.tip(field, help);
        field.setOnAction(event -> typed());
        field.focusedProperty().subscribe((was, focused) -> {
            if (!focused) {
                typed();
            }
        });
        return field;
    }

    private ComboBox<LowQuality> lowQuality() {
        ComboBox<LowQuality> rules = new ComboBox<>();
        rules.setId("low-quality");
        rules.getItems().setAll(LowQuality.values());
        rules.setConverter(AnchorsInspector.lowQualityText());
        rules.setPrefWidth(200);
        Controls.tip(
                rules,
                "What a box gets that no anchor reaches. None: the paper's text, keras-retinanet. Keeps: torchvision, Detectron2. Takes: "
                        + "MMDetection. First: TF Vision. Not negative: Detectron.");
        model.history().state().subscribe(state -> rules.setValue(state.lowQuality()));
        rules.setOnAction(event -> model.change("rule", state -> state.withLowQuality(rules.getValue())));
        return rules;
    }

    private void show(AnchorsState state) {
        showing = true;
        slider.setHighValue(
                Math.max(state.foreground(), slider.getLowValue())); // the slider refuses a high below its low
        slider.setLowValue(state.background());
        slider.setHighValue(state.foreground());
        background.setText(text(state.background()));
        foreground.setText(text(state.foreground()));
        error.setText("");
        showing = false;
    }

    private static String text(double value) {
        return Texts.format("%.2f", value);
    }

    private void slid() {
        if (!showing) {
            double high = round(slider.getHighValue());
            double low = round(slider.getLowValue());
            model.change("thresholds", state -> state.withThresholds(high, low));
        }
    }

    private static double round(double value) {
        return Math.rint(value * 100) / 100;
    }

    private void typed() {
        AnchorsState now = model.history().get();
        if (showing
                || (background.getText().equals(text(now.background()))
                        && foreground.getText().equals(text(now.foreground())))) {
            return;
        }
        try {
            double high = Double.parseDouble(foreground.getText().trim());
            double low = Double.parseDouble(background.getText().trim());
            if (!(low > 0 && low <= high && high <= 1)) {
                error.setText("0 < negative ≤ positive ≤ 1 must hold, but they are " + low + " and " + high + ".");
                return;
            }
            error.setText("");
            model.change("typed thresholds", state -> state.withThresholds(high, low));
        } catch (NumberFormatException e) {
            error.setText("A threshold is a number such as 0.4, not '" + background.getText() + "' and '"
                    + foreground.getText() + "'.");
        }
    }
}
