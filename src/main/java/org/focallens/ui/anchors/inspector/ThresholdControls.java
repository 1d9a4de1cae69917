package org.focallens.ui.anchors.inspector;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.AssignSheet;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.model.AnchorsState;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.common.AssignTerms;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;

/** The two IoU thresholds, by slider and by typing, and the rule for boxes that no anchor reaches. */
final class ThresholdControls {
    private static final double LEAST = 0.05;
    private static final double GREATEST = 0.95;

    private final AnchorsViewModel model;
    private final RangeSlider slider = new RangeSlider(LEAST, GREATEST, 0.4, 0.5);
    private final TextField background = field("background", AssignTerms.help(AssignSheet.BACKGROUND));
    private final TextField foreground = field("foreground", AssignTerms.help(AssignSheet.FOREGROUND));
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
        Controls.tip(
                slider, "Negative below the left thumb, ignored between the two, positive from the right thumb up.");
        error.getStyleClass().add("field-error");
        error.setId("threshold-error");
        error.setWrapText(true);
        error.managedProperty().bind(error.textProperty().isNotEmpty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox fields =
                new HBox(8, name(AssignSheet.BACKGROUND), background, gap, name(AssignSheet.FOREGROUND), foreground);
        fields.setAlignment(Pos.CENTER_LEFT);
        VBox section = Controls.section(
                "IoU thresholds",
                slider,
                fields,
                error,
                Controls.labelled(AssignTerms.title(AssignSheet.LOW_QUALITY), lowQuality()));
        node = section;
        slider.lowValueProperty().subscribe((was, now) -> slid());
        slider.highValueProperty().subscribe((was, now) -> slid());
        model.history().state().subscribe(this::show);
    }

    Node node() {
        return node;
    }

    private static Label name(String setting) {
        Label label = new Label(AssignTerms.title(setting));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private TextField field(String id, String help) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(3);
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

    private Choice<LowQuality> lowQuality() {
        Choice<LowQuality> rules =
                new Choice<>("low-quality", LowQuality::text, AssignTerms.help(AssignSheet.LOW_QUALITY));
        rules.offer(List.of(LowQuality.values()));
        rules.setPrefWidth(150);
        return rules.bind(
                model.history().state().map(AnchorsState::lowQuality),
                rule -> model.change("rule", state -> state.withLowQuality(rule)));
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
                error.setText("0 < background ≤ foreground ≤ 1 must hold, but they are " + low + " and " + high + ".");
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
