package org.focallens.ui.training.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.focallens.ui.common.Action;

/** Everything that can be done on the page, with its keys. */
final class InspectionActions {

    private static final String MENU = "Training";

    private final InspectionViewModel model;

    InspectionActions(InspectionViewModel model) {
        this.model = model;
    }

    List<Action> all() {
        List<Action> all = new ArrayList<>();
        for (InspectionView view : InspectionView.values()) {
            all.add(Action.of(
                    "inspect-" + id(view),
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
                            "inspect-toggle-" + id(kind),
                            MENU,
                            "Show or hide: " + kind.title().toLowerCase(Locale.ROOT),
                            kind.help(),
                            kind.key(),
                            null,
                            () -> model.toggle(kind))
                    .when(in(InspectionView.IMAGE)));
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
                        "inspect-next-image",
                        MENU,
                        "Look at the next image",
                        "The image after this one",
                        "K",
                        null,
                        () -> model.turn(1)),
                Action.of(
                        "inspect-previous-image",
                        MENU,
                        "Look at the previous image",
                        "The image before this one",
                        "J",
                        null,
                        () -> model.turn(-1)),
                Action.of(
                                "inspect-images",
                                MENU,
                                "Batch or held-out images",
                                "The images of this step, or images that are never trained on",
                                "B",
                                null,
                                () -> model.choose(
                                        model.images() == InspectionRequest.Images.BATCH
                                                ? InspectionRequest.Images.KEPT
                                                : InspectionRequest.Images.BATCH))
                        .when(Bindings.createBooleanBinding(
                                () -> model.scope().get().kept() > 0, model.scope())));
    }

    private List<Action> choices() {
        return List.of(
                Action.of(
                                "inspect-more",
                                MENU,
                                "Lower score threshold",
                                "Shows less certain detections too",
                                "Minus",
                                null,
                                () -> threshold(-.05))
                        .when(in(InspectionView.IMAGE)),
                Action.of(
                                "inspect-fewer",
                                MENU,
                                "Higher score threshold",
                                "Shows only the more certain detections",
                                "'+'",
                                null,
                                () -> threshold(.05))
                        .when(in(InspectionView.IMAGE)),
                Action.of(
                                "inspect-next-class",
                                MENU,
                                "Scores of the next class",
                                "The best of all, then class by class",
                                "C",
                                null,
                                () -> model.turnLabel(1))
                        .when(in(InspectionView.SCORES)),
                Action.of(
                                "inspect-previous-class",
                                MENU,
                                "Scores of the class before",
                                "Class by class, in reverse",
                                "Shift+C",
                                null,
                                () -> model.turnLabel(-1))
                        .when(in(InspectionView.SCORES)),
                Action.of(
                                "inspect-next-level",
                                MENU,
                                "Next level",
                                "P3 to P7 in turn, for the scores and for a head’s layer",
                                "E",
                                null,
                                () -> model.turnLevel(1))
                        .when(in(InspectionView.SCORES, InspectionView.LAYERS)),
                Action.of(
                                "inspect-next-layer",
                                MENU,
                                "Next layer",
                                "From the image to the heads",
                                "Y",
                                null,
                                () -> model.turnLayer(1))
                        .when(in(InspectionView.LAYERS)),
                Action.of(
                                "inspect-previous-layer",
                                MENU,
                                "Layer before",
                                "From the heads to the image",
                                "Shift+Y",
                                null,
                                () -> model.turnLayer(-1))
                        .when(in(InspectionView.LAYERS)));
    }

    private void threshold(double by) {
        model.setThreshold(model.state().get().boxes().threshold() + by);
    }

    private ObservableBooleanValue in(InspectionView... views) {
        return Bindings.createBooleanBinding(
                () -> List.of(views).contains(model.state().get().view()), model.state());
    }
}
