package org.focallens.ui.loss;

import java.util.List;
import org.focallens.ui.common.Action;
import org.kordamp.ikonli.feather.Feather;

/** What can be done in the loss room, saving aside. */
final class LossActions {
    private static final String GRADIENT = "loss-gradient";
    private static final String LOGARITHMIC = "loss-logarithmic";
    private static final String FAMILY = "loss-family";

    private final LossViewModel model;
    private final Runnable showAll;

    /** @param showAll undoes zooming and panning */
    LossActions(LossViewModel model, Runnable showAll) {
        this.model = model;
        this.showAll = showAll;
    }

    List<Action> all() {
        return List.of(
                Action.of(GRADIENT, "View", "Gradient", "Draws the size of the gradient with respect to the logit in place of the loss. Without α, focal loss is "
                        + "never above cross entropy, but its gradient is: at γ 2 below pₜ 0.298, by up to 1.22 times", "Shortcut+G", Feather.TRENDING_UP,
                        () -> model.setGradient(!model.settings().get().gradient())),
                Action.of(LOGARITHMIC, "View", "Logarithmic", "Draws the vertical axis in powers of ten, which shows how far focal loss pushes easy anchors down",
                        "Shortcut+L", Feather.BAR_CHART, () -> model.setLogarithmic(!model.settings().get().logarithmic())),
                Action.of(FAMILY, "View", "Figure 1", "Pins the curves of the paper’s figure 1 behind: γ 0.5, 1, 2 and 5 without α. "
                        + "γ 0 is cross entropy itself", "Shortcut+F", Feather.LAYERS, () -> model.setFamily(!model.settings().get().family())),
                Action.of("undo", "Edit", "Undo", "Takes the last change back", "Shortcut+Z", Feather.CORNER_UP_LEFT, model.history()::undo)
                        .when(model.history().canUndo()),
                Action.of("redo", "Edit", "Redo", "Does it again", "Shortcut+Shift+Z", Feather.CORNER_UP_RIGHT, model.history()::redo)
                        .when(model.history().canRedo()),
                Action.of("loss-paper", "Edit", "Paper’s settings", "Goes back to the paper’s settings: γ 2, α 0.25", "Shortcut+R",
                        Feather.ROTATE_CCW, model::reset),
                Action.of("loss-show-all", "View", "Whole chart", "Undoes zooming and panning. The wheel zooms, dragging pans", "Shortcut+0",
                        Feather.MAXIMIZE, showAll));
    }

    /** {@return whether the action turns something on and off} */
    static boolean isSwitch(Action action) {
        return List.of(GRADIENT, LOGARITHMIC, FAMILY).contains(action.id());
    }

    /** {@return whether what a switch turns on is on} */
    static boolean isOn(Action action, CurveSettings settings) {
        return switch (action.id()) {
            case GRADIENT -> settings.gradient();
            case LOGARITHMIC -> settings.logarithmic();
            case FAMILY -> settings.family();
            default -> false;
        };
    }
}
