package org.focallens.ui.dataset.search;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.focallens.audit.search.SearchSettings;
import org.focallens.audit.search.SearchSettings.Objective;
import org.focallens.audit.search.SearchSettings.Sizes;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Controls;

/** How is searched. */
final class SearchForm {
    private final SearchViewModel model;
    private final VBox node;

    SearchForm(SearchViewModel model) {
        this.model = model;
        Label error = new Label();
        error.setId("search-error");
        error.getStyleClass().add("field-error");
        error.textProperty().bind(model.error());
        error.managedProperty().bind(model.error().isNotEmpty());
        FlowPane fields = new FlowPane(
                16,
                8,
                objective(),
                sizes(),
                symmetric(),
                number(
                        "search-held-out",
                        "Held out, %",
                        "Share of the images that the search never sees, 5 to 90 percent: the result on them shows whether the "
                                + "anchors fit the whole set or only the images they were tuned on.",
                        settings -> Math.round(100 * settings.heldOutShare()),
                        value -> settings -> with(settings, value / 100.0, settings.generations(), settings.seed())),
                number(
                        "search-generations",
                        "Generations",
                        "Greatest number of generations; the search stops early when nothing improves for a quarter of them.",
                        SearchSettings::generations,
                        value ->
                                settings -> with(settings, settings.heldOutShare(), value.intValue(), settings.seed())),
                number(
                        "search-seed",
                        "Seed",
                        "Determines the held-out images and all random numbers: the same seed finds the same anchors.",
                        SearchSettings::seed,
                        value -> settings -> settings.withSeed(value)));
        node = new VBox(4, fields, error);
        node.disableProperty().bind(model.work().busy());
    }

    Node node() {
        return node;
    }

    private static SearchSettings with(SearchSettings old, double heldOut, int generations, long seed) {
        return new SearchSettings(
                old.objective(),
                old.sizes(),
                old.symmetric(),
                heldOut,
                old.population(),
                generations,
                old.greatestBoxes(),
                seed);
    }

    private static SearchSettings with(SearchSettings old, Objective objective, Sizes sizes, boolean symmetric) {
        return new SearchSettings(
                objective,
                sizes,
                symmetric,
                old.heldOutShare(),
                old.population(),
                old.generations(),
                old.greatestBoxes(),
                old.seed());
    }

    private Node objective() {
        Choice<Objective> choice = choice(
                "search-objective",
                Objective.values(),
                value -> value == Objective.MEAN_BEST_IOU ? "mean best IoU" : "best possible recall",
                "Best possible recall: as many boxes as can be reach the threshold of a positive; of equal ones, the greater mean IoU. "
                        + "Mean best IoU: every box counts by how well it is overlapped, as in the published method.");
        choice.bind(
                model.settings().map(SearchSettings::objective),
                goal -> model.change(old -> with(old, goal, old.sizes(), old.symmetric())));
        return named("Goal", choice);
    }

    private Node sizes() {
        Choice<Sizes> choice = choice(
                "search-sizes",
                Sizes.values(),
                value -> switch (value) {
                    case FIXED -> "stay as they are";
                    case TOGETHER -> "all scaled by one factor";
                    case EACH_LEVEL -> "each level on its own";
                },
                "Which base sizes may change. Fixed: only scales and ratios are searched, as in the published method (Zlocha, Dou, Glocker 2019).");
        choice.bind(
                model.settings().map(SearchSettings::sizes),
                sizes -> model.change(old -> with(old, old.objective(), sizes, old.symmetric())));
        return named("Base sizes", choice);
    }

    private Node symmetric() {
        CheckBox box = new CheckBox("Ratios in pairs");
        box.setId("search-symmetric");
        box.setMinWidth(Region.USE_PREF_SIZE);
        Controls.tip(box, "Each ratio r is paired with 1 / r, so that images turned by 90° are covered equally.");
        model.settings().subscribe(settings -> box.setSelected(settings.symmetric()));
        box.setOnAction(event -> model.change(old -> with(old, old.objective(), old.sizes(), box.isSelected())));
        HBox line = new HBox(box);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(32);
        return line;
    }

    /** Nothing but digits can be typed; what is then out of range is said. */
    private Node number(
            String id,
            String name,
            String help,
            ToLongFunction<SearchSettings> value,
            Function<Long, UnaryOperator<SearchSettings>> change) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(4);
        field.getStyleClass().add("number");
        field.setTextFormatter(
                new TextFormatter<>(typed -> typed.getControlNewText().matches("\\d{0,6}") ? typed : null));
        Controls.tip(field, help);
        LongConsumer commit = typed -> model.change(change.apply(typed));
        field.textProperty().subscribe(text -> {
            if (!text.isEmpty()
                    && Long.parseLong(text)
                            != value.applyAsLong(model.settings().get())) {
                commit.accept(Long.parseLong(text));
            }
        });
        model.settings().subscribe(settings -> show(field, value.applyAsLong(settings)));
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                show(field, value.applyAsLong(model.settings().get()));
                model.change(UnaryOperator.identity());
            }
        });
        return named(name, field);
    }

    private static void show(TextField field, long value) {
        if (field.getText().isEmpty() || Long.parseLong(field.getText()) != value) {
            field.setText(String.valueOf(value));
        }
    }

    private static <T> Choice<T> choice(String id, T[] values, Function<T, String> text, String help) {
        Choice<T> choice = new Choice<>(id, text, help);
        choice.offer(List.of(values));
        return choice;
    }

    private static Node named(String name, Region control) {
        Label label = new Label(name);
        label.setLabelFor(control);
        label.setMinWidth(Region.USE_PREF_SIZE);
        control.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, label, control);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
