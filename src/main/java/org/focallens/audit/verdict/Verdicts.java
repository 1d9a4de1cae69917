package org.focallens.audit.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.focallens.audit.AuditReport;
import org.focallens.audit.BoxStatistics;
import org.focallens.audit.BoxTable;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.file.Quote;
import org.focallens.text.Texts;

/** What an audit means: which boxes the network cannot learn well, what they have in common, and which change was tried and helps. */
public final class Verdicts {
    private static final int LEAST_OF_CLASS = 10;
    private static final int MOST_CLASSES = 3;

    private final Dataset dataset;
    private final AuditReport report;
    private final BooleanSupplier cancelled;

    private Verdicts(Dataset dataset, AuditReport report, BooleanSupplier cancelled) {
        this.dataset = dataset;
        this.report = report;
        this.cancelled = cancelled;
    }

    /**
     * Draws conclusions, the most important first. Remedies are tried on the whole set where it is small, else on a sample, which the text then says.
     *
     * @param dataset   any
     * @param report    its audit
     * @param cancelled asked before every image that a remedy is tried on
     * @return at least one
     * @throws CancellationException once {@code cancelled} is true
     */
    public static List<Verdict> of(Dataset dataset, AuditReport report, BooleanSupplier cancelled) {
        return new Verdicts(dataset, report, cancelled).all();
    }

    private List<Verdict> all() {
        BoxStatistics boxes = report.totals().boxes();
        if (boxes.boxes() == 0) {
            return List.of(Verdict.plain(withoutBoxes()));
        }
        if (boxes.unmatched() + boxes.forcedOnly() == 0) {
            return List.of(Verdict.plain(
                    Texts.format("Your anchors reach every box; their mean best IoU is %.3f.", boxes.meanBestIou())));
        }
        List<Verdict> all = new ArrayList<>();
        BoxTable table = report.boxes();
        if (boxes.unmatched() > 0) {
            all.add(about(row -> table.positives(row) == 0, "has no anchor", "have no anchor"));
        }
        if (boxes.forcedOnly() > 0) {
            all.add(about(table::forcedOnly, "has forced anchors only", "have forced anchors only"));
        }
        classes().ifPresent(all::add);
        return all;
    }

    private String withoutBoxes() {
        if (dataset.format() == DatasetFormat.IMAGES) {
            return "The images have no labels, so nothing can be said of boxes: open a folder with labels, or choose a label file.";
        }
        long labels = dataset.images().stream()
                .mapToLong(image -> image.labels().count())
                .sum();
        return labels == 0
                ? "The labels hold no box, so nothing can be said of boxes."
                : "None of the boxes is matched: they mark crowds, or their images are of unknown size.";
    }

    private Verdict about(IntPredicate which, String one, String many) {
        BoxSet some = BoxSet.of(dataset, report, which);
        String what = Texts.format(
                "%,d of %s %s: %s.",
                some.count(),
                Texts.counted(report.boxes().count(), "box", "boxes"),
                some.count() == 1 ? one : many,
                new Likeness(some, BoxSet.of(dataset, report, which.negate())).text());
        Trial trial = new Trial(dataset, report, some);
        SetRemedies candidates = new SetRemedies(report.settings(), some, trial);
        Tried best = null;
        for (SetRemedy remedy : candidates.all()) {
            Tried tried = new Tried(remedy, trial.of(remedy.settings(), false, cancelled));
            best = best == null || tried.gain() > best.gain() ? tried : best;
        }
        if (best == null || best.gain() <= 0) {
            Tried forced = candidates
                    .force()
                    .map(remedy -> new Tried(remedy, trial.of(remedy.settings(), true, cancelled)))
                    .orElse(null);
            best = forced != null && forced.gain() > 0 ? forced : best;
        }
        return best == null || best.gain() <= 0
                ? Verdict.plain(what + " " + nothing(candidates.all()))
                : new Verdict(what + " " + best.text(some.count()), Optional.of(best.remedy));
    }

    private static String nothing(List<SetRemedy> tried) {
        return tried.isEmpty()
                ? "There was nothing to try."
                : "What was tried gains nothing: "
                        + tried.stream()
                                .map(remedy -> remedy.name().substring(0, 1).toLowerCase(Locale.ROOT)
                                        + remedy.name().substring(1))
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    private record Tried(SetRemedy remedy, Trial.Result result) {
        int gain() {
            return result.reached() - result.lost();
        }

        String text(int all) {
            String of = result.of() < all
                    ? Texts.format("%,d of a sample of %,d of them", result.reached(), result.of())
                    : all == 1
                            ? "it"
                            : result.reached() == all ? "all of them" : Texts.format("%,d of them", result.reached());
            String lost = result.lost() == 0
                    ? ""
                    : ", but " + Texts.counted(result.lost(), "other box", "other boxes") + " would lose theirs";
            return remedy.name() + " would reach " + of + lost + ".";
        }
    }

    /** Classes more than half of whose boxes have no anchor that fits, and that fare much worse than the set. */
    private Optional<Verdict> classes() {
        BoxStatistics whole = report.totals().boxes();
        List<BoxStatistics> groups = report.totals().groups().byClass();
        List<Integer> poor = IntStream.range(0, groups.size())
                .filter(i -> groups.get(i).boxes() >= LEAST_OF_CLASS)
                .filter(i -> ill(groups.get(i)) > 0.5 && ill(groups.get(i)) > 2 * ill(whole))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -ill(groups.get(i))))
                .toList();
        return poor.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.plain("Hardest: "
                        + poor.stream()
                                .limit(MOST_CLASSES)
                                .map(i -> Texts.format(
                                        "%,d of the %,d boxes of %s",
                                        groups.get(i).unmatched()
                                                + groups.get(i).forcedOnly(),
                                        groups.get(i).boxes(),
                                        Quote.of(dataset.categories().get(i))))
                                .collect(Collectors.joining(", "))
                        + " have no anchor that fits, or forced ones only."));
    }

    private static double ill(BoxStatistics group) {
        return group.boxes() == 0 ? 0 : (double) (group.unmatched() + group.forcedOnly()) / group.boxes();
    }
}
