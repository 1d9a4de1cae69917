package org.focallens.train.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.focallens.core.match.LevelCount;
import org.focallens.text.Texts;
import org.focallens.train.StepReport;
import org.focallens.train.loss.LevelLoss;

/**
 * One number of a step's report, which a chart can follow over a run.
 *
 * @param title as a legend has it
 * @param unit  of its values; empty for a plain number
 * @param of    takes it from a report; NaN where the report has none
 */
public record Quantity(String title, String unit, ToDoubleFunction<StepReport> of) {

    /** Classification and box loss together. */
    public static final Quantity LOSS = new Quantity("Total", "", StepReport::loss);
    /** Of all anchors but the ignored ones. */
    public static final Quantity CLASSIFICATION = new Quantity("Classification", "", StepReport::classificationLoss);
    /** Of positive anchors. */
    public static final Quantity BOX = new Quantity("Box", "", StepReport::boxLoss);
    /** The positives' part of the classification loss. */
    public static final Quantity POSITIVE_LOSS =
            new Quantity("Positives", "", report -> report.total().positive());
    /** The negatives' part of the classification loss. */
    public static final Quantity NEGATIVE_LOSS =
            new Quantity("Negatives", "", report -> report.total().negative());
    /** The positives' share of the gradient of the class logits. */
    public static final Quantity POSITIVE_SHARE =
            new Quantity("Share of positives", "%", report -> 100 * report.positiveShare());
    /** The imbalance of the batch in one number. */
    public static final Quantity NEGATIVES_PER_POSITIVE =
            new Quantity("Negatives per positive", "", Quantity::negativesPerPositive);
    /** After the schedule. */
    public static final Quantity LEARNING_RATE = new Quantity("Learning rate", "", StepReport::learningRate);
    /** Before clipping. */
    public static final Quantity GRADIENT_NORM = new Quantity("Gradient norm", "", StepReport::gradientNorm);
    /** Positive anchors of P3 to P7. */
    public static final List<Quantity> POSITIVES = byLevel(level -> level.positive());
    /** Ignored anchors of P3 to P7. */
    public static final List<Quantity> IGNORED = byLevel(level -> level.ignored());
    /** Negative anchors of P3 to P7. */
    public static final List<Quantity> NEGATIVES = byLevel(level -> level.negative());
    /** Classification loss of the positives of P3 to P7. */
    public static final List<Quantity> POSITIVE_LOSSES = lossByLevel(LevelLoss::positive);
    /** Classification loss of the negatives of P3 to P7. */
    public static final List<Quantity> NEGATIVE_LOSSES = lossByLevel(LevelLoss::negative);
    /** Box loss of P3 to P7. */
    public static final List<Quantity> BOX_LOSSES = lossByLevel(LevelLoss::box);

    /** All of them, in the order of a history's columns. */
    static final List<Quantity> ALL = all();

    private static double negativesPerPositive(StepReport report) {
        int positive = report.levels().stream().mapToInt(LevelCount::positive).sum();
        int negative = report.levels().stream().mapToInt(LevelCount::negative).sum();
        return positive == 0 ? Double.NaN : (double) negative / positive;
    }

    private static List<Quantity> byLevel(ToDoubleFunction<LevelCount> count) {
        List<Quantity> levels = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int level = i;
            levels.add(new Quantity(
                    name(level),
                    "anchors",
                    report -> level < report.levels().size()
                            ? count.applyAsDouble(report.levels().get(level))
                            : Double.NaN));
        }
        return List.copyOf(levels);
    }

    private static List<Quantity> lossByLevel(ToDoubleFunction<LevelLoss> part) {
        List<Quantity> levels = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int level = i;
            levels.add(new Quantity(
                    name(level),
                    "",
                    report -> level < report.losses().size()
                            ? part.applyAsDouble(report.losses().get(level))
                            : Double.NaN));
        }
        return List.copyOf(levels);
    }

    private static String name(int index) {
        return Texts.format("P%d", index + 3);
    }

    private static List<Quantity> all() {
        List<Quantity> all = new ArrayList<>(List.of(
                LOSS,
                CLASSIFICATION,
                BOX,
                POSITIVE_LOSS,
                NEGATIVE_LOSS,
                POSITIVE_SHARE,
                NEGATIVES_PER_POSITIVE,
                LEARNING_RATE,
                GRADIENT_NORM));
        List.of(POSITIVES, IGNORED, NEGATIVES, POSITIVE_LOSSES, NEGATIVE_LOSSES, BOX_LOSSES)
                .forEach(all::addAll);
        return List.copyOf(all);
    }
}
