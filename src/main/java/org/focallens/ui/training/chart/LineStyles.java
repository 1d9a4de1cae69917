package org.focallens.ui.training.chart;

import java.awt.Color;
import java.awt.Stroke;
import org.focallens.figure.ChartStyle;

/** How the lines of a chart over the steps are told apart: by colour and, for eyes that do not see colours apart, by dashes. */
enum LineStyles {
    /** Parts of one thing: the whole in ink, the class head in the accent, the box head in the levels' green. */
    PARTS {
        @Override
        Color colour(int line, ChartStyle style) {
            return switch (line) {
                case 0 -> style.ink();
                case 1 -> style.accent();
                default -> style.dark() ? new Color(0x35B8A8) : new Color(0x21918C);
            };
        }
    },
    /** Positive and negative anchors in the colours that they have everywhere. */
    SIDES {
        @Override
        Color colour(int line, ChartStyle style) {
            return line == 0 ? style.dark() ? new Color(0x4DA3D9) : new Color(0x0072B2) : new Color(0x8A8A8A);
        }
    },
    /** P3 to P7 in viridis, the ends moved to where they can be seen on the ground. */
    LEVELS {
        private final Color[] onLight = {
            new Color(0x440154), new Color(0x3B528B), new Color(0x21918C), new Color(0x3DA348), new Color(0xB59F00)
        };
        private final Color[] onDark = {
            new Color(0xA85FC0), new Color(0x7A93D6), new Color(0x2BB5AE), new Color(0x5EC962), new Color(0xFDE725)
        };

        @Override
        Color colour(int line, ChartStyle style) {
            return (style.dark() ? onDark : onLight)[line % onLight.length];
        }
    },
    /** Runs side by side: a line for each, the focal one in the accent where it stands third. */
    RUNS {
        @Override
        Color colour(int line, ChartStyle style) {
            return switch (line % 5) {
                case 0 -> style.ink();
                case 1 -> style.dark() ? new Color(0xE69F00) : new Color(0xC77700);
                case 2 -> style.accent();
                case 3 -> style.dark() ? new Color(0x2FBF8F) : new Color(0x00805C);
                default -> style.dark() ? new Color(0xE58CBF) : new Color(0xB34A8A);
            };
        }

        @Override
        Stroke stroke(int line, ChartStyle style) {
            return line % 5 == 2 ? style.line(2.5) : super.stroke(line == 0 ? 1 : line, style);
        }
    };

    abstract Color colour(int line, ChartStyle style);

    Stroke stroke(int line, ChartStyle style) {
        return switch (line % 5) {
            case 0 -> style.line(2);
            case 1 -> style.dashes(2, 8, 4);
            case 2 -> style.dashes(2, 2, 3);
            case 3 -> style.dashes(2, 12, 3);
            default -> style.dashes(2, 5, 2);
        };
    }
}
