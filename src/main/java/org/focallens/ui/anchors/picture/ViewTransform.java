package org.focallens.ui.anchors.picture;

/**
 * From the network's input to the screen.
 *
 * @param scale   screen pixels per input pixel, &gt; 0
 * @param offsetX screen x of the input's left edge
 * @param offsetY screen y of the input's upper edge
 */
public record ViewTransform(double scale, double offsetX, double offsetY) {
    private static final double LEAST_SCALE = 0.02;
    private static final double GREATEST_SCALE = 64;

    /** {@return the whole input in the middle of a window, with a margin} */
    static ViewTransform fit(double inputWidth, double inputHeight, double width, double height) {
        double scale = Math.max(LEAST_SCALE, Math.min((width - 32) / inputWidth, (height - 32) / inputHeight));
        return new ViewTransform(scale, (width - scale * inputWidth) / 2, (height - scale * inputHeight) / 2);
    }

    public double screenX(double x) {
        return offsetX + scale * x;
    }

    public double screenY(double y) {
        return offsetY + scale * y;
    }

    double inputX(double screenX) {
        return (screenX - offsetX) / scale;
    }

    double inputY(double screenY) {
        return (screenY - offsetY) / scale;
    }

    ViewTransform panned(double dx, double dy) {
        return new ViewTransform(scale, offsetX + dx, offsetY + dy);
    }

    /** {@return larger or smaller, with the point under the cursor staying where it is} */
    ViewTransform zoomed(double factor, double screenX, double screenY) {
        double next = Math.max(LEAST_SCALE, Math.min(GREATEST_SCALE, scale * factor));
        return new ViewTransform(next, screenX - inputX(screenX) * next, screenY - inputY(screenY) * next);
    }

    /** {@return the same view on a screen with more physical pixels} */
    ViewTransform times(double pixels) {
        return new ViewTransform(scale * pixels, offsetX * pixels, offsetY * pixels);
    }
}
