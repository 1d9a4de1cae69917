package org.focallens.nn.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.focallens.nn.Extent;
import org.focallens.nn.Maps;

/**
 * A row of tiles of 2x2 outputs on one image of one level.
 *
 * @param firstCell of the image's level
 * @param extent    of the level
 * @param top       the tiles' upper row of cells
 * @param firstTile number of its first tile among the tiles of all maps
 */
record TileRow(int firstCell, Extent extent, int top, int firstTile) {

    /** {@return tiles beside each other} */
    int tiles() {
        return tiles(extent.width());
    }

    private static int tiles(int side) {
        return (side + 1) / 2;
    }

    /** {@return index of the first number of a row of cells} */
    int cell(int row) {
        return firstCell + row * extent.width();
    }

    /** {@return whether the maps have that row} */
    boolean holds(int row) {
        return row >= 0 && row < extent.height();
    }

    /** {@return the rows of all levels and images} */
    static List<TileRow> of(Maps maps) {
        List<TileRow> rows = new ArrayList<>();
        int tile = 0;
        for (int level = 0; level < maps.levels().size(); level++) {
            Extent extent = maps.levels().get(level);
            for (int image = 0; image < maps.batch(); image++) {
                for (int top = 0; top < extent.height(); top += 2) {
                    rows.add(new TileRow(maps.firstCell(level) + image * extent.cells(), extent, top, tile));
                    tile += tiles(extent.width());
                }
            }
        }
        return rows;
    }

    /** {@return the tiles of all levels and images} */
    static int count(List<TileRow> rows) {
        TileRow last = rows.get(rows.size() - 1);
        return last.firstTile + last.tiles();
    }
}
