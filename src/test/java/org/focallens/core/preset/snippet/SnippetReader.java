package org.focallens.core.preset.snippet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.MatchSettings;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.ResizeRule;

/** Takes a snippet's text for what its framework would make of it, from the text alone. */
record SnippetReader(Framework framework, String text) {

    AssignSettings read() {
        return switch (framework) {
            case DETECTRON2 -> detectron2();
            case TORCHVISION -> torchvision();
            case MMDETECTION -> mmdetection();
            case KERAS_RETINANET -> keras();
        };
    }

    private AssignSettings detectron2() {
        double[][] sizes = rows("SIZES: \\[(.*)\\]");
        double[][] ratios = rows("ASPECT_RATIOS: \\[(.*)\\]");
        double[] names =
                numbers(group("IN_FEATURES: \\[(.*)\\]").replace("\"p", "").replace("\"", ""));
        List<AnchorLevel> levels = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            levels.add(level((int) names[i], 1, sizes[i], ratios[i], one("OFFSET: (.*)")));
        }
        double[] thresholds = numbers(group("IOU_THRESHOLDS: \\[(.*)\\]"));
        assertLabels(thresholds.length);
        int side = (int) one("MIN_SIZE_TRAIN: \\((\\d+),\\)");
        return settings(
                levels,
                thresholds[thresholds.length - 1],
                thresholds[0],
                LowQuality.KEEP,
                side == 0 ? new ResizeRule.None() : resize(side, (int) one("MAX_SIZE_TRAIN: (\\d+)")));
    }

    private void assertLabels(int thresholds) {
        if (!group("IOU_LABELS: \\[(.*)\\]").equals(thresholds == 1 ? "0, 1" : "0, -1, 1")) {
            throw new AssertionError(text);
        }
    }

    private AssignSettings torchvision() {
        double[][] sizes = rows("sizes=\\((.*)\\),\n");
        double[][] ratios = rows("aspect_ratios=\\((.*)\\),\n");
        List<AnchorLevel> levels = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            levels.add(level(levelOf(i, sizes.length), 1, sizes[i], ratios[i], 0));
        }
        return settings(
                levels,
                one("fg_iou_thresh=([\\d.]+)"),
                one("bg_iou_thresh=([\\d.]+)"),
                text.contains("allow_low_quality_matches=False") ? LowQuality.NONE : LowQuality.KEEP,
                resize((int) one("min_size=(\\d+)"), (int) one("max_size=(\\d+)")));
    }

    /** The maps are named by the backbone, which is in the notes only. */
    private int levelOf(int at, int count) {
        return 7 - count + 1 + at;
    }

    private AssignSettings mmdetection() {
        double[] strides = numbers(group("strides=\\[(.*)\\]\\)\\)"));
        double[] bases = text.contains("base_sizes") ? numbers(group("base_sizes=\\[(.*)\\]")) : strides;
        double[] scales = text.contains("octave_base_scale")
                ? octave((int) one("scales_per_octave=(\\d+)"), one("octave_base_scale=([\\d.]+)"))
                : numbers(group("[^_]scales=\\[(.*)\\]"));
        double[][] centres = text.contains("centers=") ? rows("centers=\\[(.*)\\]") : null;
        List<AnchorLevel> levels = new ArrayList<>();
        for (int i = 0; i < strides.length; i++) {
            double centre = centres == null ? one("center_offset=([\\d.]+)") * bases[i] : centres[i][0];
            levels.add(level(
                            levelOf(i, strides.length),
                            bases[i],
                            scales,
                            numbers(group("ratios=\\[(.*)\\]")),
                            centre / strides[i])
                    .withStride((int) strides[i]));
        }
        double[] sides = numbers(group("scale=\\((\\d+, \\d+)\\)"));
        return settings(
                levels,
                one("pos_iou_thr=([\\d.]+)"),
                one("neg_iou_thr=([\\d.]+)"),
                text.contains("match_low_quality=False") ? LowQuality.NONE : LowQuality.REPOINT,
                new ResizeRule.ShortSide((int) sides[1], (int) sides[0], (int) one("pad_size_divisor=(\\d+)")));
    }

    private static double[] octave(int scales, double base) {
        return IntStream.range(0, scales)
                .mapToDouble(i -> Math.pow(2, (double) i / scales) * base)
                .toArray();
    }

    private AssignSettings keras() {
        int[] sizes = Arrays.stream(group("sizes = (.*)").split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        int[] strides = Arrays.stream(group("strides = (.*)").split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        double[] ratios = Arrays.stream(group("ratios = (.*)").split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double[] scales = Arrays.stream(group("scales = (.*)").split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        List<AnchorLevel> levels = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            levels.add(level(levelOf(i, sizes.length), sizes[i], scales, ratios, 0.5)
                    .withStride(strides[i]));
        }
        ResizeRule resize = text.contains("--no-resize")
                ? new ResizeRule.None()
                : resize((int) one("--image-min-side (\\d+)"), (int) one("--image-max-side (\\d+)"));
        return settings(levels, 0.5, 0.4, LowQuality.NONE, resize);
    }

    private AssignSettings settings(
            List<AnchorLevel> levels, double foreground, double background, LowQuality rule, ResizeRule resize) {
        AnchorSettings own = framework.preset().anchors();
        MatchSettings matching = framework
                .preset()
                .matching()
                .withThresholds(foreground, background)
                .withLowQuality(rule);
        return new AssignSettings(
                new AnchorSettings(levels, own.arithmetic(), own.order(), own.spacing()),
                matching,
                resize,
                framework.preset().input().crowd());
    }

    private ResizeRule resize(int shortSide, int longSide) {
        return ((ResizeRule.ShortSide) framework.preset().input().resize()).withSides(shortSide, longSide);
    }

    private static AnchorLevel level(int level, double size, double[] scales, double[] ratios, double offset) {
        return new AnchorLevel(level, size, list(scales), list(ratios), offset);
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private String group(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return matcher.group(1);
    }

    private double one(String pattern) {
        return Double.parseDouble(group(pattern));
    }

    private double[][] rows(String pattern) {
        List<double[]> rows = new ArrayList<>();
        Matcher row = Pattern.compile("[\\[(]([^\\[\\]()]*)[\\])]").matcher(group(pattern));
        while (row.find()) {
            rows.add(numbers(row.group(1)));
        }
        return rows.toArray(double[][]::new);
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
