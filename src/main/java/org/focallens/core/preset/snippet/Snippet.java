package org.focallens.core.preset.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;

/**
 * Settings as a framework's own configuration.
 *
 * @param framework whose
 * @param text      the file's content: comments, then the configuration; lines end in a line feed, also the last
 * @param expressed what the framework does when it is configured so; equals the settings asked for where it can do all of them,
 *                  but for how sizes are split into base and scale
 * @param notes     what it does otherwise than asked, a sentence each; also in the text's comments
 */
public record Snippet(Framework framework, String text, AssignSettings expressed, List<String> notes) {
    private static final double ROUNDING = 1e-9;

    /** By setting: what it means that a framework keeps its own. */
    private static final Map<String, String> CONSEQUENCES = Map.ofEntries(
            Map.entry(AssignSheet.LEVELS, "other maps carry anchors"),
            Map.entry(AssignSheet.SIZES, "anchors are smaller or larger"),
            Map.entry(AssignSheet.SCALES, "anchors are smaller or larger"),
            Map.entry(AssignSheet.RATIOS, "anchors are wider or taller"),
            Map.entry(
                    AssignSheet.STRIDES,
                    "they come from the backbone's feature maps, and no configuration of anchors changes them"),
            Map.entry(AssignSheet.OFFSET, "anchors are elsewhere within a cell"),
            Map.entry(AssignSheet.ARITHMETIC, "corners are rounded differently"),
            Map.entry(AssignSheet.ORDER, "a different one of equally good anchors wins"),
            Map.entry(AssignSheet.SPACING, "cells of large strides are elsewhere"),
            Map.entry(AssignSheet.IOU, "an IoU at a threshold may fall on the other side"),
            Map.entry(AssignSheet.FOREGROUND, "fixed in its code"),
            Map.entry(AssignSheet.BACKGROUND, "fixed in its code"),
            Map.entry(AssignSheet.AT_BACKGROUND, "matters only for an IoU exactly at the threshold"),
            Map.entry(AssignSheet.LOW_QUALITY, "low-quality matches follow another rule"),
            Map.entry(AssignSheet.BORDER, "anchors in the padding count differently"),
            Map.entry(AssignSheet.CROWD, "crowd regions are treated differently"),
            Map.entry(AssignSheet.RESIZE, "boxes have other sizes at the network's input"));

    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public Snippet {
        Objects.requireNonNull(framework, "framework");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(expressed, "expressed");
        notes = List.copyOf(notes);
    }

    /**
     * Writes settings for a framework.
     *
     * @param framework whose configuration
     * @param asked     the settings
     * @return the configuration nearest to them, and what it cannot say
     */
    public static Snippet of(Framework framework, AssignSettings asked) {
        Dialect dialect = switch (framework) {
            case DETECTRON2 -> new Detectron2Dialect();
            case TORCHVISION -> new TorchvisionDialect();
            case MMDETECTION -> new MmdetectionDialect();
            case KERAS_RETINANET -> new KerasRetinanetDialect();
        };
        AssignSettings expressed = dialect.nearest(asked);
        List<String> notes = new ArrayList<>();
        Map<String, List<String>> differences = AssignSheet.differences(asked, expressed);
        if (sameSizes(asked.anchors().levels(), expressed.anchors().levels())) {
            differences.keySet().removeAll(List.of(AssignSheet.SIZES, AssignSheet.SCALES));
        }
        differences.forEach((name, values) -> notes.add(name + " is asked as " + values.get(0) + ", "
                + framework.title() + " has " + values.get(1) + ": " + CONSEQUENCES.get(name)));
        notes.addAll(dialect.hints(expressed));
        StringBuilder text = new StringBuilder("# Anchors and matching for ")
                .append(framework.title())
                .append(", written by FocalLens\n");
        notes.forEach(note -> text.append("# Note: ").append(note).append('\n'));
        return new Snippet(framework, text.append(dialect.body(expressed)).toString(), expressed, notes);
    }

    /** A framework may split the same sizes into base and scale otherwise. */
    private static boolean sameSizes(List<AnchorLevel> asked, List<AnchorLevel> expressed) {
        for (int i = 0; i < asked.size(); i++) {
            List<Double> scales = asked.get(i).scales();
            List<Double> others = expressed.get(i).scales();
            for (int k = 0; k < scales.size(); k++) {
                double ratio = scales.size() == others.size()
                        ? expressed.get(i).size()
                                * others.get(k)
                                / (asked.get(i).size() * scales.get(k))
                        : 0;
                if (Math.abs(ratio - 1) > ROUNDING) {
                    return false;
                }
            }
        }
        return true;
    }
}
