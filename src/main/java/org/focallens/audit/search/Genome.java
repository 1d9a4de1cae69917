package org.focallens.audit.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.focallens.audit.search.SearchSettings.Sizes;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;

/**
 * Anchors as a point that can be moved: logarithms of the base sizes, the scales and the ratios, each between bounds. As many scales and ratios as
 * the start's first level has, the same on all levels. What is read back is rounded to whole sizes and three decimals, so that what is measured
 * is what is written down.
 */
final class Genome {
    private static final double GREATEST_FACTOR = Math.log(4);
    private static final double GREATEST_SCALE = Math.log(3);
    private static final double GREATEST_RATIO = Math.log(8);

    private final AnchorSettings start;
    private final SearchSettings search;
    private final int sizes;
    private final int scales;
    private final int ratios;
    private final int pairs;

    Genome(AnchorSettings start, SearchSettings search) {
        this.start = start;
        this.search = search;
        AnchorLevel first = start.levels().get(0);
        this.sizes = search.sizes() == Sizes.FIXED
                ? 0
                : search.sizes() == Sizes.TOGETHER ? 1 : start.levels().size();
        this.scales = first.scales().size();
        this.ratios = first.ratios().size();
        this.pairs = search.symmetric() ? ratios / 2 : ratios;
    }

    int length() {
        return sizes + scales + pairs;
    }

    double least(int gene) {
        if (gene < sizes) {
            return -GREATEST_FACTOR;
        }
        return gene < sizes + scales || !search.symmetric() ? -greatest(gene) : 0;
    }

    double greatest(int gene) {
        return gene < sizes ? GREATEST_FACTOR : gene < sizes + scales ? GREATEST_SCALE : GREATEST_RATIO;
    }

    /** {@return the genes nearest to some anchors} */
    double[] of(AnchorSettings anchors) {
        double[] genes = new double[length()];
        for (int i = 0; i < sizes; i++) {
            genes[i] = Math.log(
                    anchors.levels().get(i).size() / start.levels().get(i).size());
        }
        AnchorLevel first = anchors.levels().get(0);
        for (int i = 0; i < scales; i++) {
            genes[sizes + i] = Math.log(first.scales().get(i));
        }
        double[] logs = first.ratios().stream().mapToDouble(Math::log).sorted().toArray();
        for (int i = 0; i < pairs; i++) {
            genes[sizes + scales + i] = search.symmetric() ? 0.5 * (logs[logs.length - 1 - i] - logs[i]) : logs[i];
        }
        for (int i = 0; i < genes.length; i++) {
            genes[i] = Math.max(least(i), Math.min(greatest(i), genes[i]));
        }
        return genes;
    }

    /** {@return the anchors that genes stand for} */
    AnchorSettings anchors(double[] genes) {
        List<Double> scaleList =
                list(DoubleStream.of(genes).skip(sizes).limit(scales).map(Math::exp));
        DoubleStream.Builder ratioValues = DoubleStream.builder();
        for (int i = sizes + scales; i < genes.length; i++) {
            double ratio = rounded(Math.exp(genes[i]));
            ratioValues.add(ratio);
            if (search.symmetric()) {
                ratioValues.add(1 / ratio);
            }
        }
        if (search.symmetric() && ratios % 2 == 1) {
            ratioValues.add(1);
        }
        return with(genes, scaleList, list(ratioValues.build()));
    }

    private AnchorSettings with(double[] genes, List<Double> scaleList, List<Double> ratioList) {
        double[] found = baseSizes(genes);
        List<AnchorLevel> levels = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            levels.add(start.levels().get(i).withSize(found[i]).withShapes(scaleList, ratioList));
        }
        return start.withLevels(levels);
    }

    /** A coarser level has no smaller anchors than a finer one, as wherever the start has none: what overtakes changes places. */
    private double[] baseSizes(double[] genes) {
        double[] before = start.levels().stream().mapToDouble(AnchorLevel::size).toArray();
        double[] found = before.clone();
        for (int i = 0; i < found.length && sizes > 0; i++) {
            found[i] = Math.max(1, Math.rint(before[i] * Math.exp(genes[sizes == 1 ? 0 : i])));
        }
        double[] ascending = before.clone();
        Arrays.sort(ascending);
        if (Arrays.equals(before, ascending)) {
            Arrays.sort(found);
        }
        return found;
    }

    private static List<Double> list(DoubleStream values) {
        return values.map(Genome::rounded).sorted().boxed().toList();
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
