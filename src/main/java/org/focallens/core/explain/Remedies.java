package org.focallens.core.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.focallens.core.box.Box;
import org.focallens.core.explain.Remedy.Kind;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.ResizeRule;
import org.focallens.core.preset.ResizeRule.Fit;

/** Looks for the nearest change of each kind that gives a box a positive anchor. Each is tried by matching the whole image again. */
public final class Remedies {
    private static final double[] INPUT_FACTORS = {1.1, 1 / 1.1, 1.25, 0.8, 1.5, 1 / 1.5, 2, 0.5, 3, 1 / 3.0, 4, 0.25};
    private static final double[] OFFSETS = {0, 0.5, 0.25, -0.25, -0.5};
    /** An input beyond this side is no advice that anyone could follow. */
    private static final int GREATEST_INPUT = 4096;

    private final ImageBoxes image;
    private final AssignSettings settings;
    private final int box;
    private final int[] before;

    private Remedies(ImageBoxes image, ImageMatch match, int box) {
        this.image = image;
        this.settings = match.settings();
        this.box = box;
        this.before = match.positives(image.count());
    }

    /**
     * Looks for changes that serve a box.
     *
     * @param image     the image's boxes
     * @param match     what became of them
     * @param box       position of the box among them
     * @param cancelled asked between two matchings; the rest is then left out
     * @return at most one of each kind, in the order of the kinds; empty for a box that is not matched, has no area, or needs none because an anchor
     *         reaches the threshold with it
     */
    public static List<Remedy> of(ImageBoxes image, ImageMatch match, int box, BooleanSupplier cancelled) {
        BoxExplanation why = BoxExplanation.of(image, match, box);
        boolean needless = why.verdict() == BoxExplanation.Verdict.SERVED
                || why.verdict() == BoxExplanation.Verdict.CROWD
                || why.steps() == null;
        return needless ? List.of() : new Remedies(image, match, box).look(match, why, cancelled);
    }

