package org.focallens.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.match.LevelCount;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.data.LabelledImage;

/** Adds up image after image and makes one {@link AuditTotals} of them at the end; one thread at a time. */
final class Tally {
    private static final List<GridDetector> GRIDS = List.of(GridDetector.SEVEN, GridDetector.THIRTEEN);

    private final List<AnchorLevel> levels;
    private final long[] anchors;
    private final long[] positive;
    private final long[] ignored;
    private final BoxTally all = new BoxTally();
    private final BoxTally[] byClass;
    private final BoxTally[] bySize = BoxTally.many(SizeClass.values().length);
    private final BoxTally[] byLevel;
    private final long[] iouBins = new long[BoxSpread.IOU_BINS];
    private final long[] positiveBins = new long[BoxSpread.MOST_POSITIVES + 1];
    private final CoverageTally coverage = new CoverageTally();
    private final List<BitSet> cells =
            GRIDS.stream().map(grid -> new BitSet(grid.cells() * grid.cells())).toList();
    private final long[] responsible = new long[GRIDS.size()];
    private int images;
    private long inputs;
    private long crowd;
    private long difficult;

    Tally(AssignSettings settings, int classes) {
        levels = settings.anchors().levels();
        anchors = new long[levels.size()];
        positive = new long[levels.size()];
        ignored = new long[levels.size()];
        byClass = BoxTally.many(classes);
        byLevel = BoxTally.many(levels.size());
    }

    /** Adds the anchors of one input of the network. */
    void addInput(List<LevelCount> counts) {
        inputs++;
        for (int i = 0; i < counts.size(); i++) {
            anchors[i] += counts.get(i).anchors();
            positive[i] += counts.get(i).positive();
            ignored[i] += counts.get(i).ignored();
        }
    }

    /** Ends an image whose inputs and boxes were added. */
    void addImage(int left) {
        images++;
        crowd += left;
        for (int i = 0; i < responsible.length; i++) {
            responsible[i] += cells.get(i).cardinality();
            cells.get(i).clear();
        }
    }

    void addBox(LabelledImage image, Fit fit, int label, BoxOutcome outcome) {
        float[] box = image.labels().box(label);
        double width = (double) box[2] - box[0];
        double height = (double) box[3] - box[1];
        all.add(outcome);
        byClass[image.labels().category(label)].add(outcome);
        bySize[SizeClass.of(width * height).ordinal()].add(outcome);
        if (outcome.level() >= 0) {
            byLevel[outcome.level()].add(outcome);
        }
        difficult += image.labels().difficult(label) ? 1 : 0;
        iouBins[BoxSpread.iouBin(outcome.bestIou())]++;
        positiveBins[BoxSpread.positivesBin(outcome.positives())]++;
        coverage.add(
                CoverageMap.cellOf(width * fit.width() / image.width(), height * fit.height() / image.height()),
                outcome);
        double x = (box[0] + width / 2) / image.width();
        double y = (box[1] + height / 2) / image.height();
        for (int i = 0; i < responsible.length; i++) {
            cells.get(i).set(GRIDS.get(i).cellOf(x, y));
        }
    }

    AuditTotals totals() {
        List<LevelTotal> levelTotals = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            AnchorLevel level = levels.get(i);
            levelTotals.add(new LevelTotal("P" + level.level(), level.stride(), anchors[i], positive[i], ignored[i]));
        }
        List<GridTotal> grids = new ArrayList<>();
        for (int i = 0; i < responsible.length; i++) {
            grids.add(new GridTotal(GRIDS.get(i), (long) images * GRIDS.get(i).size(), responsible[i]));
        }
        BoxGroups groups =
                new BoxGroups(BoxTally.statistics(byClass), BoxTally.statistics(bySize), BoxTally.statistics(byLevel));
        BoxSpread spread = new BoxSpread(new Counts(iouBins), new Counts(positiveBins), coverage.map());
        return new AuditTotals(images, inputs, crowd, difficult, levelTotals, all.statistics(), groups, spread, grids);
    }

    /** The map's counts as they grow. */
    private static final class CoverageTally {
        private final long[] boxes = new long[CoverageMap.SIZES * CoverageMap.RATIOS];
        private final long[] served = new long[boxes.length];
        private final long[] units = new long[boxes.length];

        void add(int cell, BoxOutcome outcome) {
            boxes[cell]++;
            served[cell] += outcome.unmatched() ? 0 : 1;
            units[cell] += IouSum.units(outcome.bestIou());
        }

        CoverageMap map() {
            return new CoverageMap(new Counts(boxes), new Counts(served), new Counts(units));
        }
    }
}
