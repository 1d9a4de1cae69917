package org.focallens.audit.report;

import java.util.List;
import java.util.stream.IntStream;
import org.focallens.audit.AuditTotals;
import org.focallens.audit.BoxSpread;
import org.focallens.audit.Counts;
import org.focallens.audit.CoverageMap;
import org.focallens.audit.GridTotal;
import org.focallens.audit.LevelTotal;
import org.focallens.audit.report.Plot.Axis;
import org.focallens.text.Texts;

/** The charts of the page. */
final class ReportCharts {
    private ReportCharts() {}

    /** Share of boxes whose best IoU is at or above each IoU. */
    static String recall(AuditTotals totals, double foreground) {
        double[] falling = totals.spread().recallCurve();
        double[] xs = IntStream.range(0, falling.length)
                .mapToDouble(i -> (double) i / falling.length)
                .toArray();
        return new Plot("Share of boxes by best IoU", Axis.shares("IoU"), Axis.shares("share of boxes at or above"))
                .curve("line positive", xs, falling)
                .mark(foreground, "positive from " + Texts.format("%.2f", foreground))
                .svg();
    }

    /** Boxes by their number of positive anchors. */
    static String positives(AuditTotals totals) {
        Counts counts = totals.spread().positives();
        int most = BoxSpread.MOST_POSITIVES;
        double[] ticks = IntStream.rangeClosed(0, 8)
                .mapToDouble(i -> i * most / 8.0 + 0.5)
                .toArray();
        String[] names = IntStream.rangeClosed(0, 8)
                .mapToObj(i -> i * most / 8 + (i == 8 ? "+" : ""))
                .toArray(String[]::new);
        Plot plot = new Plot(
                "Positive anchors per box",
                new Axis("positive anchors", 0, most + 1, ticks, names),
                Axis.counts("boxes", (double) counts.greatest()));
        for (int i = 0; i <= most; i++) {
            plot.bar(
                    i == 0 ? "forced" : "positive",
                    i + 0.1,
                    i + 0.9,
                    (double) counts.at(i),
                    i + (i == most ? " or more" : "") + " anchors: " + Html.count(counts.at(i)) + " boxes");
        }
        return plot.svg();
    }

    /** Positive and ignored anchors of each level. */
    static String levels(AuditTotals totals) {
        List<LevelTotal> levels = totals.levels();
        double[] ticks =
                IntStream.range(0, levels.size()).mapToDouble(i -> i + 0.5).toArray();
        String[] names = levels.stream().map(LevelTotal::level).toArray(String[]::new);
        long greatest = levels.stream()
                .mapToLong(level -> Math.max(level.positive(), level.ignored()))
                .max()
                .orElse(1);
        Plot plot = new Plot(
                "Positive and ignored anchors by level",
                new Axis("level", 0, levels.size(), ticks, names),
                Axis.counts("anchors", (double) greatest));
        for (int i = 0; i < levels.size(); i++) {
            LevelTotal level = levels.get(i);
            plot.bar(
                    "positive",
                    i + 0.15,
                    i + 0.48,
                    (double) level.positive(),
                    level.level() + ": " + Html.count(level.positive()) + " positive");
            plot.bar(
                    "ignored",
                    i + 0.52,
                    i + 0.85,
                    (double) level.ignored(),
                    level.level() + ": " + Html.count(level.ignored()) + " ignored");
        }
        return plot.svg();
    }

