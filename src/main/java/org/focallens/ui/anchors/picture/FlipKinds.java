package org.focallens.ui.anchors.picture;

import java.util.List;
import org.focallens.core.explain.Flip;
import org.focallens.core.explain.SettingsComparison;
import org.focallens.ui.anchors.picture.OverlayRaster.Pen;
import org.focallens.ui.common.Palette;

/** How flips are drawn and named. */
final class FlipKinds {
    /** From above: what matters less is drawn first. */
    static final List<Flip.Kind> DRAWN = List.of(Flip.Kind.IGNORED, Flip.Kind.MOVED, Flip.Kind.LOST, Flip.Kind.GAINED);

    private FlipKinds() {}

    static String title(Flip.Kind kind) {
        return switch (kind) {
            case GAINED -> "Gained";
            case LOST -> "Lost";
            case MOVED -> "To another box";
            case IGNORED -> "Ignored or negative";
        };
    }

    static String help(Flip.Kind kind) {
        return switch (kind) {
            case GAINED -> "Positive only by the other settings.";
            case LOST -> "Positive only by the settings of this room.";
            case MOVED -> "Positive by both, for different boxes.";
            case IGNORED -> "Ignored by one, negative by the other.";
        };
    }

    static Pen pen(Flip.Kind kind) {
        return switch (kind) {
            case GAINED -> new Pen(Palette.argb(Palette.POSITIVE), false, false);
            case LOST -> new Pen(Palette.argb(Palette.FORCED), false, true);
            case MOVED -> new Pen(Palette.argb(Palette.truth(6)), false, true);
            case IGNORED -> new Pen(Palette.argb(Palette.IGNORED), true, false);
        };
    }

    /** {@return the anchors of one kind and of the levels drawn that stand in one of the two grids} */
    static int[] anchors(SettingsComparison comparison, Flip.Kind kind, Drawn drawn, boolean second) {
        return comparison.flips().stream()
                .filter(flip ->
                        flip.kind() == kind && drawn.levels().contains(flip.level()) && second != isOfFirst(flip))
                .mapToInt(flip -> second ? flip.second() : flip.first())
                .toArray();
    }

    /** An anchor that both have is drawn where the first has it, unless it was gained. */
    private static boolean isOfFirst(Flip flip) {
        return flip.first() >= 0 && (flip.kind() != Flip.Kind.GAINED || flip.second() < 0);
    }
}
