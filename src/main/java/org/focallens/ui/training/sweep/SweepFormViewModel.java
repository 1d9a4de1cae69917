package org.focallens.ui.training.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.train.sweep.SweepPlan;
import org.focallens.train.sweep.SweepPoint;

/** What a sweep is to be, as it is typed, and what is wrong with it. */
final class SweepFormViewModel {
    private static final int MOST_SEEDS = 100;
    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_TESTS = 100_000;
    private static final double NO_WEIGHTING = -1;

    private final Map<SweepField, StringProperty> texts = new EnumMap<>(SweepField.class);
    private final Map<SweepField, ReadOnlyStringWrapper> errors = new EnumMap<>(SweepField.class);
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");

    SweepFormViewModel() {
        for (SweepField field : SweepField.values()) {
            errors.put(field, new ReadOnlyStringWrapper(""));
            texts.put(field, new SimpleStringProperty(field.first()));
        }
        texts.values().forEach(text -> text.subscribe(now -> describe()));
    }

    /** {@return what stands in a field} */
    StringProperty text(SweepField field) {
        return texts.get(field);
    }

    /** {@return what is wrong with a field, or nothing} */
    ReadOnlyStringProperty error(SweepField field) {
        return errors.get(field).getReadOnlyProperty();
    }

    /** {@return how many runs that makes, or nothing while it cannot be told} */
    ReadOnlyStringProperty size() {
        return size.getReadOnlyProperty();
    }

    /** Says what is wrong with a field that reads well; gone once anything is changed. */
    void refuse(SweepField field, String why) {
        errors.get(field).set(why);
    }

    /** {@return what is typed, or empty where something of it is wrong, which {@link #error} then tells} */
    Optional<SweepBase.Grid> grid() {
        List<Double> alphas = numbers(SweepField.ALPHAS);
        List<Double> gammas = numbers(SweepField.GAMMAS);
        OptionalInt seeds = whole(SweepField.SEEDS);
        OptionalInt steps = whole(SweepField.STEPS);
        OptionalInt tests = whole(SweepField.TESTS);
        if (alphas.isEmpty() || gammas.isEmpty() || seeds.isEmpty() || steps.isEmpty() || tests.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SweepBase.Grid(alphas, gammas, seeds.getAsInt(), steps.getAsInt(), tests.getAsInt()));
    }

    /** {@return the folder, or empty where none is named or the name cannot be one, which {@link #error} then tells} */
    Optional<Path> folder() {
        String text = text(SweepField.FOLDER).get().strip();
        refuse(SweepField.FOLDER, "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            refuse(SweepField.FOLDER, "A folder cannot have this name (" + e.getReason() + ").");
            return Optional.empty();
        }
    }

    private List<Double> numbers(SweepField field) {
        boolean alphas = field == SweepField.ALPHAS;
        DoublePredicate allowed = alphas ? value -> value <= 1 : value -> value >= 0;
        List<Double> numbers = new ArrayList<>();
        refuse(field, "");
        for (String part : text(field).get().strip().split("[,;\\s]+", 0)) {
            try {
                double value = alphas && part.equals(SweepPoint.NO_ALPHA) ? NO_WEIGHTING : Double.parseDouble(part);
                if (Double.isFinite(value) && allowed.test(value)) {
                    numbers.add(alphas && value < 0 ? NO_WEIGHTING : value);
                    continue;
                }
            } catch (NumberFormatException e) {
                // Told below like a number that is out of range.
            }
            refuse(
                    field,
                    (part.isEmpty() ? "" : part + " is not valid. ")
                            + (alphas
                                    ? "Enter numbers from 0 to 1, such as .25 .5 .75; \"none\" for no weighting."
                                    : "Enter numbers of at least 0, such as 0 1 2."));
            return List.of();
        }
        return numbers.stream().distinct().sorted().toList();
    }

    private OptionalInt whole(SweepField field) {
        int most = most(field);
        String text = text(field).get().strip();
        refuse(field, "");
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        refuse(field, Texts.format("Enter a whole number from 1 to %,d.", most));
        return OptionalInt.empty();
    }

    private static int most(SweepField field) {
        return switch (field) {
            case SEEDS -> MOST_SEEDS;
            case STEPS -> MOST_STEPS;
            default -> MOST_TESTS;
        };
    }

    private void describe() {
        folder();
        size.set(grid().map(grid -> {
                    long runs = (long) grid.alphas().size() * grid.gammas().size() * grid.seeds();
                    return Texts.format(
                            "%d × α, %d × γ, %d × seed: %,d runs of %,d steps",
                            grid.alphas().size(), grid.gammas().size(), grid.seeds(), runs, grid.steps());
                })
                .orElse(""));
    }

    /** Shows a plan as if it had been typed. */
    void show(SweepPlan plan, Path folder) {
        text(SweepField.ALPHAS)
                .set(plan.alphas().stream().map(SweepPoint::alphaText).collect(Collectors.joining(" ")));
        text(SweepField.GAMMAS).set(plan.gammas().stream().map(Figures::plain).collect(Collectors.joining(" ")));
        text(SweepField.SEEDS).set(String.valueOf(plan.seeds()));
        text(SweepField.STEPS).set(String.valueOf(plan.steps()));
        text(SweepField.TESTS).set(String.valueOf(plan.data().tests()));
        text(SweepField.FOLDER).set(folder.toString());
    }

    JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        texts.forEach((field, text) -> json.put(field.id(), text.get()));
        return json;
    }

    /** Takes what was remembered; what is missing stays as it is. */
    void restore(JsonNode json) {
        texts.forEach((field, text) -> text.set(json.path(field.id()).asText(text.get())));
    }
}
