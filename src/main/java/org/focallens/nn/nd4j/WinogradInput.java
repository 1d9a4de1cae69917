package org.focallens.nn.nd4j;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.focallens.nn.Maps;

/**
 * The transformed input of 3x3 convolutions: 16 planes of (tiles, channels). All convolutions that read the same maps share it, the
 * two heads' first layers for one, and the backward run finds it as the forward run left it, unless it is too large to be kept.
 */
final class WinogradInput {

    private final Nd4jTensor maps;
    private final int channels;
    private final List<TileRow> rows;
    private final int tiles;
    private final int widest;
    private final boolean kept;
    private final Planes planes;

    WinogradInput(Scratch scratch, Maps maps) {
        this.maps = Nd4jTensor.of(maps.values());
        channels = maps.channels();
        rows = TileRow.of(maps);
        tiles = TileRow.count(rows);
        widest = rows.stream().mapToInt(TileRow::tiles).max().orElseThrow();
        int length = tiles * channels;
        int all = Math.multiplyExact(Winograd.PLANES, length);
        kept = Scratch.isWorthKeeping(all);
        planes = new Planes(kept ? scratch.own(all) : scratch.block(Scratch.Use.INPUT, all), length);
    }

    List<TileRow> rows() {
        return rows;
    }

    /** {@return tiles of all rows} */
    int tiles() {
        return tiles;
    }

    /** {@return tiles of the longest row} */
    int widest() {
        return widest;
    }

    FloatPointer plane(int plane) {
        return planes.plane(plane);
    }

    /** Transforms the maps as they are now. */
    void transform(TileLines lines) {
        for (TileRow row : rows) {
            for (int line = 0; line < 4; line++) {
                lines.readPadded(maps, row, row.top() - 1 + line, channels, line);
            }
            int length = row.tiles() * channels;
            Winograd.input(lines.even, lines.odd, lines.planes, length, channels);
            planes.put(row.firstTile() * channels, lines.planes, length);
        }
    }

    /** Transforms the maps again where the forward run's planes are not kept. */
    void restore(TileLines lines) {
        if (!kept) {
            transform(lines);
        }
    }
}
