package org.focallens.ui.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.focallens.ui.common.Action;
import org.focallens.ui.loss.common.LossViewModel;
import org.kordamp.ikonli.feather.Feather;

/** What can be done in the loss room, saving aside. */
final class LossActions {
    private static final String PROJECTOR = "loss-projector";
    private static final String INSPECTOR = "loss-inspector";

    private final LossViewModel model;
    private final Consumer<PanelKind> enter;

    LossActions(LossViewModel model, Consumer<PanelKind> enter) {
        this.model = model;
        this.enter = enter;
    }

    List<Action> all() {
        List<Action> all = new ArrayList<>(List.of(
                Action.of(
                                "undo",
                                "Edit",
                                "Undo",
                                "Undoes the last change",
                                "Shortcut+Z",
                                Feather.CORNER_UP_LEFT,
                                model.history()::undo)
                        .when(model.history().canUndo()),
                Action.of(
                                "redo",
                                "Edit",
                                "Redo",
                                "Repeats the change that was undone",
                                "Shortcut+Shift+Z",
                                Feather.CORNER_UP_RIGHT,
                                model.history()::redo)
                        .when(model.history().canRedo()),
                Action.of(
                        "loss-paper",
                        "Edit",
                        "Paper’s loss",
                        "Resets to the paper’s loss: γ 2, α 0.25, π 0.01, K 80",
                        "Shortcut+R",
                        Feather.ROTATE_CCW,
                        model::reset),
                Action.of(
                        PROJECTOR,
                        "View",
                        "Projector size",
                        "Text 1.6 times as large and thicker lines, readable from the back of a classroom",
                        "F6",
                        Feather.MONITOR,
                        () -> model.projector().set(!model.projector().get())),
                Action.of(
                        INSPECTOR,
                        "View",
                        "Settings beside the picture",
                        "Hides or shows the settings, to make room for the picture",
                        "F7",
                        Feather.SIDEBAR,
                        () -> model.inspector().set(!model.inspector().get()))));
        for (PanelKind kind : PanelKind.values()) {
            all.add(Action.of(
                    id(kind),
                    "Panel",
                    kind.title(),
                    kind.help(),
                    "Alt+" + (kind.ordinal() + 1),
                    null,
                    () -> enter.accept(kind)));
        }
        return all;
    }

    static String id(PanelKind kind) {
        return "panel-" + kind.name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether the action turns something on and off} */
    static boolean isSwitch(Action action) {
        return List.of(PROJECTOR, INSPECTOR).contains(action.id());
    }

    /** {@return whether what a switch turns on is on} */
    boolean isOn(Action action) {
        return action.id().equals(PROJECTOR)
                ? model.projector().get()
                : model.inspector().get();
    }
}
