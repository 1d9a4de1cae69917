package org.focallens.core.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;

/**
 * Two settings over one image: which anchors they decide differently, and by which setting.
 *
 * @param first  what the first make of the image
 * @param second what the second make of it
 * @param flips  the anchors decided differently
 * @param causes each setting that differs, the one that flips most first
 */
public record SettingsComparison(ImageMatch first, ImageMatch second, List<Flip> flips, List<Cause> causes) {
    /** {@inheritDoc} */
    public SettingsComparison {
        flips = List.copyOf(flips);
        causes = List.copyOf(causes);
    }

    /**
     * A setting that differs, and what it does by itself.
     *
     * @param setting a name of {@link AssignSheet}
     * @param first   its value in the first settings
     * @param second  its value in the second settings
     * @param flips   anchors that flip when it alone is taken over from the second into the first; -1 where alone it means nothing, as base sizes
     *                of levels that are not there
     */
    public record Cause(String setting, String first, String second, int flips) {}

    /**
     * Compares.
     *
     * @param image     its boxes
     * @param a         the first settings
     * @param b         the second settings
     * @param cancelled asked between two matchings; the causes are then incomplete
     * @return what flips and why
     * @throws IllegalArgumentException if an input is larger than the anchors allow
     */
    public static SettingsComparison of(
            ImageBoxes image, AssignSettings a, AssignSettings b, BooleanSupplier cancelled) {
        ImageMatch first = ImageMatch.of(image, a);
        ImageMatch second = ImageMatch.of(image, b);
        List<Cause> causes = new ArrayList<>();
        for (Map.Entry<String, List<String>> difference :
                AssignSheet.differences(a, b).entrySet()) {
            boolean follows = difference.getKey().equals(AssignSheet.STRIDES)
                    && a.equals(AssignEdit.putBack(a, b, AssignSheet.STRIDES));
            if (!cancelled.getAsBoolean() && !follows) { // other levels have other strides
                causes.add(new Cause(
                        difference.getKey(),
                        difference.getValue().get(0),
                        difference.getValue().get(1),
                        alone(image, first, b, difference.getKey())));
            }
        }
        causes.sort(Comparator.comparingInt(Cause::flips).reversed());
        return new SettingsComparison(first, second, Flips.between(first, second), causes);
    }

    private static int alone(ImageBoxes image, ImageMatch first, AssignSettings b, String setting) {
        try {
            return Flips.between(first, ImageMatch.of(image, AssignEdit.putBack(first.settings(), b, setting)))
                    .size();
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
