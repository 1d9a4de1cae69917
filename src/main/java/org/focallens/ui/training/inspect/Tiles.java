package org.focallens.ui.training.inspect;

/**
 * Pictures of one shape in a grid, as large as they fit, with room for a line of text above each.
 *
 * @param count   pictures
 * @param columns of the grid
 * @param width   of each picture
 * @param height  of each picture
 * @param gap     between them
 * @param caption room above each
 * @param left    of the grid
 * @param top     of the grid
 */
record Tiles(int count, int columns, double width, double height, double gap, double caption, double left, double top) {

    /** A place in a feature map. */
    record Cell(int row, int column) {}

    /**
     * How pictures are to be arranged.
     *
     * @param count   pictures, at least 1
     * @param columns of the grid, or 0 for those with which the pictures come out largest
     * @param aspect  height / width of each
     * @param gap     between them
     * @param caption room above each
     */
    record Plan(int count, int columns, double aspect, double gap, double caption) {

        /** {@return the largest pictures that fit into an area} */
        Tiles in(double areaWidth, double areaHeight) {
            if (columns > 0) {
                return with(columns, areaWidth, areaHeight);
            }
            Tiles best = with(1, areaWidth, areaHeight);
            for (int next = 2; next <= count; next++) {
                Tiles tiles = with(next, areaWidth, areaHeight);
                best = tiles.width > best.width ? tiles : best;
            }
            return best;
        }

        private Tiles with(int across, double areaWidth, double areaHeight) {
            int down = (count + across - 1) / across;
            double widest = (areaWidth - (across - 1) * gap) / across;
            double highest = (areaHeight - (down - 1) * gap) / down - caption;
            double width = Math.max(1, Math.floor(Math.min(widest, highest / aspect)));
            double height = Math.max(1, Math.floor(width * aspect));
            return new Tiles(
                    count,
                    across,
                    width,
                    height,
                    gap,
                    caption,
                    Math.floor((areaWidth - across * (width + gap) + gap) / 2),
                    Math.floor(Math.max(0, (areaHeight - down * (height + caption + gap) + gap) / 2)));
        }
    }

    /** {@return the same elsewhere} */
    Tiles moved(double right, double down) {
        return new Tiles(count, columns, width, height, gap, caption, left + right, top + down);
    }

    /** {@return left edge of a picture} */
    double x(int index) {
        return left + index % columns * (width + gap);
    }

    /** {@return upper edge of a picture, below its caption} */
    double y(int index) {
        int row = index / columns;
        return top + caption + row * (height + caption + gap);
    }

    /** {@return the picture at a place, -1 for none} */
    int at(double x, double y) {
        for (int i = 0; i < count; i++) {
            if (x >= x(i) && x < x(i) + width && y >= y(i) && y < y(i) + height) {
                return i;
            }
        }
        return -1;
    }

    /** {@return the cell of a feature map over a whole picture that lies at a place in it} */
    Cell cell(int index, double x, double y, int rows, int columnsOfMap) {
        int row = (int) Math.floor((y - y(index)) / height * rows);
        int column = (int) Math.floor((x - x(index)) / width * columnsOfMap);
        return new Cell(Math.max(0, Math.min(rows - 1, row)), Math.max(0, Math.min(columnsOfMap - 1, column)));
    }
}
