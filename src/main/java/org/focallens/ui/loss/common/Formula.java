package org.focallens.ui.loss.common;

import java.awt.Color;
import java.awt.RenderingHints;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.focallens.figure.ChartStyle;
import org.jfree.fx.FXGraphics2D;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/** A formula set as TeX sets it, drawn as outlines. The first one takes a second, so that all are set away from the FX thread. */
public final class Formula extends Region {
    private static final ExecutorService SETTING = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "set-formulas");
        thread.setDaemon(true);
        return thread;
    });

    private final String tex;
    private final double size;
    private final LossViewModel model;
    private final Canvas canvas = new Canvas();

    /**
     * @param tex   in LaTeX's language
     * @param words the same for those who listen
     * @param size  of its letters, pixels at a desk
     * @param model told while it is being set
     */
    public Formula(String tex, String words, double size, LossViewModel model) {
        this.tex = tex;
        this.size = size;
        this.model = model;
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(words);
        getChildren().add(canvas);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /** Draws in another style. */
    public void style(ChartStyle style) {
        model.pending().set(model.pending().get() + 1);
        SETTING.execute(() -> {
            TeXIcon icon =
                    new TeXFormula(tex).createTeXIcon(TeXConstants.STYLE_DISPLAY, (float) (size * style.scale()));
            icon.setForeground(style.ink());
            Platform.runLater(() -> {
                draw(icon, style.ink());
                model.pending().set(model.pending().get() - 1);
            });
        });
    }

    private void draw(TeXIcon icon, Color ink) {
        canvas.setWidth(icon.getIconWidth());
        canvas.setHeight(icon.getIconHeight());
        setPrefSize(icon.getIconWidth(), icon.getIconHeight());
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        FXGraphics2D graphics = new Outlines(canvas);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(ink);
        icon.paintIcon(null, graphics, 0, 0);
    }

    /** Letters as shapes: their typefaces are the library's own, which JavaFX does not know by name. */
    private static final class Outlines extends FXGraphics2D {
        Outlines(Canvas canvas) {
            super(canvas.getGraphicsContext2D());
        }

        @Override
        public void drawString(String text, int x, int y) {
            drawString(text, (float) x, (float) y);
        }

        @Override
        public void drawString(String text, float x, float y) {
            fill(getFont().createGlyphVector(getFontRenderContext(), text).getOutline(x, y));
        }
    }
}
