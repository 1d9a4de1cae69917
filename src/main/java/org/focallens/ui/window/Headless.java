package org.focallens.ui.window;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether there is a display, and how JavaFX draws without one. */
public final class Headless {
    private static final Pattern X_DISPLAY = Pattern.compile("(.*):(\\d{1,4})(\\.\\d+)?");
    private static final int X_PORT = 6000;
    /** Held, since a logger that nobody holds forgets its level. JavaFX warns that it was not started as a module; so it is meant. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Headless() {}

    /**
     * Keeps JavaFX from warning about the class path, and AWT, which only decodes images here, from opening the display a second time. Call
     * before the toolkit starts.
     */
    public static void prepareToolkit() {
        JAVAFX.setLevel(Level.SEVERE);
        System.setProperty("java.awt.headless", "true");
    }

    /**
     * Lets JavaFX draw in memory. Call before the toolkit starts.
     *
     * @param width  of the screen to pretend, pixels
     * @param height of the screen to pretend, pixels
     */
    public static void configure(int width, int height) {
        prepareToolkit();
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("headless.geometry", width + "x" + height + "-32");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.text", "t2k");
    }

    /** {@return whether a window can be opened: always on Windows and macOS, elsewhere where an X server answers} */
    public static boolean hasDisplay() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.contains("win") || system.contains("mac") || answers(System.getenv("DISPLAY"));
    }

    static boolean answers(String display) {
        Matcher matcher = X_DISPLAY.matcher(display == null ? "" : display);
        if (!matcher.matches()) {
            return false;
        }
        int number = Integer.parseInt(matcher.group(2));
        boolean local = matcher.group(1).isEmpty() || matcher.group(1).equals("unix");
        return local
                ? connects(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number))
                : connects(StandardProtocolFamily.INET, new InetSocketAddress(matcher.group(1), X_PORT + number));
    }

    private static boolean connects(StandardProtocolFamily family, SocketAddress address) {
        try (SocketChannel channel = SocketChannel.open(family)) {
            return channel.connect(address);
        } catch (IOException
                | RuntimeException e) { // nothing listens, or the address means nothing: no display either way
            return false;
        }
    }
}
