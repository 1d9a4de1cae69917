package org.focallens.ui.loss.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.focallens.core.lesson.CumulativeLoss;
import org.focallens.core.lesson.ScoreModel;
import org.focallens.core.lesson.Scores;
import org.focallens.core.loss.FocalLoss;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.ui.common.ScoreSource;
import org.focallens.ui.common.work.Background;
import org.focallens.ui.loss.common.DistributionState;
import org.focallens.ui.loss.common.FromOtherRooms;
import org.focallens.ui.loss.common.LossChoice;
import org.focallens.ui.loss.common.LossState;
import org.focallens.ui.loss.common.LossViewModel;

/** Figure 4: how the loss of positives and of negatives is spread among them, for several gammas at once; knows no controls. */
public final class DistributionViewModel {
    private final LossViewModel room;
    private final FromOtherRooms neighbours;
    private final Background work;
    private final ReadOnlyObjectWrapper<Spread> spread = new ReadOnlyObjectWrapper<>(Spread.NONE);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private boolean active;
    private boolean working;
    private Request asked;

    /**
     * What is to be added up.
     *
     * @param model  the described distribution
     * @param gammas ascending
     * @param scores of a source, null for the described distribution
     */
    private record Request(ScoreModel model, List<Double> gammas, Scores scores) {}

    /**
     * One gamma's sums.
     *
     * @param gamma     focusing
     * @param positives over the positives, null where there are none
     * @param negatives over the negatives, null where there are none
     */
    public record Line(double gamma, CumulativeLoss positives, CumulativeLoss negatives) {}

    /**
     * What is shown.
     *
     * @param name      of the scores
     * @param positives how many there are
     * @param negatives how many there are
     * @param lines     one for each gamma, ascending
     */
    public record Spread(String name, int positives, int negatives, List<Line> lines) {
        static final Spread NONE = new Spread("", 0, 0, List.of());
    }

    /** @param work where scores are drawn, sorted and added up */
    public DistributionViewModel(LossViewModel room, FromOtherRooms neighbours, Background work) {
        this.room = room;
        this.neighbours = neighbours;
        this.work = work;
        room.state().map(LossState::distribution).subscribe(now -> compute());
        neighbours.scores().forEach(source -> source.scores().subscribe(now -> compute()));
    }

    /** Computes only while it is looked at. */
    public void setActive(boolean active) {
        this.active = active;
        compute();
    }

    private DistributionState settings() {
        return room.state().get().distribution();
    }

    private void change(String key, UnaryOperator<DistributionState> step) {
        room.change(key, state -> state.withDistribution(step));
    }

    private Optional<ScoreSource> source() {
        return neighbours.scores().stream()
                .filter(source -> source.name().equals(settings().source()))
                .findFirst();
    }

    private void compute() {
        if (!active) {
            return;
        }
        Optional<ScoreSource> source = source();
        Scores scores = source.map(one -> one.scores().getValue()).orElse(null);
        if (source.isPresent() && scores == null) {
            message.set("There are no scores of " + source.get().name() + " yet: "
                    + source.get().advice());
            return;
        }
        message.set("");
        Request request = new Request(settings().model(), settings().gammas(), scores);
        if (request.equals(asked)) {
            return;
        }
        asked = request;
        if (!working) {
            working = true;
            room.pending().set(room.pending().get() + 1);
        }
        work.submit(cancelled -> addUp(request, cancelled), this::show, this::fail);
    }

    private static Spread addUp(Request request, BooleanSupplier cancelled) {
        Scores scores = request.scores == null ? request.model.draw() : request.scores;
        float[] positives = CumulativeLoss.easiestFirst(scores.positives());
        float[] negatives = CumulativeLoss.easiestFirst(scores.negatives());
        List<Line> lines = new ArrayList<>();
        for (double gamma : request.gammas) {
            FocalLoss loss = FocalLoss.unweighted(gamma);
            lines.add(new Line(gamma, sums(loss, positives, cancelled), sums(loss, negatives, cancelled)));
        }
        return new Spread(scores.name(), positives.length, negatives.length, lines);
    }

