package org.focallens.core.preset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.match.MatchSettings;

/** The settings by which anchors are assigned as name and value, to be listed, compared and marked where they were changed. */
public final class AssignSheet {
    /** Of the anchors' levels, sizes and shapes. */
    public static final String LEVELS = "levels";
    /** Of the levels' base sizes in input pixels. */
    public static final String SIZES = "sizes";
    /** Of the multiples of the base sizes. */
    public static final String SCALES = "scales";
    /** Of the ratios, height / width. */
    public static final String RATIOS = "ratios";
    /** Of the levels' strides in input pixels. */
    public static final String STRIDES = "strides";
    /** Of the first centre's place in strides. */
    public static final String OFFSET = "offset";
    /** Of the framework's way to an anchor's corners. */
    public static final String ARITHMETIC = "anchorArithmetic";
    /** Of the order of shapes within a cell. */
    public static final String ORDER = "shapeOrder";
    /** Of the distance between cells. */
    public static final String SPACING = "spacing";
    /** Of the arithmetic of IoU. */
    public static final String IOU = "iou";
    /** Of the least IoU of a positive. */
    public static final String FOREGROUND = "foreground";
    /** Of the IoU below which an anchor is negative. */
    public static final String BACKGROUND = "background";
    /** Of what an anchor exactly at the background threshold becomes. */
    public static final String AT_BACKGROUND = "atBackground";
    /** Of the rule for boxes whose best anchor is below the foreground threshold. */
    public static final String LOW_QUALITY = "lowQuality";
    /** Of the rule for anchors over the border. */
    public static final String BORDER = "border";
    /** Of what becomes of crowd regions. */
    public static final String CROWD = "crowd";
    /** Of how an image is brought to the network's input. */
    public static final String RESIZE = "resize";

    private AssignSheet() {}

    /**
     * All settings as people read them.
     *
     * @param settings any
     * @return name and value in a fixed order; the names are this class's constants, and those of {@link PresetSheet}
     */
    public static Map<String, String> of(AssignSettings settings) {
        return sheet(settings, SheetText::number);
    }

    /**
     * What two settings do differently.
     *
     * @param a one
     * @param b the other
     * @return name, then the value of {@code a} and the value of {@code b}, to the last digit where six would look alike; empty only for equal settings
     */
    public static Map<String, List<String>> differences(AssignSettings a, AssignSettings b) {
        Map<String, String> exactA = sheet(a, Double::toString);
        Map<String, String> exactB = sheet(b, Double::toString);
        Map<String, String> ofA = of(a);
        Map<String, String> ofB = of(b);
        Map<String, List<String>> differences = new LinkedHashMap<>();
        exactA.forEach((name, value) -> {
            if (!value.equals(exactB.get(name))) {
                boolean alike = ofA.get(name).equals(ofB.get(name));
                differences.put(name, alike ? List.of(value, exactB.get(name)) : List.of(ofA.get(name), ofB.get(name)));
            }
        });
        return differences;
    }

    private static Map<String, String> sheet(AssignSettings settings, DoubleFunction<String> number) {
        Map<String, String> sheet = new LinkedHashMap<>();
        putAnchors(sheet, settings.anchors(), number);
        putMatching(sheet, settings.matching(), number);
        sheet.put(CROWD, SheetText.lower(settings.crowd()));
        sheet.put(RESIZE, SheetText.resize(settings.resize()));
        return sheet;
    }

    private static void putAnchors(Map<String, String> sheet, AnchorSettings anchors, DoubleFunction<String> number) {
        List<AnchorLevel> levels = anchors.levels();
        sheet.put(LEVELS, levels.stream().map(level -> "P" + level.level()).collect(Collectors.joining(" ")));
        sheet.put(
                SIZES, levels.stream().map(level -> number.apply(level.size())).collect(Collectors.joining(" ")));
        sheet.put(SCALES, perLevel(levels, level -> SheetText.numbers(level.scales(), number)));
        sheet.put(RATIOS, perLevel(levels, level -> SheetText.numbers(level.ratios(), number)));
        sheet.put(
                STRIDES,
                levels.stream().map(level -> String.valueOf(level.stride())).collect(Collectors.joining(" ")));
        sheet.put(OFFSET, perLevel(levels, level -> number.apply(level.offset())));
        sheet.put(ARITHMETIC, SheetText.lower(anchors.arithmetic()));
        sheet.put(ORDER, SheetText.lower(anchors.order()));
        sheet.put(SPACING, SheetText.lower(anchors.spacing()));
    }

    /** One value where all levels agree, else each with its level's name. */
    private static String perLevel(List<AnchorLevel> levels, Function<AnchorLevel, String> value) {
        if (levels.stream().map(value).distinct().count() == 1) {
            return value.apply(levels.get(0));
        }
        return levels.stream()
                .map(level -> "P" + level.level() + ": " + value.apply(level))
                .collect(Collectors.joining(", "));
    }

    private static void putMatching(Map<String, String> sheet, MatchSettings matching, DoubleFunction<String> number) {
        sheet.put(IOU, SheetText.lower(matching.iou()));
        sheet.put(FOREGROUND, number.apply(matching.foreground()));
        sheet.put(BACKGROUND, number.apply(matching.background()));
        sheet.put(AT_BACKGROUND, SheetText.atBackground(matching.ignoreAtThreshold()));
        sheet.put(LOW_QUALITY, matching.lowQuality().text());
        sheet.put(BORDER, SheetText.lower(matching.border()));
    }
}
