package org.focallens.audit;

/**
 * Sums of IoUs as whole numbers, so that the order in which parts are added changes not one bit. One unit is 2^-36, some 1.5e-11, far below the
 * precision of an IoU in floats; a long holds the sum over 134 million boxes.
 */
final class IouSum {
    private static final double UNIT = 0x1p-36;

    private IouSum() {}

    /** {@return an IoU in units} */
    static long units(double iou) {
        return Math.round(iou / UNIT);
    }

    /** {@return the mean IoU of so many boxes, 0..1; 0 without boxes} */
    static double mean(long units, long boxes) {
        return boxes == 0 ? 0 : units * UNIT / boxes;
    }
}