    private static CumulativeLoss sums(FocalLoss loss, float[] easiest, BooleanSupplier cancelled) {
        return easiest.length == 0 ? null : CumulativeLoss.of(loss, easiest, cancelled);
    }

    /** What failed is tried again the next time that it is looked at or anything is changed. */
    private void fail(Exception failure) {
        asked = null;
        message.set("The distribution cannot be computed: " + failure.getMessage());
        done();
    }

    private void show(Spread result) {
        spread.set(result);
        done();
    }

    /** Whatever was asked before this answer was given up for it. */
    private void done() {
        working = false;
        room.pending().set(room.pending().get() - 1);
    }

    /** {@return what is shown; changes on the FX thread} */
    public ReadOnlyObjectProperty<Spread> spread() {
        return spread.getReadOnlyProperty();
    }

    /** {@return why nothing new is shown, empty while all is well} */
    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /** {@return the sources of scores, the described distribution aside} */
    public List<ScoreSource> sources() {
        return neighbours.scores();
    }

    /** Takes the scores of a source; empty for the described distribution. */
    public void setSource(String name) {
        change("source", now -> now.withSource(name));
        chooseAgain();
    }

    /** Lets the source ask once more for what it needs. */
    void chooseAgain() {
        source().ifPresent(ScoreSource::choose);
    }

    /** {@return whether the source asks for something, as a saved run does for its file} */
    boolean canChooseAgain() {
        return source().filter(ScoreSource::asks).isPresent();
    }

    /** Describes another distribution. */
    public void setModel(String key, UnaryOperator<ScoreModel> step) {
        change(key, now -> now.withModel(step.apply(now.model())));
    }

    /** Sets the share of terms that the read-out speaks of. */
    public void setHardest(double share) {
        change("hardest", now -> now.withHardest(Math.max(0, Math.min(1, share))));
    }

    /**
     * Takes gammas that were typed, separated by spaces, commas or semicolons.
     *
     * @return what is wrong with them, empty if nothing
     */
    public String setGammas(String typed) {
        try {
            List<Double> gammas = Arrays.stream(typed.strip().split("[\\s,;]+"))
                    .map(Double::valueOf)
                    .toList();
            change("gammas", now -> now.withGammas(gammas));
            return "";
        } catch (IllegalArgumentException e) {
            return "γ must be 1 to " + DistributionState.MOST_GAMMAS + " numbers from 0 to "
                    + Figures.plain(LossChoice.MAX_GAMMA) + ", such as 0 0.5 1 2, not “" + typed.strip() + "”";
        }
    }

    /** {@return the gammas as they are typed} */
    public String gammas() {
        return settings().gammas().stream().map(Figures::plain).collect(Collectors.joining(" "));
    }

    /**
     * A line of the read-out.
     *
     * @param gamma     focusing
     * @param positives share of the positives' loss that the hardest carry, NaN where there are none
     * @param negatives the same of the negatives
     */
    public record Carried(double gamma, double positives, double negatives) {}

    /** {@return what the hardest carry, for each gamma} */
    public List<Carried> carried() {
        double share = settings().hardest();
        return spread.get().lines().stream()
                .map(line ->
                        new Carried(line.gamma(), carried(line.positives(), share), carried(line.negatives(), share)))
                .toList();
    }

    private static double carried(CumulativeLoss sums, double share) {
        return sums == null ? Double.NaN : sums.hardest(share);
    }

    /** {@return the read-out in a sentence, of the largest gamma} */
    public String headline() {
        List<Carried> all = carried();
        if (all.isEmpty()) {
            return "";
        }
        Carried last = all.get(all.size() - 1);
        return Texts.format(
                "γ %s: the hardest %s of the negatives carry %s of their loss",
                Figures.plain(last.gamma()), percent(settings().hardest()), percent(last.negatives()));
    }

    /** {@return a share in percent, with one digit where it is needed} */
    static String percent(double share) {
        return Double.isNaN(share)
                ? "–"
                : Texts.format((share >= 0.0995 && share <= 0.995) || share == 1 ? "%.0f %%" : "%.2f %%", 100 * share);
    }
}
