package org.focallens.core.lesson;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A table of the paper's ablations on COCO (Lin et al. 2017, ResNet-50-FPN at 600 pixels where nothing else is said).
 *
 * @param id      as the paper numbers it, e.g. {@code 1b}
 * @param title   what is compared
 * @param setting what the rows differ in
 * @param rows    in the paper's order
 * @param axis    which setting of the loss the rows follow
 */
public record PaperTable(String id, String title, String setting, List<Row> rows, Axis axis) {

    /** What a table's rows step through. */
    public enum Axis {
        /** Alpha, with cross entropy. */
        ALPHA,
        /** Gamma. */
        GAMMA,
        /** The kind of loss. */
        LOSS,
        /** Something that is no setting of the loss. */
        OTHER
    }

    /**
     * One setting.
     *
     * @param name  of the setting
     * @param value of alpha or gamma, NaN where the rows follow neither
     * @param ap    average precision over IoU 0.5 to 0.95, percent
     * @param ap50  at IoU 0.5
     * @param ap75  at IoU 0.75; NaN where the paper's table is read without it
     */
    public record Row(String name, double value, double ap, double ap50, double ap75) {}

    /** {@inheritDoc} */
    public PaperTable {
        rows = List.copyOf(rows);
    }

    /**
     * Where a loss stands among the rows.
     *
     * @param alpha weight of a positive, 0..1
     * @param gamma focusing, >= 0
     * @return position between 0 and the last row, fractional between two rows; empty where the table says nothing about such a loss
     */
    public OptionalDouble place(double alpha, double gamma) {
        return switch (axis) {
            case ALPHA -> between(alpha);
            case GAMMA -> between(gamma);
            case LOSS -> named(gamma == 0 ? "CE" : "FL γ 2", gamma == 0 || gamma == 2);
            case OTHER -> named("FL", gamma == 2 && alpha == 0.25);
        };
    }

    private OptionalDouble named(String name, boolean known) {
        for (int i = 0; known && i < rows.size(); i++) {
            if (rows.get(i).name.equals(name)) {
                return OptionalDouble.of(i);
            }
        }
        return OptionalDouble.empty();
    }

    private OptionalDouble between(double value) {
        if (value < rows.get(0).value || value > rows.get(rows.size() - 1).value) {
            return OptionalDouble.empty();
        }
        int next = 1;
        while (rows.get(next).value < value) {
            next++;
        }
        double low = rows.get(next - 1).value;
        return OptionalDouble.of(next - 1 + (value - low) / (rows.get(next).value - low));
    }
}
