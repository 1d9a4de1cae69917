package org.focallens.core.match;

import java.util.Objects;

/**
 * The rules by which anchors become positive, ignored or negative.
 *
 * @param foreground        least IoU of a positive, above 0, at most 1; 0.5 in the paper (section 4, "Anchors")
 * @param background        below this IoU an anchor is negative, above 0, at most {@code foreground}; 0.4 in the paper
 * @param ignoreAtThreshold whether an anchor exactly at {@code background} is ignored; false only in keras-retinanet, which ignores
 *                          above it
 * @param lowQuality        the rule for boxes whose best anchor is below {@code foreground}
 * @param border            the rule for anchors in the padding
 * @param iou               the arithmetic of IoU
 */
public record MatchSettings(
        double foreground,
        double background,
        boolean ignoreAtThreshold,
        LowQuality lowQuality,
        BorderRule border,
        IouRule iou) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a threshold is outside its range
     */
    public MatchSettings {
        if (!(foreground > 0 && foreground <= 1)) {
            throw new IllegalArgumentException(
                    "foreground threshold must be above 0 and at most 1 but is " + foreground);
        }
        if (!(background > 0 && background <= foreground)) {
            throw new IllegalArgumentException("background threshold must be above 0 and at most the foreground's "
                    + foreground + " but is " + background);
        }
        Objects.requireNonNull(lowQuality, "lowQuality");
        Objects.requireNonNull(border, "border");
        Objects.requireNonNull(iou, "iou");
    }

    /**
     * The same rules with other thresholds.
     *
     * @param newForeground least IoU of a positive
     * @param newBackground below this IoU an anchor is negative
     * @return changed settings
     */
    public MatchSettings withThresholds(double newForeground, double newBackground) {
        return new MatchSettings(newForeground, newBackground, ignoreAtThreshold, lowQuality, border, iou);
    }

    /**
     * The same rules with another low-quality rule.
     *
     * @param rule what becomes of the best anchor of a box below the threshold
     * @return changed settings
     */
    public MatchSettings withLowQuality(LowQuality rule) {
        return new MatchSettings(foreground, background, ignoreAtThreshold, rule, border, iou);
    }

    /**
     * The same rules with another one for anchors in the padding.
     *
     * @param rule what becomes of them
     * @return changed settings
     */
    public MatchSettings withBorder(BorderRule rule) {
        return new MatchSettings(foreground, background, ignoreAtThreshold, lowQuality, rule, iou);
    }

    /**
     * The same rules with another arithmetic.
     *
     * @param rule of IoU
     * @return changed settings
     */
    public MatchSettings withIou(IouRule rule) {
        return new MatchSettings(foreground, background, ignoreAtThreshold, lowQuality, border, rule);
    }

    /**
     * The same rules with another lot for an anchor exactly at the background threshold.
     *
     * @param ignored whether it is ignored, not negative
     * @return changed settings
     */
    public MatchSettings withIgnoreAtThreshold(boolean ignored) {
        return new MatchSettings(foreground, background, ignored, lowQuality, border, iou);
    }
}
