package org.focallens.ui.dataset.detector;

import java.util.ArrayList;
import java.util.List;
import org.focallens.audit.detector.Confusion;
import org.focallens.audit.detector.DetectorSubject;
import org.focallens.figure.ChartStyle;
import org.focallens.figure.HeatChart;
import org.focallens.text.Texts;
import org.jfree.chart.JFreeChart;

/** Which classes are taken for which, as a map of colours: a row of fields is a class of the truth. Needs no toolkit. */
final class ConfusionChart {
    /** More than these cannot be read. */
    static final int CLASSES = 12;

    private static final int LONGEST = 14;

    private final HeatChart chart = new HeatChart();

    JFreeChart chart() {
        return chart.chart();
    }

    void setStyle(ChartStyle style) {
        chart.setStyle(style);
    }

    /** Shares of a class's own boxes are coloured, so that rare classes are seen as well as common ones; the numbers are written. */
    void show(DetectorSubject subject) {
        Confusion confusion = subject.confusion();
        int[] classes = confusion.classes(CLASSES);
        List<String> columns = new ArrayList<>();
        for (int c : classes) {
            columns.add(shortened(subject.report().nameOf(c)));
        }
        List<String> rows = new ArrayList<>(columns);
        columns.add("missed");
        rows.add(0, "background");
        List<HeatChart.Field> fields = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int truth = i == 0 ? confusion.background() : classes[i - 1];
            double whole = Math.max(1, total(confusion, truth));
            for (int k = 0; k < columns.size(); k++) {
                int predicted = k == classes.length ? confusion.background() : classes[k];
                int count = confusion.count(truth, predicted);
                boolean none = count == 0;
                fields.add(
                        new HeatChart.Field(none ? Double.NaN : count / whole, none ? "" : Texts.format("%,d", count)));
            }
        }
        chart.show(new HeatChart.Words(title(subject, classes.length), "taken for", "truth"), columns, rows, fields);
    }

    private static String title(DetectorSubject subject, int shown) {
        int all = subject.report().dataset().categories().size();
        return shown < all
                ? Texts.format(
                        "The %,d of %,d classes with the most mistakes, from score %.2f",
                        shown, all, subject.counts().score())
                : Texts.format(
                        "Which class is mistaken for which, from score %.2f",
                        subject.counts().score());
    }

    private static long total(Confusion confusion, int truth) {
        long total = 0;
        for (int predicted = 0; predicted <= confusion.background(); predicted++) {
            total += confusion.count(truth, predicted);
        }
        return total;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }
}
