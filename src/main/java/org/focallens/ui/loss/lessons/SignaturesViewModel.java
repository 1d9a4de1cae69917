package org.focallens.ui.loss.lessons;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.focallens.core.lesson.FirstStep;
import org.focallens.core.lesson.LossSignature;
import org.focallens.figure.Figures;
import org.focallens.ui.loss.common.BalanceState;
import org.focallens.ui.loss.common.LossChoice;
import org.focallens.ui.loss.common.LossViewModel;

/** What a loss value of a log gives away for the settings of now; knows no controls. */
public final class SignaturesViewModel {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:\\d+(?:[.,]\\d*)?|[.,]\\d+)(?:[eE][-+]?\\d+)?|(?i:\\bnan\\b|\\binf(?:inity)?\\b)");
    private static final Pattern NAMED = Pattern.compile("(?i)loss[^\\s:=]*\\s*[:=]\\s*(" + NUMBER.pattern() + ")");

    private final LossViewModel room;

    public SignaturesViewModel(LossViewModel room) {
        this.room = room;
    }

    /** Takes a number, or lines of a log. */
    public void type(String text) {
        room.change("seen", state -> state.withSeen(text));
    }

    /** {@return what was typed or pasted} */
    public String typed() {
        return room.state().get().seen();
    }

    /** {@return the loss in what was typed: the last that is named a loss, or else the last number} */
    public OptionalDouble seen() {
        OptionalDouble named = last(NAMED.matcher(typed()), 1);
        return named.isPresent() ? named : last(NUMBER.matcher(typed()), 0);
    }

    private static OptionalDouble last(Matcher matcher, int group) {
        OptionalDouble last = OptionalDouble.empty();
        while (matcher.find()) {
            String text = matcher.group(group).toLowerCase(Locale.ROOT);
            last = OptionalDouble.of(
                    text.startsWith("n")
                            ? Double.NaN
                            : text.startsWith("i")
                                    ? Double.POSITIVE_INFINITY
                                    : Double.parseDouble(text.replace(',', '.')));
        }
        return last;
    }

    /** {@return every signature of the settings of now, the least value first} */
    public List<LossSignature> signatures() {
        LossChoice loss = room.loss().getValue();
        BalanceState balance = room.state().get().balance();
        return LossSignature.of(
                loss.focal(), new FirstStep(balance.anchors(), balance.positives(), loss.classes(), loss.prior()));
    }

    /** {@return the signatures that the loss looks like, the nearest first} */
    public List<LossSignature> alike() {
        return seen().isPresent() ? LossSignature.like(signatures(), seen().getAsDouble()) : List.of();
    }

    /** {@return the verdict in a line} */
    public String headline() {
        if (seen().isEmpty()) {
            return typed().isBlank() ? "Type a loss, or paste lines of a log" : "There is no number in the text";
        }
        double seen = seen().getAsDouble();
        if (!Double.isFinite(seen)) {
            return seen + ": the loss has diverged";
        }
        List<LossSignature> alike = alike();
        return alike.isEmpty()
                ? Figures.significant(seen) + " does not match any known problem"
                : Figures.significant(seen) + " looks like: "
                        + alike.get(0).name().toLowerCase(Locale.ROOT);
    }

    /** {@return what to look at, in sentences} */
    public List<String> advice() {
        if (seen().isEmpty()) {
            return List.of();
        }
        double seen = seen().getAsDouble();
        if (!Double.isFinite(seen)) {
            return List.of(
                    "Look for a logarithm of a probability that is exactly 0, a γ below 1 by automatic differentiation, half precision, or "
                            + "a learning rate that is too high. "
                            + "The calculator’s naive forms show each.");
        }
        if (seen <= 0) {
            return List.of(
                    seen == 0
                            ? "A loss of exactly 0: no anchor counts, or the sum underflowed before it was printed."
                            : "A focal loss is never below 0: this number is something else.");
        }
        return alike().stream()
                .map(one -> one.name() + ", " + one.formula() + " = " + Figures.significant(one.value()) + ". "
                        + one.advice())
                .toList();
    }
}
