package org.focallens.ui.window;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.focallens.ui.common.Action;

/** Keys without Ctrl or Alt, such as B: as menu accelerators they would fire while somebody types into a field. F1 types nothing. */
final class PlainKeys {
    private final Supplier<List<Action>> actions;

    PlainKeys(Supplier<List<Action>> actions) {
        this.actions = actions;
    }

    void handle(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl && !event.getCode().isFunctionKey()) {
            return;
        }
        actions.get().stream()
                .filter(action ->
                        Workbench.isPlain(action.key()) && action.key().match(event))
                .filter(action -> action.enabled() == null || action.enabled().get())
                .findFirst()
                .ifPresent(action -> {
                    action.run().run();
                    event.consume();
                });
    }
}
