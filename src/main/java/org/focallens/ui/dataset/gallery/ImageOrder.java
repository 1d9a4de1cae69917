package org.focallens.ui.dataset.gallery;

import java.util.Comparator;

/** The orders in which the gallery shows images. Of equal ones the data set's order decides. */
public enum ImageOrder {
    WORST(
            "worst covered first",
            Comparator.comparingInt((ImageRow row) -> -row.unmatched())
                    .thenComparingDouble(row -> row.boxes() == 0 ? 2 : row.worstIou())),
    MOST_BOXES("most boxes first", Comparator.comparingInt(row -> -row.boxes())),
    CLASS(
            "by their first class",
            Comparator.comparingInt(
                    row -> row.labels().classes().stream().min(Integer::compare).orElse(Integer.MAX_VALUE))),
    LARGEST("largest first", Comparator.comparingLong(row -> -(long) row.width() * row.height())),
    AS_READ("as in the data set", Comparator.comparingInt(ImageRow::image));

    private final String text;
    private final Comparator<ImageRow> comparator;

    ImageOrder(String text, Comparator<ImageRow> comparator) {
        this.text = text;
        this.comparator = comparator.thenComparingInt(ImageRow::image);
    }

    /** {@return as a person reads it} */
    String text() {
        return text;
    }

    public Comparator<ImageRow> comparator() {
        return comparator;
    }
}
