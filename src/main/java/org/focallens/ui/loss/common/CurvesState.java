package org.focallens.ui.loss.common;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the curves panel draws.
 *
 * @param kinds    the losses
 * @param across   the horizontal axis
 * @param label    whose curves
 * @param gradient whether the size of the gradient is drawn in place of the loss
 * @param scales   which axes are logarithmic
 * @param pins     losses to compare with, from the first pinned
 */
public record CurvesState(
        Set<CurveKind> kinds, Across across, Shown label, boolean gradient, Scales scales, List<Pin> pins) {
    /** More than these no legend can tell apart. */
    public static final int MOST_PINS = 6;

    /** What runs along the horizontal axis. */
    public enum Across {
        P_T,
        LOGIT
    }

    /** Whose curves are drawn. */
    public enum Shown {
        BOTH,
        POSITIVE,
        NEGATIVE
    }

    /**
     * Which axes are logarithmic.
     *
     * @param across the horizontal one; only p_t's can be
     * @param up     the vertical one
     */
    public record Scales(boolean across, boolean up) {
        /** Both linear. */
        public static final Scales LINEAR = new Scales(false, false);
    }

    /** Cross entropy and focal loss over p_t. */
    public static final CurvesState START = new CurvesState(
            EnumSet.of(CurveKind.CROSS_ENTROPY, CurveKind.FOCAL),
            Across.P_T,
            Shown.BOTH,
            false,
            Scales.LINEAR,
            List.of());
    /** Figure 1 of the paper without gamma 0, which is cross entropy itself. */
    public static final List<Pin> FIGURE_1 = List.of(
            new Pin("γ 0.5", 0, -1, 0.5), new Pin("γ 1", 1, -1, 1), new Pin("γ 2", 2, -1, 2), new Pin("γ 5", 3, -1, 5));

    /** Copies. */
    public CurvesState {
        kinds = Set.copyOf(kinds);
        pins = List.copyOf(pins);
        if (pins.size() > MOST_PINS) {
            throw new IllegalArgumentException("pins must be at most " + MOST_PINS + " but are " + pins.size());
        }
    }

    /** {@return whether the horizontal axis is logarithmic} */
    public boolean logarithmicAcross() {
        return scales.across && across == Across.P_T;
    }

    public CurvesState showing(CurveKind kind, boolean visible) {
        EnumSet<CurveKind> next = EnumSet.noneOf(CurveKind.class);
        next.addAll(kinds);
        if (visible) {
            next.add(kind);
        } else {
            next.remove(kind);
        }
        return new CurvesState(next, across, label, gradient, scales, pins);
    }

    public CurvesState withAcross(Across value) {
        return new CurvesState(kinds, value, label, gradient, scales, pins);
    }

    public CurvesState withLabel(Shown value) {
        return new CurvesState(kinds, across, value, gradient, scales, pins);
    }

    public CurvesState withGradient(boolean value) {
        return new CurvesState(kinds, across, label, value, scales, pins);
    }

    public CurvesState withScales(Scales value) {
        return new CurvesState(kinds, across, label, gradient, value, pins);
    }

    public CurvesState withPins(List<Pin> value) {
        return new CurvesState(kinds, across, label, gradient, scales, value);
    }

    /** {@return one pin more} */
    public CurvesState pinning(Pin pin) {
        List<Pin> next = new ArrayList<>(pins);
        next.add(pin);
        return withPins(next);
    }

    /** {@return another pin in the place of one; without it where there is none} */
    public CurvesState replacingPin(int index, Pin pin) {
        List<Pin> next = new ArrayList<>(pins);
        if (pin == null) {
            next.remove(index);
        } else {
            next.set(index, pin);
        }
        return withPins(next);
    }
}
