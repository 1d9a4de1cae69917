package org.focallens.ui.common;

import javafx.scene.paint.Color;
import org.focallens.core.match.Matching;

/** What a colour means, the same in every room and told apart by colour-blind eyes (Okabe and Ito; viridis for the levels). */
public final class Palette {
    /** An anchor that is to find a box. */
    public static final Color POSITIVE = Color.web("#0072B2");
    /** An anchor that counts neither way. */
    public static final Color IGNORED = Color.web("#E69F00");
    /** An anchor that is to say "background". */
    public static final Color NEGATIVE = Color.web("#8A8A8A");
    /** An anchor that only a low-quality rule made positive. */
    public static final Color FORCED = Color.web("#D55E00");

    private static final Color[] LEVELS = {
        Color.web("#440154"), Color.web("#3B528B"), Color.web("#21918C"), Color.web("#5EC962"), Color.web("#FDE725")
    };

    private static final Color FINER_LEVEL = Color.web("#8C2981");

    private static final Color[] TRUTHS = {
        Color.web("#E69F00"),
        Color.web("#56B4E9"),
        Color.web("#009E73"),
        Color.web("#F0E442"),
        Color.web("#0072B2"),
        Color.web("#D55E00"),
        Color.web("#CC79A7")
    };

    private Palette() {}

    /** {@return the colour of a level's name, P3 to P7 as everywhere, a finer one apart} */
    public static Color level(int level) {
        return level < 3 ? FINER_LEVEL : LEVELS[level - 3];
    }

    /** {@return the colour of a share, 0 dark to 1 light; the same steps as the levels', without steps} */
    public static Color share(double share) {
        double at = Math.max(0, Math.min(1, share)) * (LEVELS.length - 1);
        int below = Math.min(LEVELS.length - 2, (int) at);
        return LEVELS[below].interpolate(LEVELS[below + 1], at - below);
    }

    /** {@return the colour of a labelled box by its position; after seven they come again} */
    public static Color truth(int truth) {
        return TRUTHS[truth % TRUTHS.length];
    }

    /** {@return the colour of an anchor's state, as {@link Matching#state} gives it} */
    public static Color state(int state) {
        return switch (state) {
            case Matching.NEGATIVE -> NEGATIVE;
            case Matching.IGNORED -> IGNORED;
            default -> POSITIVE;
        };
    }

    /** {@return the colour as 0xAARRGGBB} */
    public static int argb(Color color) {
        return channel(color.getOpacity()) << 24
                | channel(color.getRed()) << 16
                | channel(color.getGreen()) << 8
                | channel(color.getBlue());
    }

    private static int channel(double value) {
        return (int) Math.round(255 * value);
    }
}
