package org.focallens.ui.anchors;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.MatchSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;

/**
 * Everything in the anchors room that can be undone.
 *
 * @param preset     the framework
 * @param foreground least IoU of a positive
 * @param background below this IoU an anchor is negative
 * @param lowQuality what becomes of the best anchor of a box below the threshold
 * @param resize     how the image is brought to the network's input
 * @param shown      the kinds of anchors that are drawn
 * @param levels     the pyramid levels that are drawn, 3..7
 * @param oneBox     whether only the anchors of the selected box are drawn, while one is selected
 * @param truths     the boxes of the image, as labelled or as edited
 */
public record AnchorsState(Preset preset, double foreground, double background, LowQuality lowQuality, ResizeRule resize,
                           Set<AnchorKind> shown, Set<Integer> levels, boolean oneBox, List<TruthBox> truths) {

    /** torchvision's settings; positive anchors of all levels. */
    public static final AnchorsState START = new AnchorsState(Presets.TORCHVISION, 0.5, 0.4, LowQuality.KEEP, Presets.TORCHVISION.input().resize(),
            EnumSet.of(AnchorKind.POSITIVE, AnchorKind.FORCED), Set.of(3, 4, 5, 6, 7), true, List.of());

    /** Copies. */
    public AnchorsState {
        shown = Set.copyOf(shown);
        levels = Set.copyOf(levels);
        truths = List.copyOf(truths);
    }

    /** {@return the preset's rules with the thresholds and the low-quality rule chosen here} */
    public MatchSettings matching() {
        return preset.matching().withThresholds(foreground, background).withLowQuality(lowQuality);
    }

    /** {@return another framework with all its own settings} */
    public AnchorsState withPreset(Preset next) {
        MatchSettings matching = next.matching();
        return new AnchorsState(next, matching.foreground(), matching.background(), matching.lowQuality(), next.input().resize(), shown, levels,
                oneBox, truths);
    }

    /** {@return other thresholds, the lower at most the upper} */
    public AnchorsState withThresholds(double newForeground, double newBackground) {
        return new AnchorsState(preset, newForeground, Math.min(newForeground, newBackground), lowQuality, resize, shown, levels, oneBox, truths);
    }

    /** {@return another low-quality rule} */
    public AnchorsState withLowQuality(LowQuality rule) {
        return new AnchorsState(preset, foreground, background, rule, resize, shown, levels, oneBox, truths);
    }

    /** {@return another way to the network's input} */
    public AnchorsState withResize(ResizeRule rule) {
        return new AnchorsState(preset, foreground, background, lowQuality, rule, shown, levels, oneBox, truths);
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
        return new AnchorsState(preset, foreground, background, lowQuality, resize, next, levels, oneBox, truths);
    }

    /** {@return a level drawn or not} */
    public AnchorsState showing(int level, boolean visible) {
        Set<Integer> next = new TreeSet<>(levels);
        if (visible) {
            next.add(level);
        } else {
            next.remove(level);
        }
        return new AnchorsState(preset, foreground, background, lowQuality, resize, shown, next, oneBox, truths);
    }

    /** {@return the anchors of the selected box alone, or of all} */
    public AnchorsState showingOneBox(boolean only) {
        return new AnchorsState(preset, foreground, background, lowQuality, resize, shown, levels, only, truths);
    }

    /** {@return other boxes} */
    public AnchorsState withTruths(List<TruthBox> next) {
        return new AnchorsState(preset, foreground, background, lowQuality, resize, shown, levels, oneBox, next);
    }
}
