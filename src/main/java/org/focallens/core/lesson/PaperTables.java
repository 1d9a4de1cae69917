package org.focallens.core.lesson;

import java.util.List;
import org.focallens.core.lesson.PaperTable.Axis;
import org.focallens.core.lesson.PaperTable.Row;

/** Tables 1a to 1d and 3 of Lin et al. 2017, as printed. */
public final class PaperTables {
    private static final double NONE = Double.NaN;

    /** Cross entropy, weighed by alpha alone. */
    public static final PaperTable T1A = new PaperTable(
            "1a",
            "Cross entropy with α",
            "α",
            List.of(
                    new Row("0.10", .10, 0, 0, 0),
                    new Row("0.25", .25, 10.8, 16.0, 11.7),
                    new Row("0.50", .50, 30.2, 46.7, 32.8),
                    new Row("0.75", .75, 31.1, 49.4, 33.0),
                    new Row("0.90", .90, 30.8, 49.7, 32.3),
                    new Row("0.99", .99, 28.7, 47.4, 29.9),
                    new Row("0.999", .999, 25.1, 41.7, 26.1)),
            Axis.ALPHA);
    /** Focal loss for each gamma, with the alpha that is best for it. */
    public static final PaperTable T1B = new PaperTable(
            "1b",
            "Focal loss, each γ with its best α",
            "γ (best α)",
            List.of(
                    new Row("0 (.75)", 0, 31.1, 49.4, 33.0),
                    new Row("0.1 (.75)", .1, 31.4, 49.9, 33.1),
                    new Row("0.2 (.75)", .2, 31.9, 50.7, 33.4),
                    new Row("0.5 (.50)", .5, 32.9, 51.7, 35.2),
                    new Row("1 (.25)", 1, 33.7, 52.0, 36.2),
                    new Row("2 (.25)", 2, 34.0, 52.5, 36.5),
                    new Row("5 (.25)", 5, 32.2, 49.6, 34.8)),
            Axis.GAMMA);
    /** Scales and ratios of the anchors of a cell. */
    public static final PaperTable T1C = new PaperTable(
            "1c",
            "Anchor shapes of a cell",
            "scales × ratios",
            List.of(
                    new Row("1 × 1", NONE, 30.3, 49.0, 31.8),
                    new Row("2 × 1", NONE, 31.9, 50.0, 34.0),
                    new Row("3 × 1", NONE, 31.8, 49.4, 33.7),
                    new Row("1 × 3", NONE, 32.4, 52.3, 33.9),
                    new Row("2 × 3", NONE, 34.2, 53.1, 36.5),
                    new Row("3 × 3", NONE, 34.0, 52.5, 36.5),
                    new Row("4 × 3", NONE, 33.8, 52.1, 36.2)),
            Axis.OTHER);
    /** Mining of hard negatives against focal loss, ResNet-101. */
    public static final PaperTable T1D = new PaperTable(
            "1d",
            "Online hard example mining, ResNet-101",
            "batch / NMS",
            List.of(
                    new Row("128/.7", NONE, 31.1, 47.2, 33.2),
                    new Row("256/.7", NONE, 31.8, 48.8, 33.9),
                    new Row("512/.7", NONE, 30.6, 47.0, 32.6),
                    new Row("128/.5", NONE, 32.8, 50.3, 35.1),
                    new Row("256/.5", NONE, 31.0, 47.4, 33.0),
                    new Row("512/.5", NONE, 27.6, 42.0, 29.2),
                    new Row("128/.5 1:3", NONE, 31.1, 47.2, 33.2),
                    new Row("256/.5 1:3", NONE, 28.3, 42.4, 30.3),
                    new Row("512/.5 1:3", NONE, 24.0, 35.5, 25.8),
                    new Row("FL", NONE, 36.0, 54.9, 38.7)),
            Axis.OTHER);
    /** Focal loss against FL*. Only AP is read from the paper. */
    public static final PaperTable T3 = new PaperTable(
            "3",
            "Focal loss and FL*",
            "loss",
            List.of(
                    new Row("CE", NONE, 31.1, NONE, NONE),
                    new Row("FL γ 2", NONE, 34.0, NONE, NONE),
                    new Row("FL* γ 2 β 1", NONE, 33.8, NONE, NONE),
                    new Row("FL* γ 4 β 0", NONE, 33.9, NONE, NONE)),
            Axis.LOSS);

    private PaperTables() {}

    /** {@return all of them, in the paper's order} */
    public static List<PaperTable> all() {
        return List.of(T1A, T1B, T1C, T1D, T3);
    }
}