    /** Negatives per positive beside those of grid detectors, over powers of ten. */
    static String imbalance(AuditTotals totals) {
        List<GridTotal> grids = totals.grids();
        double greatest = Math.max(
                totals.negativesPerPositive(),
                grids.stream()
                        .mapToDouble(GridTotal::negativesPerPositive)
                        .max()
                        .orElse(1));
        int decades = (int) Math.max(1, Math.ceil(Math.log10(Math.max(1, greatest))));
        double[] powers = IntStream.rangeClosed(0, decades).mapToDouble(i -> i).toArray();
        String[] names = IntStream.rangeClosed(0, decades)
                .mapToObj(i -> Html.count(Math.round(Math.pow(10, i))))
                .toArray(String[]::new);
        double[] ticks =
                IntStream.rangeClosed(0, grids.size()).mapToDouble(i -> i + 0.5).toArray();
        String[] bars = new String[grids.size() + 1];
        bars[0] = "these anchors";
        for (int i = 0; i < grids.size(); i++) {
            bars[i + 1] = "grid " + grids.get(i).detector().text();
        }
        Plot plot = new Plot(
                "Negatives per positive",
                new Axis("", 0, bars.length, ticks, bars),
                new Axis("negatives per positive", 0, decades, powers, names));
        for (int i = 0; i < bars.length; i++) {
            double value =
                    i == 0 ? totals.negativesPerPositive() : grids.get(i - 1).negativesPerPositive();
            double power = Math.log10(Math.max(1, value));
            plot.bar(
                    i == 0 ? "positive" : "negative",
                    i + 0.25,
                    i + 0.75,
                    power,
                    bars[i] + ": " + Html.figure(value) + " negatives per positive");
            plot.word(i + 0.5, power, Html.figure(value));
        }
        return plot.svg();
    }

    /** A square a cell: its side grows with the number of boxes, its colour says the mean best IoU. */
    static String coverage(CoverageMap map) {
        double[] sizes = IntStream.range(0, CoverageMap.SIZES / 2 + 1)
                .mapToDouble(i -> 2 * i)
                .toArray();
        String[] sizeNames = IntStream.range(0, sizes.length)
                .mapToObj(i -> Html.count(Math.round(CoverageMap.leastSize(2 * i))))
                .toArray(String[]::new);
        double[] ratios = IntStream.range(0, CoverageMap.RATIOS / 2 + 1)
                .mapToDouble(i -> 2 * i)
                .toArray();
        String[] ratioNames = IntStream.range(0, ratios.length)
                .mapToObj(i -> ratio(CoverageMap.leastRatio(2 * i)))
                .toArray(String[]::new);
        Plot plot = new Plot(
                "Coverage by size and ratio",
                new Axis("size at the network's input, pixels", 0, CoverageMap.SIZES, sizes, sizeNames),
                new Axis("height : width", 0, CoverageMap.RATIOS, ratios, ratioNames));
        double greatest = Math.max(1, map.boxes().greatest());
        for (int ratio = 0; ratio < CoverageMap.RATIOS; ratio++) {
            for (int size = 0; size < CoverageMap.SIZES; size++) {
                int cell = CoverageMap.cell(size, ratio);
                if (map.boxes().at(cell) > 0) {
                    double half = 0.5 * Math.max(0.25, Math.sqrt(map.boxes().at(cell) / greatest));
                    plot.area(
                            "cover" + step(map.meanBestIou(cell)),
                            new double[] {size + 0.5 - half, ratio + 0.5 - half},
                            new double[] {size + 0.5 + half, ratio + 0.5 + half},
                            tip(map, size, ratio));
                }
            }
        }
        return plot.svg();
    }

    private static String ratio(double ratio) {
        return ratio >= 1 ? Math.round(ratio) + ":1" : "1:" + Math.round(1 / ratio);
    }

    /** Below .4, .5, .6, .7 and the rest. */
    private static int step(double iou) {
        return (int) Math.max(0, Math.min(4, Math.floor(iou * 10 - 3)));
    }

    private static String tip(CoverageMap map, int size, int ratio) {
        int cell = CoverageMap.cell(size, ratio);
        return Texts.format(
                "%.0f to %.0f px, height / width %.2f to %.2f: %,d boxes, %.1f %% with a positive anchor, "
                        + "mean best IoU %.3f",
                CoverageMap.leastSize(size),
                CoverageMap.leastSize(size + 1),
                CoverageMap.leastRatio(ratio),
                CoverageMap.leastRatio(ratio + 1),
                map.boxes().at(cell),
                100 * map.servedShare(cell),
                map.meanBestIou(cell));
    }
}
