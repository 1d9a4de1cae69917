package org.focallens.ui.anchors.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.MatchSettings;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;

/**
 * Everything in the anchors room that can be undone.
 *
 * @param preset   the framework that the settings began with
 * @param settings by what the anchors are assigned, the preset's or changed
 * @param shown    the kinds of anchors that are drawn
 * @param levels   the pyramid levels that are drawn, 3..7
 * @param oneBox   whether only the anchors of the selected box are drawn, while one is selected
 * @param display which of them and in what colours
 * @param truths   the boxes of the image, as labelled or as edited
 */
public record AnchorsState(
        Preset preset,
        AssignSettings settings,
        Set<AnchorKind> shown,
        Set<Integer> levels,
        boolean oneBox,
        AnchorDisplay display,
        List<TruthBox> truths) {

    /** torchvision's settings; positive anchors of all levels. */
    public static final AnchorsState START = new AnchorsState(
            Presets.TORCHVISION,
            AssignSettings.of(Presets.TORCHVISION),
            EnumSet.of(AnchorKind.POSITIVE, AnchorKind.FORCED),
            Set.of(3, 4, 5, 6, 7),
            true,
            AnchorDisplay.PLAIN,
            List.of());

    /** Copies; a shape that the settings no longer have gives way to all. */
    public AnchorsState {
        if (display.shape() >= settings.anchors().levels().get(0).shapes()) {
            display = display.withShape(AnchorDisplay.ALL_SHAPES);
        }
        shown = Set.copyOf(shown);
        levels = Set.copyOf(levels);
        truths = List.copyOf(truths);
    }

    /** {@return least IoU of a positive} */
    public double foreground() {
        return settings.matching().foreground();
    }

    /** {@return below this IoU an anchor is negative} */
    public double background() {
        return settings.matching().background();
    }

    /** {@return what becomes of the best anchor of a box below the threshold} */
    public LowQuality lowQuality() {
        return settings.matching().lowQuality();
    }

    /** {@return how the image is brought to the network's input} */
    public ResizeRule resize() {
        return settings.resize();
    }

    /** {@return the rules of matching} */
    public MatchSettings matching() {
        return settings.matching();
    }

    /** {@return another framework with all its own settings} */
    public AnchorsState withPreset(Preset next) {
        return new AnchorsState(next, AssignSettings.of(next), shown, levels, oneBox, display, truths);
    }

    /** {@return other settings, of which the preset is only the beginning} */
    public AnchorsState withSettings(AssignSettings next) {
        return new AnchorsState(preset, next, shown, levels, oneBox, display, truths);
    }

    private AnchorsState withMatching(MatchSettings next) {
        return withSettings(settings.with(next));
    }

    /** {@return other thresholds, the lower at most the upper} */
    public AnchorsState withThresholds(double newForeground, double newBackground) {
        return withMatching(settings.matching().withThresholds(newForeground, Math.min(newForeground, newBackground)));
    }

    /** {@return another low-quality rule} */
    public AnchorsState withLowQuality(LowQuality rule) {
        return withMatching(settings.matching().withLowQuality(rule));
    }

    /** {@return another way to the network's input} */
    public AnchorsState withResize(ResizeRule rule) {
        return withSettings(settings.with(rule));
    }

    /** {@return a kind of anchors drawn or not} */
    public AnchorsState showing(AnchorKind kind, boolean visible) {
        EnumSet<AnchorKind> next = EnumSet.noneOf(AnchorKind.class);
        next.addAll(shown);
        if (visible) {
            next.add(kind);
        } else {
            next.remove(kind);
        }
        return new AnchorsState(preset, settings, next, levels, oneBox, display, truths);
    }

    /** {@return a level drawn or not} */
    public AnchorsState showing(int level, boolean visible) {
        Set<Integer> next = new TreeSet<>(levels);
        if (visible) {
            next.add(level);
        } else {
            next.remove(level);
        }
        return new AnchorsState(preset, settings, shown, next, oneBox, display, truths);
    }

    /** {@return the anchors of the selected box alone, or of all} */
    public AnchorsState showingOneBox(boolean only) {
        return new AnchorsState(preset, settings, shown, levels, only, display, truths);
    }

    /** {@return other boxes} */
    public AnchorsState withTruths(List<TruthBox> next) {
        return new AnchorsState(preset, settings, shown, levels, oneBox, display, next);
    }

    /** {@return others of the anchors drawn, or other colours} */
    public AnchorsState withDisplay(AnchorDisplay next) {
        return new AnchorsState(preset, settings, shown, levels, oneBox, next, truths);
    }
}
