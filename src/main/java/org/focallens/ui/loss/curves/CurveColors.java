package org.focallens.ui.loss.curves;

import java.awt.Color;
import org.focallens.figure.ChartStyle;

/** Colours of curves that colour-blind eyes tell apart (Okabe and Ito); dashes tell them apart too. */
final class CurveColors {
    private static final Color[] PINS = {
        new Color(0x009E73),
        new Color(0xD55E00),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0xA6761D)
    };
    private static final Color STAR = new Color(0xCC79A7);
    private static final Color SOFTMAX = new Color(0x009E73);

    private CurveColors() {}

    static Color of(LossCurve.Role role, ChartStyle style) {
        if (role.pin() >= 0) {
            return pin(role.pin());
        }
        return switch (role.kind()) {
            case CROSS_ENTROPY -> style.ink();
            case BALANCED -> style.quiet();
            case FOCAL -> style.accent();
            case STAR -> STAR;
            case SOFTMAX -> SOFTMAX;
        };
    }

    /** {@return the colour of a pin} */
    static Color pin(int color) {
        return PINS[color % PINS.length];
    }

    static javafx.scene.paint.Color fx(Color color) {
        return javafx.scene.paint.Color.rgb(color.getRed(), color.getGreen(), color.getBlue());
    }
}
