package org.focallens.core.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.focallens.core.anchor.AnchorGrid;

/**
 * Square tiles at the image's own pixels, each an input of the network: what sliced training and inference (SAHI, Akyon et al. 2022) make of large
 * images. Tiles begin at the upper left, one {@code size - overlap} after another; the last of a row or a column is moved back to end with the image.
 * An image that is smaller than a tile is one tile, padded.
 *
 * @param size    of a tile's sides in pixels, 64 to {@link AnchorGrid#GREATEST_SIDE}
 * @param overlap pixels that neighbours share, 0 to half of {@code size}
 */
public record ImageTiles(int size, int overlap) implements ResizeRule {
    private static final int LEAST_SIZE = 64;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})/(\\d{1,5}|\\d?\\.\\d{1,6})");

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public ImageTiles {
        if (size < LEAST_SIZE || size > AnchorGrid.GREATEST_SIDE) {
            throw new IllegalArgumentException(
                    "tiles must be " + LEAST_SIZE + ".." + AnchorGrid.GREATEST_SIDE + " pixels but are " + size);
        }
        if (overlap < 0 || overlap > size / 2) {
            throw new IllegalArgumentException(
                    "tiles of " + size + " must overlap by 0.." + size / 2 + " pixels but do by " + overlap);
        }
    }

    /**
     * Reads SIZE/OVERLAP.
     *
     * @param text the overlap is a share of the size where it has a decimal point (640/.2), else pixels (640/128)
     * @return the rule
     * @throws IllegalArgumentException if the text is none or a number is outside its range
     */
    public static ImageTiles of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "tiles must be SIZE/OVERLAP such as 640/.2 or 640/128 but are '" + text + "'");
        }
        int size = Integer.parseInt(parts.group(1));
        String overlap = parts.group(2);
        return new ImageTiles(
                size,
                overlap.contains(".")
                        ? (int) Math.rint(size * Double.parseDouble(overlap))
                        : Integer.parseInt(overlap));
    }

    /** As the image is: where it is looked at whole, its boxes have the size that they have in a tile. */
    @Override
    public Fit fit(int height, int width) {
        return new Fit(height, width, height, width);
    }

    @Override
    public List<Part> parts(int height, int width) {
        List<Part> tiles = new ArrayList<>();
        for (int y : starts(height)) {
            for (int x : starts(width)) {
                int tileWidth = Math.min(size, width);
                int tileHeight = Math.min(size, height);
                tiles.add(new Part(x, y, tileWidth, tileHeight, new Fit(tileHeight, tileWidth, size, size)));
            }
        }
        return tiles;
    }

    private int[] starts(int side) {
        int step = size - overlap;
        int[] starts = new int[side <= size ? 1 : 1 + (side - size + step - 1) / step];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = Math.max(0, Math.min(i * step, side - size));
        }
        return starts;
    }

    @Override
    public String text() {
        return "tiles " + size + "/" + overlap;
    }
}
