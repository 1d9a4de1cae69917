package org.focallens.audit;

import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * What a change of settings does to a data set, or to a sample of it: both sides are always of the same images.
 *
 * @param before of the images, by the settings before
 * @param after  of the same images, by the settings after
 * @param gained boxes that had no positive anchor and now have one
 * @param lost   boxes that had a positive anchor and now have none
 * @param sample whether the images are a random sample of the set, so that figures are estimates for the set
 */
public record AuditDifference(AuditReport before, AuditReport after, BoxList gained, BoxList lost, boolean sample) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public AuditDifference {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(gained, "gained");
        Objects.requireNonNull(lost, "lost");
    }

    /**
     * The difference over a whole data set.
     *
     * @param before by the settings before
     * @param after  of the same data set, by the settings after
     * @return with boxes gained and lost
     * @throws IllegalArgumentException if the reports are of different numbers of images
     */
    public static AuditDifference between(AuditReport before, AuditReport after) {
        return between(before, after, image -> image, false);
    }

    /** @param imageOf from an image of the reports to that of the data set */
    static AuditDifference between(AuditReport before, AuditReport after, IntUnaryOperator imageOf, boolean sample) {
        if (before.images().count() != after.images().count()) {
            throw new IllegalArgumentException("reports must be of the same images but have "
                    + before.images().count() + " and " + after.images().count());
        }
        BoxList.Builder gained = new BoxList.Builder();
        BoxList.Builder lost = new BoxList.Builder();
        for (int image = 0; image < before.images().count(); image++) {
            int a = before.boxes().first(image);
            int b = after.boxes().first(image);
            while (a < before.boxes().end(image) && b < after.boxes().end(image)) {
                int label = before.boxes().label(a);
                int order = Integer.compare(
                        label, after.boxes().label(b)); // a crowd region may be matched on one side only
                if (order == 0
                        && before.boxes().positives(a) == 0
                        && after.boxes().positives(b) > 0) {
                    gained.add(imageOf.applyAsInt(image), label);
                } else if (order == 0
                        && before.boxes().positives(a) > 0
                        && after.boxes().positives(b) == 0) {
                    lost.add(imageOf.applyAsInt(image), label);
                }
                a += order <= 0 ? 1 : 0;
                b += order >= 0 ? 1 : 0;
            }
        }
        return new AuditDifference(before, after, gained.build(), lost.build(), sample);
    }
}