    private List<Remedy> look(ImageMatch match, BoxExplanation why, BooleanSupplier cancelled) {
        List<Remedy> found = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (!cancelled.getAsBoolean()) {
                look(kind, match, why, cancelled).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private Optional<Remedy> look(Kind kind, ImageMatch match, BoxExplanation why, BooleanSupplier cancelled) {
        return switch (kind) {
            case THRESHOLD -> threshold(why.bestIou());
            case LOW_QUALITY ->
                settings.matching().lowQuality() == LowQuality.NONE
                        ? tried(
                                kind,
                                new double[0],
                                settings.with(settings.matching().withLowQuality(LowQuality.KEEP)))
                        : Optional.empty();
            case SCALE -> scale(why);
            case RATIO -> ratio(why.box());
            case OFFSET -> offset();
            case INPUT -> input(cancelled);
            case SHIFT -> shift(match, why);
        };
    }

    /** Without the low-quality rule's help: what a forced match serves has a remedy only where an anchor reaches the threshold. */
    private Optional<Remedy> tried(Kind kind, double[] values, AssignSettings changed) {
        return tried(kind, values, changed, image);
    }

    private Optional<Remedy> tried(Kind kind, double[] values, AssignSettings changed, ImageBoxes boxes) {
        ImageMatch match = ImageMatch.of(boxes, changed);
        BoxExplanation why = BoxExplanation.of(boxes, match, box);
        if (why.positive() == 0 || (kind != Kind.LOW_QUALITY && why.forced() == why.positive())) {
            return Optional.empty();
        }
        int[] after = match.positives(boxes.count());
        int orphans = 0;
        for (int other = 0; other < after.length; other++) {
            orphans += other != box && before[other] > 0 && after[other] == 0 ? 1 : 0;
        }
        return Optional.of(new Remedy(kind, values, boxes == image ? changed : settings, why.positive(), orphans));
    }

    /** The greatest threshold of two digits that its best anchor reaches. The lower threshold follows where it would be above. */
    private Optional<Remedy> threshold(double bestIou) {
        double foreground = Math.floor(bestIou * 100) / 100;
        if (!(foreground > 0) || foreground >= settings.matching().foreground()) {
            return Optional.empty();
        }
        double background = Math.min(foreground, settings.matching().background());
        return tried(
                Kind.THRESHOLD,
                new double[] {foreground},
                settings.with(settings.matching().withThresholds(foreground, background)));
    }

    /** The scale that makes the nearest level's anchors as large as the box. */
    private Optional<Remedy> scale(BoxExplanation why) {
        double nearest = settings.anchors().levels().stream()
                .map(level -> why.size() / level.size())
                .min(Comparator.comparingDouble(scale -> Math.abs(Math.log(scale / Math.sqrt(2)))))
                .orElseThrow();
        double scale = significant(nearest);
        return tried(
                Kind.SCALE,
                new double[] {scale},
                settings.with(settings.anchors()
                        .each(level -> level.withShapes(plus(level.scales(), scale), level.ratios()))));
    }

    private Optional<Remedy> ratio(Box placed) {
        double ratio = significant(placed.height() / placed.width());
        return tried(
                Kind.RATIO,
                new double[] {ratio},
                settings.with(settings.anchors()
                        .each(level -> level.withShapes(level.scales(), plus(level.ratios(), ratio)))));
    }

    private static List<Double> plus(List<Double> values, double one) {
        return Stream.concat(values.stream(), Stream.of(one)).toList();
    }

    private static double significant(double value) {
        return new BigDecimal(value).round(new MathContext(3)).doubleValue();
    }

    private Optional<Remedy> offset() {
        for (double offset : OFFSETS) {
            if (settings.anchors().levels().stream().anyMatch(level -> level.offset() != offset)) {
                Optional<Remedy> remedy = tried(
                        Kind.OFFSET,
                        new double[] {offset},
                        settings.with(settings.anchors().each(level -> level.withOffset(offset))));
                if (remedy.isPresent()) {
                    return remedy;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Remedy> input(BooleanSupplier cancelled) {
        for (double factor : INPUT_FACTORS) {
            ResizeRule rule = scaled(factor);
            Fit fit = rule.fit(image.height(), image.width());
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            if (Math.max(fit.paddedHeight(), fit.paddedWidth()) <= GREATEST_INPUT) {
                Optional<Remedy> remedy = tried(Kind.INPUT, new double[] {factor}, settings.with(rule));
                if (remedy.isPresent()) {
                    return remedy;
                }
            }
        }
        return Optional.empty();
    }

    private ResizeRule scaled(double factor) {
        if (settings.resize() instanceof ResizeRule.ShortSide side) {
            return side.withSides(times(side.shortSide(), factor), times(side.longSide(), factor));
        }
        if (settings.resize() instanceof ResizeRule.Frame frame) {
            return new ResizeRule.Frame(times(frame.inputHeight(), factor), times(frame.inputWidth(), factor));
        }
        return new ResizeRule.ShortSide(
                times(Math.min(image.height(), image.width()), factor),
                times(Math.max(image.height(), image.width()), factor),
                1);
    }

    private static int times(int side, double factor) {
        return Math.max(1, (int) Math.rint(side * factor));
    }

    private Optional<Remedy> shift(ImageMatch match, BoxExplanation why) {
        return Shift.least(match, why.box()).flatMap(shift -> {
            float[] moved = image.boxes().clone();
            double[] scale = {
                (double) match.fit().width() / image.width(),
                (double) match.fit().height() / image.height()
            };
            for (int i = 0; i < 4; i++) {
                moved[4 * box + i] += (float) (shift[i % 2] / scale[i % 2]);
            }
            return tried(
                    Kind.SHIFT, shift, settings, new ImageBoxes(image.height(), image.width(), moved, image.crowd()));
        });
    }
}
