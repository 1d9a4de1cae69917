package org.focallens.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The bundled typeface for AWT, which measures a chart's text on the screen and draws it in exported files. */
final class ChartFonts {
    private static final String FAMILY = "Roboto";

    static {
        for (String file : List.of("Roboto-Regular.ttf", "Roboto-Bold.ttf")) {
            try (InputStream in = ChartFonts.class.getResourceAsStream("/org/focallens/ui/fonts/" + file)) {
                // Refused, and not needed, where the system has the typeface itself.
                GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(Font.createFont(Font.TRUETYPE_FONT, in));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the bundled font " + file, e);
            } catch (FontFormatException e) {
                throw new IllegalStateException("the bundled font " + file + " is damaged", e);
            }
        }
    }

    private ChartFonts() {}

    static Font regular(double size) {
        return new Font(FAMILY, Font.PLAIN, (int) Math.round(size));
    }

    static Font bold(double size) {
        return new Font(FAMILY, Font.BOLD, (int) Math.round(size));
    }
}
