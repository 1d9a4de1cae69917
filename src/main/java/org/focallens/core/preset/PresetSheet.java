package org.focallens.core.preset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.box.BoxCoder;
import org.focallens.core.box.BoxLoss;
import org.focallens.core.box.CentreSizeCoder;
import org.focallens.core.box.CornerCoder;
import org.focallens.core.box.DeltaLoss;
import org.focallens.core.detect.InferenceSettings;

/** A preset's settings as name and value, to be listed and compared. */
public final class PresetSheet {
    private PresetSheet() {
    }

    /**
     * All settings of a preset.
     *
     * @param preset any
     * @return name and value in a fixed order, equal names for all presets
     */
    public static Map<String, String> of(Preset preset) {
        Map<String, String> sheet = new LinkedHashMap<>();
        sheet.put("source", preset.source());
        putAnchors(sheet, preset);
        sheet.put("iou", lower(preset.matching().iou()));
        sheet.put("foreground", number(preset.matching().foreground()));
        sheet.put("background", number(preset.matching().background()));
        sheet.put("atBackground", preset.matching().ignoreAtThreshold() ? "ignored" : "negative");
        sheet.put("lowQuality", preset.matching().lowQuality().text());
        sheet.put("border", lower(preset.matching().border()));
        sheet.put("crowd", lower(preset.input().crowd()));
        sheet.put("vocCorners", lower(preset.input().voc()));
        sheet.put("alpha", number(preset.loss().alpha()));
        sheet.put("gamma", number(preset.loss().gamma()));
        sheet.put("prior", number(preset.loss().prior()));
        sheet.put("normaliser", lower(preset.loss().normaliser()));
        sheet.put("boxLoss", text(preset.loss().boxLoss()));
        sheet.put("boxCoder", text(preset.coder()));
        sheet.put("p6", preset.p6().name());
        sheet.put("resize", text(preset.input().resize()));
        putInference(sheet, preset.inference());
        return sheet;
    }

    /**
     * What two presets do differently.
     *
     * @param a one
     * @param b the other
     * @return name, then the value of {@code a} and the value of {@code b}; empty where they agree in all
     */
    public static Map<String, List<String>> differences(Preset a, Preset b) {
        Map<String, String> ofB = of(b);
        Map<String, List<String>> differences = new LinkedHashMap<>();
        of(a).forEach((name, value) -> {
            if (!value.equals(ofB.get(name))) {
                differences.put(name, List.of(value, ofB.get(name)));
            }
        });
        return differences;
    }

    private static void putAnchors(Map<String, String> sheet, Preset preset) {
        List<AnchorLevel> levels = preset.anchors().levels();
        sheet.put("levels", levels.stream().map(level -> "P" + level.level()).collect(Collectors.joining(" ")));
        sheet.put("sizes", levels.stream().map(level -> number(level.size())).collect(Collectors.joining(" ")));
        sheet.put("scales", numbers(levels.get(0).scales()));
        sheet.put("ratios", numbers(levels.get(0).ratios()));
        sheet.put("strides", levels.stream().map(level -> String.valueOf(level.stride())).collect(Collectors.joining(" ")));
        sheet.put("offset", levels.stream().map(level -> number(level.offset())).distinct().collect(Collectors.joining(" ")));
        sheet.put("anchorArithmetic", lower(preset.anchors().arithmetic()));
        sheet.put("shapeOrder", lower(preset.anchors().order()));
        sheet.put("spacing", lower(preset.anchors().spacing()));
    }

    private static void putInference(Map<String, String> sheet, InferenceSettings inference) {
        sheet.put("scoreThreshold", number(inference.scoreThreshold()));
        sheet.put("topPerLevel", inference.topPerLevel() == InferenceSettings.NO_CAP ? "all" : String.valueOf(inference.topPerLevel()));
        sheet.put("nmsIou", number(inference.nmsIou()));
        sheet.put("maxDetections", String.valueOf(inference.maxDetections()));
    }

    private static String text(BoxLoss loss) {
        if (loss instanceof DeltaLoss.SmoothL1 smooth) {
            return "smooth-l1 beta " + number(smooth.beta());
        }
        if (loss instanceof DeltaLoss.Huber huber) {
            return "huber delta " + number(huber.delta()) + " weight " + number(huber.weight());
        }
        return loss instanceof DeltaLoss.L1 ? "l1" : "giou";
    }

    private static String text(BoxCoder coder) {
        if (coder instanceof CentreSizeCoder c) {
            return "centre-size weights " + numbers(List.of(c.wx(), c.wy(), c.ww(), c.wh()));
        }
        CornerCoder corners = (CornerCoder) coder;
        return "corners mean " + number(corners.mean()) + " deviation " + number(corners.deviation());
    }

    private static String text(ResizeRule rule) {
        if (!(rule instanceof ResizeRule.ShortSide side)) {
            return rule.text();
        }
        String padding = side.multipleOf() > 1 ? " padded to " + side.multipleOf() : "";
        return side.text() + (side.rounding() == ResizeRule.Rounding.DOWN ? " rounded down" : "") + padding;
    }

    private static String numbers(List<Double> values) {
        return values.stream().map(PresetSheet::number).collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.6g", value).replaceAll("0+$", "");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
