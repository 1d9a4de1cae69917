package org.focallens.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** How the program looks. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet()),
    DARK(new PrimerDark().getUserAgentStylesheet());

    private static final List<String> FONTS = List.of("Roboto-Regular.ttf", "Roboto-Medium.ttf", "Roboto-Bold.ttf");

    private final String stylesheet;

    Theme(String stylesheet) {
        this.stylesheet = stylesheet;
    }

    /** Makes this the look of all controls. Called before the first control is made, it spares JavaFX the loading of its own style sheet. */
    public void install() {
        if (!stylesheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(stylesheet);
        }
    }

    /** Gives a scene this look. Call on the FX thread. */
    public void apply(Scene scene) {
        install();
        String own = resource("theme.css").toExternalForm();
        if (!scene.getStylesheets().contains(own)) {
            loadFonts();
            scene.getStylesheets().add(own);
        }
        scene.getRoot().getStyleClass().remove("dark");
        if (this == DARK) {
            scene.getRoot().getStyleClass().add("dark");
        }
    }

    /** {@return whether the ground is dark} */
    public boolean dark() {
        return this == DARK;
    }

    /** {@return the other look} */
    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** A server has no fonts of its own, and a classroom's differ: the program brings one. */
    private static void loadFonts() {
        for (String font : FONTS) {
            try (InputStream in = resource("fonts/" + font).openStream()) {
                Font.loadFont(in, 13);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the bundled font " + font, e);
            }
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource("/org/focallens/ui/" + name), name);
    }
}
