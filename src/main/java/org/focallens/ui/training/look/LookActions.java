package org.focallens.ui.training.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.focallens.ui.common.Action;

/** Everything that can be done on the page, with its keys. */
final class LookActions {

    private static final String MENU = "Training";

    private final LookViewModel model;

    LookActions(LookViewModel model) {
        this.model = model;
    }

    List<Action> all() {
        List<Action> all = new ArrayList<>();
        for (LookView view : LookView.values()) {
            all.add(Action.of(
                    "look-" + id(view),
                    MENU,
                    "Look inside: " + view.title(),
                    view.help(),
                    view.key(),
                    null,
                    () -> model.change(now -> now.withView(view))));
        }
        all.addAll(images());
        for (BoxKind kind : BoxKind.values()) {
            all.add(Action.of(
                            "look-toggle-" + id(kind),
                            MENU,
                            "Show or hide: " + kind.title().toLowerCase(Locale.ROOT),
                            kind.help(),
                            kind.key(),
                            null,
                            () -> model.toggle(kind))
                    .when(in(LookView.IMAGE)));
        }
        all.addAll(choices());
        return all.stream().map(this::whileActive).toList();
    }

    private Action whileActive(Action action) {
        return action.when(action.enabled() == null ? model.active() : Bindings.and(model.active(), action.enabled()));
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<Action> images() {
        return List.of(
                Action.of(
                        "look-next-image",
                        MENU,
                        "Look at the next image",
                        "The image after this one",
                        "K",
                        null,
                        () -> model.turn(1)),
                Action.of(
                        "look-previous-image",
                        MENU,
                        "Look at the previous image",
                        "The image before this one",
                        "J",
                        null,
                        () -> model.turn(-1)),
                Action.of(
                                "look-images",
                                MENU,
                                "Images of the batch or kept apart",
                                "Images that this step trains on, or images it never trains on",
                                "B",
                                null,
                                () -> model.choose(
                                        model.images() == LookWish.Images.BATCH
                                                ? LookWish.Images.KEPT
                                                : LookWish.Images.BATCH))
                        .when(Bindings.createBooleanBinding(
                                () -> model.scope().get().kept() > 0, model.scope())));
    }

    private List<Action> choices() {
        return List.of(
                Action.of(
                                "look-more",
                                MENU,
                                "Lower score threshold",
                                "Shows less certain detections as well",
                                "Minus",
                                null,
                                () -> threshold(-.05))
                        .when(in(LookView.IMAGE)),
                Action.of(
                                "look-fewer",
                                MENU,
                                "Higher score threshold",
                                "Shows only more certain detections",
                                "'+'",
                                null,
                                () -> threshold(.05))
                        .when(in(LookView.IMAGE)),
                Action.of(
                                "look-next-class",
                                MENU,
                                "Scores of the next class",
                                "The best of all, then class by class",
                                "C",
                                null,
                                () -> model.turnLabel(1))
                        .when(in(LookView.SCORES)),
                Action.of(
                                "look-previous-class",
                                MENU,
                                "Scores of the class before",
                                "Class by class, the other way",
                                "Shift+C",
                                null,
                                () -> model.turnLabel(-1))
                        .when(in(LookView.SCORES)),
                Action.of(
                                "look-next-level",
                                MENU,
                                "Next level",
                                "P3 to P7 in turn, for the scores and for a head’s layer",
                                "E",
                                null,
                                () -> model.turnLevel(1))
                        .when(in(LookView.SCORES, LookView.LAYERS)),
                Action.of(
                                "look-next-layer",
                                MENU,
                                "Next layer",
                                "From the image to the heads",
                                "Y",
                                null,
                                () -> model.turnLayer(1))
                        .when(in(LookView.LAYERS)),
                Action.of(
                                "look-previous-layer",
                                MENU,
                                "Layer before",
                                "From the heads to the image",
                                "Shift+Y",
                                null,
                                () -> model.turnLayer(-1))
                        .when(in(LookView.LAYERS)));
    }

    private void threshold(double by) {
        model.setThreshold(model.state().get().boxes().threshold() + by);
    }

    private ObservableBooleanValue in(LookView... views) {
        return Bindings.createBooleanBinding(
                () -> List.of(views).contains(model.state().get().view()), model.state());
    }
}
