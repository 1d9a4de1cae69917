package org.focallens.ui.dataset.model;

import org.focallens.audit.AuditReport;
import org.focallens.audit.BoxSpread;
import org.focallens.audit.CoverageMap;
import org.focallens.audit.SizeClass;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.data.LabelledImage;
import org.focallens.text.Texts;

/** Which boxes of a set are meant: those that a bar of a chart counts. */
public sealed interface BoxFilter {

    /** {@return which boxes, in words} */
    String text();

    /**
     * Whether a box is meant.
     *
     * @param image  the image it is on
     * @param report what became of it
     * @param box    its number in the report
     */
    boolean holds(LabelledImage image, AuditReport report, int box);

    /** Boxes of one class. */
    record OfClass(int category, String name) implements BoxFilter {
        @Override
        public String text() {
            return "class " + name;
        }

        @Override
        public boolean holds(LabelledImage image, AuditReport report, int box) {
            return image.labels().category(report.boxes().label(box)) == category;
        }
    }

    /** Boxes of one of COCO's sizes. */
    record OfSize(SizeClass size) implements BoxFilter {
        @Override
        public String text() {
            return "size " + size.text();
        }

        @Override
        public boolean holds(LabelledImage image, AuditReport report, int box) {
            float[] corners = image.labels().box(report.boxes().label(box));
            return SizeClass.of(((double) corners[2] - corners[0]) * ((double) corners[3] - corners[1])) == size;
        }
    }

    /** Boxes whose best anchor is on one level. */
    record OnLevel(int level) implements BoxFilter {
        @Override
        public String text() {
            return "best anchor on P" + level;
        }

        @Override
        public boolean holds(LabelledImage image, AuditReport report, int box) {
            int place = report.boxes().level(box);
            return place >= 0 && report.settings().anchors().levels().get(place).level() == level;
        }
    }

    /** Boxes with so many positive anchors. */
    record Anchors(int least, int most) implements BoxFilter {
        @Override
        public String text() {
            String number = most == Integer.MAX_VALUE ? least + " or more" : least == 0 ? "no" : String.valueOf(least);
            return number + (most <= 1 ? " positive anchor" : " positive anchors");
        }

        @Override
        public boolean holds(LabelledImage image, AuditReport report, int box) {
            return report.boxes().positives(box) >= least && report.boxes().positives(box) <= most;
        }
    }

    /** Boxes whose best IoU is in a bin of the chart, the last of which holds 1. */
    record BestIou(int bin) implements BoxFilter {
        /** Bins of the chart. */
        public static final int BINS = 20;

        @Override
        public String text() {
            return "best IoU " + name();
        }

        /** {@return the bin's least and greatest IoU} */
        public String name() {
            return Texts.format("%.2f–%.2f", (double) bin / BINS, (bin + 1.0) / BINS);
        }

        @Override
        public boolean holds(LabelledImage image, AuditReport report, int box) {
            return BoxSpread.iouBin(report.boxes().bestIou(box)) * BINS / BoxSpread.IOU_BINS == bin;
        }
    }

    /** Boxes in one field of the map of coverage. */
    record InField(int size, int ratio) implements BoxFilter {
        @Override
        public String text() {
            return Texts.format(
                    "size %.0f–%.0f px at the input, ratio %.2f–%.2f",
                    CoverageMap.leastSize(size),
                    CoverageMap.leastSize(size + 1),
                    CoverageMap.leastRatio(ratio),
                    CoverageMap.leastRatio(ratio + 1));
        }

        @Override
        public boolean holds(LabelledImage image, AuditReport report, int box) {
            Fit fit = report.settings().resize().fit(image.height(), image.width());
            float[] corners = image.labels().box(report.boxes().label(box));
            double width = ((double) corners[2] - corners[0]) * fit.width() / image.width();
            double height = ((double) corners[3] - corners[1]) * fit.height() / image.height();
            return CoverageMap.cellOf(width, height) == CoverageMap.cell(size, ratio);
        }
    }

    /** Boxes that only the low-quality rule serves. */
    record ForcedOnly() implements BoxFilter {
        @Override
        public String text() {
            return "with forced anchors only";
        }

        @Override
        public boolean holds(LabelledImage image, AuditReport report, int box) {
            return report.boxes().forcedOnly(box);
        }
    }

    /** Boxes that are meant by two filters. */
    record Both(BoxFilter one, BoxFilter other) implements BoxFilter {
        @Override
        public String text() {
            return one.text() + ", " + other.text();
        }

        @Override
        public boolean holds(LabelledImage image, AuditReport report, int box) {
            return one.holds(image, report, box) && other.holds(image, report, box);
        }
    }
}
