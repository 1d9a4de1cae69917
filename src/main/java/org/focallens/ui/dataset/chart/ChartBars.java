package org.focallens.ui.dataset.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.focallens.audit.AuditReport;
import org.focallens.audit.AuditTotals;
import org.focallens.audit.BoxSpread;
import org.focallens.audit.BoxStatistics;
import org.focallens.audit.Counts;
import org.focallens.audit.CoverageMap;
import org.focallens.audit.SizeClass;
import org.focallens.text.Texts;
import org.focallens.ui.dataset.chart.AuditCharts.Kind;
import org.focallens.ui.dataset.model.BoxFilter;

/** Which boxes the bars of a chart count, or the fields of its map. Bars that count none are left out. */
final class ChartBars {
    /** From here on positive anchors share a bar. */
    static final int MOST_ANCHORS = 20;

    private static final int MOST_CLASSES = 12;
    private static final BoxFilter NO_ANCHOR = new BoxFilter.Anchors(0, 0);

    private ChartBars() {}

    /**
     * A bar of the chart.
     *
     * @param series which of the bars that share a name
     * @param item   place of the name, or of the field
     * @param filter the boxes
     * @param boxes  how many they are
     */
    record Bar(int series, int item, BoxFilter filter, long boxes) {
        String text() {
            return filter.text() + ": " + Texts.counted(boxes, "box", "boxes");
        }
    }

    /** {@return the bars of a kind of chart; none where it draws a curve} */
    static List<Bar> of(Kind kind, AuditReport report, List<String> categories) {
        AuditTotals totals = report.totals();
        BoxSpread spread = totals.spread();
        Stream<Bar> bars = switch (kind) {
            case LEVELS -> levels(report);
            case CLASSES ->
                groups(
                        totals.groups().byClass(),
                        mostFrequent(totals.groups().byClass()),
                        category -> new BoxFilter.OfClass(category, categories.get(category)));
            case SIZES ->
                groups(
                        totals.groups().bySize(),
                        IntStream.range(0, SizeClass.values().length).boxed().toList(),
                        size -> new BoxFilter.OfSize(SizeClass.values()[size]));
            case POSITIVES ->
                IntStream.rangeClosed(0, MOST_ANCHORS)
                        .mapToObj(count -> new Bar(
                                0,
                                count,
                                new BoxFilter.Anchors(count, count < MOST_ANCHORS ? count : Integer.MAX_VALUE),
                                anchors(spread.positives(), count)));
            case IOU ->
                IntStream.range(0, BoxFilter.BestIou.BINS)
                        .mapToObj(bin -> new Bar(0, bin, new BoxFilter.BestIou(bin), iou(spread.bestIou(), bin)));
            case COVERAGE -> fields(spread.coverage());
            case RECALL -> Stream.empty();
        };
        return bars.filter(bar -> bar.boxes > 0).toList();
    }

    private static Stream<Bar> levels(AuditReport report) {
        List<BoxStatistics> byLevel = report.totals().groups().byLevel();
        return IntStream.range(0, byLevel.size())
                .boxed()
                .flatMap(level -> IntStream.range(0, 3)
                        .mapToObj(series -> new Bar(
                                series,
                                level,
                                new BoxFilter.OnLevel(report.settings()
                                        .anchors()
                                        .levels()
                                        .get(level)
                                        .level()),
                                byLevel.get(level).boxes())));
    }

    /** All of a group, those found by a forced anchor only, and those without any. */
    private static Stream<Bar> groups(List<BoxStatistics> groups, List<Integer> order, IntFunction<BoxFilter> filters) {
        return IntStream.range(0, order.size()).boxed().flatMap(item -> {
            BoxFilter all = filters.apply(order.get(item));
            BoxStatistics group = groups.get(order.get(item));
            return Stream.of(
                    new Bar(0, item, all, group.boxes()),
                    new Bar(1, item, new BoxFilter.Both(all, new BoxFilter.ForcedOnly()), group.forcedOnly()),
                    new Bar(2, item, new BoxFilter.Both(all, NO_ANCHOR), group.unmatched()));
        });
    }

    /** {@return the groups that a chart has room for, the one with the most boxes first} */
    static List<Integer> mostFrequent(List<BoxStatistics> groups) {
        return IntStream.range(0, groups.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> groups.get(i).boxes())
                        .reversed())
                .limit(MOST_CLASSES)
                .toList();
    }

    /** {@return boxes with so many positive anchors; the last count stands for more too} */
    static long anchors(Counts positives, int count) {
        return count < MOST_ANCHORS
                ? positives.at(count)
                : IntStream.rangeClosed(MOST_ANCHORS, BoxSpread.MOST_POSITIVES)
                        .mapToLong(positives::at)
                        .sum();
    }

    /** {@return boxes whose best IoU is in a bin of the chart} */
    static long iou(Counts bestIou, int bin) {
        int each = BoxSpread.IOU_BINS / BoxFilter.BestIou.BINS;
        return IntStream.range(bin * each, (bin + 1) * each)
                .mapToLong(bestIou::at)
                .sum();
    }

    private static Stream<Bar> fields(CoverageMap coverage) {
        Extent extent = Extent.of(coverage);
        List<Bar> fields = new ArrayList<>();
        for (int ratio : extent.ratios) {
            for (int size : extent.sizes) {
                fields.add(new Bar(
                        0,
                        fields.size(),
                        new BoxFilter.InField(size, ratio),
                        coverage.boxes().at(CoverageMap.cell(size, ratio))));
            }
        }
        return fields.stream();
    }

    /** The columns and rows of the map between the least and the greatest that hold a box. */
    record Extent(List<Integer> sizes, List<Integer> ratios) {
        static Extent of(CoverageMap coverage) {
            return new Extent(
                    filled(
                            CoverageMap.SIZES,
                            size -> IntStream.range(0, CoverageMap.RATIOS).map(ratio -> CoverageMap.cell(size, ratio)),
                            coverage),
                    filled(
                            CoverageMap.RATIOS,
                            ratio -> IntStream.range(0, CoverageMap.SIZES).map(size -> CoverageMap.cell(size, ratio)),
                            coverage));
        }

        private static List<Integer> filled(int count, IntFunction<IntStream> cells, CoverageMap coverage) {
            int[] filled = IntStream.range(0, count)
                    .filter(at ->
                            cells.apply(at).anyMatch(cell -> coverage.boxes().at(cell) > 0))
                    .toArray();
            return filled.length == 0
                    ? List.of()
                    : IntStream.rangeClosed(filled[0], filled[filled.length - 1])
                            .boxed()
                            .toList();
        }
    }
}
