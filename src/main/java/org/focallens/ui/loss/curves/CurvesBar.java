package org.focallens.ui.loss.curves;

import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Segments;
import org.focallens.ui.loss.common.CurvesState;
import org.focallens.ui.loss.common.CurvesState.Across;
import org.focallens.ui.loss.common.CurvesState.Shown;
import org.focallens.ui.loss.common.LossViewModel;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What runs along the axes, above the chart. */
final class CurvesBar extends FlowPane {
    private final LossViewModel room;
    private final CurvesViewModel model;

    CurvesBar(LossViewModel room, CurvesViewModel model, Runnable showAll) {
        this.room = room;
        this.model = model;
        getStyleClass().add("loss-tools");
        Button figure1 = button(
                "loss-figure-1",
                "Figure 1",
                "Draws the paper’s figure 1: cross entropy and γ 0.5, 1, 2 and 5, without α.",
                Feather.LAYERS,
                model::figure1);
        Button whole = button(
                "loss-show-all",
                "",
                "Resets zoom and pan. The wheel zooms, dragging pans, and a double-click does the same as this button.",
                Feather.MAXIMIZE,
                showAll);
        getChildren()
                .addAll(
                        heights(),
                        across(),
                        labels(),
                        toggle(
                                "loss-log-up",
                                "log ↑",
                                "Draws the vertical axis in powers of ten, which shows how far focal loss pushes easy anchors down.",
                                now -> now.scales().up(),
                                model::setLogarithmicUp),
                        logAcross(),
                        figure1,
                        whole);
    }

    private Node heights() {
        return new Segments<Boolean>("loss-height")
                .add(false, "Loss", "The loss of one prediction.")
                .add(
                        true,
                        "Gradient",
                        "The size of the gradient with respect to the logit. Without α, focal loss is never above cross entropy, but its "
                                + "gradient is: "
                                + "at γ 2 below pₜ 0.298, by up to 1.22 times.")
                .bind(room.state().map(state -> state.curves().gradient()), model::setGradient);
    }

    private Node across() {
        return new Segments<Across>("loss-across")
                .add(Across.P_T, "pₜ", "Over the probability of the true class, as in the paper’s figure 1.")
                .add(Across.LOGIT, "logit", "Over the network's output: positives and negatives mirror each other.")
                .bind(room.state().map(state -> state.curves().across()), model::setAcross);
    }

    private Node labels() {
        return new Segments<Shown>("loss-label")
                .add(Shown.BOTH, "both", "Curves of positives; those of negatives dotted.")
                .add(Shown.POSITIVE, "positive", "Only the curves of positives.")
                .add(Shown.NEGATIVE, "negative", "Only the curves of negatives.")
                .bind(room.state().map(state -> state.curves().label()), model::setLabel);
    }

    private Node logAcross() {
        ToggleButton button = toggle(
                "loss-log-across",
                "log →",
                "Draws pₜ in powers of ten, which shows badly wrong predictions.",
                now -> now.scales().across(),
                model::setLogarithmicAcross);
        room.state().subscribe(state -> button.setDisable(state.curves().across() == Across.LOGIT));
        return button;
    }

    private ToggleButton toggle(
            String id, String text, String help, Predicate<CurvesState> isOn, Consumer<Boolean> set) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> set.accept(button.isSelected()));
        room.state().subscribe(state -> button.setSelected(isOn.test(state.curves())));
        Controls.tip(button, help);
        return button;
    }

    private static Button button(String id, String text, String help, Feather icon, Runnable run) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.setAccessibleText(text.isEmpty() ? "Whole chart" : text);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> run.run());
        Controls.tip(button, help);
        return button;
    }
}
