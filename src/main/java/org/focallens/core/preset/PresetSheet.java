package org.focallens.core.preset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.focallens.core.box.BoxCoder;
import org.focallens.core.box.BoxLoss;
import org.focallens.core.box.CentreSizeCoder;
import org.focallens.core.box.CornerCoder;
import org.focallens.core.box.DeltaLoss;
import org.focallens.core.detect.InferenceSettings;

/** A preset's settings as name and value, to be listed and compared. */
public final class PresetSheet {
    private PresetSheet() {}

    /**
     * All settings of a preset.
     *
     * @param preset any
     * @return name and value in a fixed order, equal names for all presets
     */
    public static Map<String, String> of(Preset preset) {
        Map<String, String> sheet = new LinkedHashMap<>();
        sheet.put("source", preset.source());
        Map<String, String> assign = AssignSheet.of(AssignSettings.of(preset));
        String resize = assign.remove(AssignSheet.RESIZE);
        sheet.putAll(assign);
        sheet.put("vocCorners", SheetText.lower(preset.input().voc()));
        sheet.put("alpha", SheetText.number(preset.loss().alpha()));
        sheet.put("gamma", SheetText.number(preset.loss().gamma()));
        sheet.put("prior", SheetText.number(preset.loss().prior()));
        sheet.put("normaliser", SheetText.lower(preset.loss().normaliser()));
        sheet.put("boxLoss", text(preset.loss().boxLoss()));
        sheet.put("boxCoder", text(preset.coder()));
        sheet.put("p6", preset.p6().name());
        sheet.put(AssignSheet.RESIZE, resize);
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

    private static void putInference(Map<String, String> sheet, InferenceSettings inference) {
        sheet.put("scoreThreshold", SheetText.number(inference.scoreThreshold()));
        sheet.put(
                "topPerLevel",
                inference.topPerLevel() == InferenceSettings.NO_CAP ? "all" : String.valueOf(inference.topPerLevel()));
        sheet.put("nmsIou", SheetText.number(inference.nmsIou()));
        sheet.put("maxDetections", String.valueOf(inference.maxDetections()));
    }

    private static String text(BoxLoss loss) {
        if (loss instanceof DeltaLoss.SmoothL1 smooth) {
            return "smooth-l1 beta " + SheetText.number(smooth.beta());
        }
        if (loss instanceof DeltaLoss.Huber huber) {
            return "huber delta " + SheetText.number(huber.delta()) + " weight " + SheetText.number(huber.weight());
        }
        return loss instanceof DeltaLoss.L1 ? "l1" : "giou";
    }

    private static String text(BoxCoder coder) {
        if (coder instanceof CentreSizeCoder c) {
            return "centre-size weights "
                    + SheetText.numbers(List.of(c.wx(), c.wy(), c.ww(), c.wh()), SheetText::number);
        }
        CornerCoder corners = (CornerCoder) coder;
        return "corners mean " + SheetText.number(corners.mean()) + " deviation "
                + SheetText.number(corners.deviation());
    }
}
