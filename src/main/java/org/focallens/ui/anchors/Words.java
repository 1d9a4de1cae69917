package org.focallens.ui.anchors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.focallens.core.explain.BoxExplanation;
import org.focallens.core.explain.Flip;
import org.focallens.core.explain.IouSteps;
import org.focallens.core.explain.Remedy;
import org.focallens.core.explain.SettingsComparison;

/** What was found out about a box or about two settings, in sentences. */
final class Words {
    private static final double SMALL = 0.005;

    private Words() {
    }

    /**
     * Why a box fares as it does, then what would give it an anchor.
     *
     * @param levels names of the levels that carry anchors, the finest first
     */
    static List<String> of(BoxExplanation why, List<String> levels, List<Remedy> remedies) {
        List<String> lines = new ArrayList<>(List.of(verdict(why)));
        if (why.steps() != null) {
            lines.add(limits(why.steps()));
            lines.add(String.format(Locale.ROOT, "Its size is %.0f px at the network's input; the anchors' are %.0f to %.0f px.", why.size(),
                    why.smallestSize(), why.largestSize()));
        }
        if (why.ownIou() > why.bestIou() + SMALL) {
            lines.add(String.format(Locale.ROOT, "The resizing costs it: without, its best IoU would be %.3f.", why.ownIou()));
        }
        if (why.positive() > 0) {
            lines.add("Positive anchors: " + IntStream.range(0, why.positives().length).filter(level -> why.positives()[level] > 0)
                    .mapToObj(level -> why.positives()[level] + " on " + levels.get(level)).collect(Collectors.joining(", ")) + ".");
        }
        remedies.forEach(remedy -> lines.add(remedy(remedy)));
        return lines;
    }

    private static String verdict(BoxExplanation why) {
        return switch (why.verdict()) {
            case SERVED -> String.format(Locale.ROOT, "Served: %d positive anchors, the best with IoU %.3f.", why.positive(), why.bestIou());
            case FORCED_ONLY -> String.format(Locale.ROOT, "Forced only: no anchor reaches the threshold (best IoU %.3f); the low-quality rule gives it %d.",
                    why.bestIou(), why.forced());
            case BELOW -> String.format(Locale.ROOT, "No anchor: the best IoU is %.3f, below the threshold, and no rule helps.", why.bestIou());
            case TAKEN -> String.format(Locale.ROOT, "No anchor: some reach the threshold (best IoU %.3f), but they overlap another box more.", why.bestIou());
            case OUTSIDE -> String.format(Locale.ROOT, "No anchor: those that fit (best IoU %.3f) are ignored by the border rule.", why.bestIou());
            case CROWD -> "A crowd region: it is not matched, and anchors on it are negative.";
        };
    }

    private static String limits(IouSteps steps) {
        String lost = Arrays.stream(IouSteps.Limit.values()).filter(limit -> steps.lost(limit) >= SMALL)
                .map(limit -> String.format(Locale.ROOT, "%.3f %s", steps.lost(limit), limit(limit))).collect(Collectors.joining(", "));
        return lost.isEmpty() ? "Nothing keeps it from a perfect anchor." : "To an IoU of 1 it lacks " + lost + ". Most of it: " + limit(steps.limit()) + ".";
    }

    private static String limit(IouSteps.Limit limit) {
        return switch (limit) {
            case RATIO -> "by its ratio, which no anchor has";
            case SIZE -> "by its size, above, below or between the anchors'";
            case LATTICE -> "by its place between the cells";
            case BORDER -> "by the end of the cells at the border";
        };
    }

    private static String remedy(Remedy remedy) {
        double[] values = remedy.values();
        String change = switch (remedy.kind()) {
            case THRESHOLD -> String.format(Locale.ROOT, "a foreground threshold of %.3f", values[0]);
            case LOW_QUALITY -> "the low-quality rule";
            case SCALE -> String.format(Locale.ROOT, "one more scale, %.3g", values[0]);
            case RATIO -> String.format(Locale.ROOT, "one more ratio, %.3g", values[0]);
            case OFFSET -> String.format(Locale.ROOT, "an offset of %.2f strides", values[0]);
            case INPUT -> String.format(Locale.ROOT, "an input %.2f times as large", values[0]);
            case SHIFT -> String.format(Locale.ROOT, "standing %.1f px to the right and %.1f px lower", values[0], values[1]);
        };
        String price = remedy.orphans() == 0 ? "" : String.format(", and takes the last anchor of %d other boxes", remedy.orphans());
        return "Would help: " + change + " (" + remedy.positives() + " positive anchors" + price + ").";
    }

    private static String meaning(Flip.Kind kind) {
        return switch (kind) {
            case GAINED -> "positive only there";
            case LOST -> "positive only here";
            case MOVED -> "for another box";
            case IGNORED -> "ignored by one, negative by the other";
        };
    }

    /** {@return how many anchors two settings decide differently, on which levels, and by which setting} */
    static List<String> of(SettingsComparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%,d anchors are decided differently.", comparison.flips().size()));
        for (int level = 3; level <= 7; level++) {
            int at = level;
            String kinds = comparison.flips().stream().filter(flip -> flip.level() == at).collect(Collectors.groupingBy(Flip::kind, Collectors.counting()))
                    .entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .map(one -> one.getValue() + " " + meaning(one.getKey())).collect(Collectors.joining(", "));
            if (!kinds.isEmpty()) {
                lines.add("P" + level + ": " + kinds);
            }
        }
        comparison.causes().forEach(cause -> lines.add(String.format("%s: %s here, %s there%s", cause.setting(), cause.first(), cause.second(),
                cause.flips() < 0 ? "; alone it means nothing" : String.format("; alone it flips %,d", cause.flips()))));
        return lines;
    }
}
