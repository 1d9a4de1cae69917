package org.focallens.nn.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.focallens.nn.Maps;

/**
 * Rows of tiles that go through a convolution together, from maps to planes and back: so few that all planes of the block, and the
 * kernel's, stay in a core's own cache.
 *
 * @param rows      one after the other
 * @param firstTile number of the first row's first tile
 * @param tiles     of all its rows
 */
record TileBlock(List<TileRow> rows, int firstTile, int tiles) {

    /** Of 64 channels: a quarter of a megabyte in and out, beside as much of the kernel. */
    private static final int MOST_TILES = 64;

    /** {@return index of a row's first tile within the block} */
    int tile(TileRow row) {
        return row.firstTile() - firstTile;
    }

    /** {@return all rows of some maps, in blocks of so many tiles, or of one row that has more} */
    static List<TileBlock> of(Maps maps) {
        List<TileBlock> blocks = new ArrayList<>();
        List<TileRow> rows = new ArrayList<>();
        int tiles = 0;
        for (TileRow row : TileRow.of(maps)) {
            if (!rows.isEmpty() && tiles + row.tiles() > MOST_TILES) {
                blocks.add(new TileBlock(List.copyOf(rows), rows.get(0).firstTile(), tiles));
                rows.clear();
                tiles = 0;
            }
            rows.add(row);
            tiles += row.tiles();
        }
        blocks.add(new TileBlock(List.copyOf(rows), rows.get(0).firstTile(), tiles));
        return blocks;
    }

    /** {@return tiles of the longest row} */
    static int widest(List<TileBlock> blocks) {
        return blocks.stream()
                .flatMap(block -> block.rows.stream())
                .mapToInt(TileRow::tiles)
                .max()
                .orElseThrow();
    }

    /** {@return tiles of the largest block} */
    static int largest(List<TileBlock> blocks) {
        return blocks.stream().mapToInt(TileBlock::tiles).max().orElseThrow();
    }
}
