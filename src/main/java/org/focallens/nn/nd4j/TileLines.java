package org.focallens.nn.nd4j;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of cells in Java's own arrays, with the columns apart by their parity as {@link Winograd} wants them, and the way between them
 * and native memory.
 */
final class TileLines {

    private static final int ROWS = 4;

    /** The columns before the first, between the tiles, ... of up to four rows. */
    final float[][] even = new float[ROWS][];
    /** The other columns. */
    final float[][] odd = new float[ROWS][];
    /** Sums over tiles, which stay while other rows are read: of the tiles' own even columns. */
    final float[][] sumEven = new float[ROWS][];
    /** Of the tiles' own odd columns. */
    final float[][] sumOdd = new float[ROWS][];
    /** Of the even columns behind the tiles' own. */
    final float[][] sumNextEven = new float[ROWS][];
    /** Of the odd columns behind the tiles' own. */
    final float[][] sumNextOdd = new float[ROWS][];
    /** A row of tiles in each of Winograd's planes. */
    final float[][] planes = new float[Winograd.PLANES][];
    /** One more row each of even and odd columns. */
    final float[][] more = new float[2][];
    /** The biases, cell after cell. */
    final float[] bias;

    private final float[] row;

    /**
     * Divides arrays among the lines.
     *
     * @param scratch of the device
     * @param tiles   most in a row
     * @param channels of a cell, the larger of inputs and outputs
     */
    TileLines(Scratch scratch, int tiles, int channels) {
        float[][] lines = scratch.lines(6 * ROWS + Winograd.PLANES + 4, 2 * (tiles + 1) * channels);
        int taken = 0;
        for (float[][] part : List.of(even, odd, sumEven, sumOdd, sumNextEven, sumNextOdd, planes, more)) {
            System.arraycopy(lines, taken, part, 0, part.length);
            taken += part.length;
        }
        row = lines[taken];
        bias = lines[taken + 1];
    }

    /** Reads a row of cells with a column of zeros before it, and as many behind it as the last tile reads; or zeros where there is none. */
    void readPadded(Nd4jTensor maps, TileRow tiles, int cellRow, int channels, int line) {
        int width = tiles.extent().width();
        if (!tiles.holds(cellRow)) {
            Arrays.fill(even[line], 0, (tiles.tiles() + 1) * channels, 0);
            Arrays.fill(odd[line], 0, (tiles.tiles() + 1) * channels, 0);
            return;
        }
        maps.get(tiles.cell(cellRow) * channels, row, width * channels);
        split(odd[line], even[line], channels, width, channels);
        Arrays.fill(even[line], 0, channels, 0);
        Arrays.fill(
                width % 2 == 0 ? odd[line] : even[line], tiles.tiles() * channels, (tiles.tiles() + 1) * channels, 0);
        if (width % 2 == 1) {
            Arrays.fill(odd[line], tiles.tiles() * channels, (tiles.tiles() + 1) * channels, 0);
        }
    }

    /** Reads a row of cells as two columns a tile, with zeros where the last tile reaches over; or zeros where there is none. */
    void read(Nd4jTensor maps, TileRow tiles, int cellRow, int channels, float[] evenLine, float[] oddLine) {
        int width = tiles.extent().width();
        if (!tiles.holds(cellRow)) {
            Arrays.fill(evenLine, 0, tiles.tiles() * channels, 0);
            Arrays.fill(oddLine, 0, tiles.tiles() * channels, 0);
            return;
        }
        maps.get(tiles.cell(cellRow) * channels, row, width * channels);
        split(evenLine, oddLine, 0, width, channels);
        if (width % 2 == 1) {
            Arrays.fill(oddLine, (tiles.tiles() - 1) * channels, tiles.tiles() * channels, 0);
        }
    }

    /** The columns 0, 2, ... of the row go to the start of one line, the others to another, from an index on. */
    private void split(float[] first, float[] second, int secondFrom, int width, int channels) {
        for (int column = 0; column < width; column++) {
            int to = column / 2 * channels;
            System.arraycopy(
                    row,
                    column * channels,
                    column % 2 == 0 ? first : second,
                    column % 2 == 0 ? to : secondFrom + to,
                    channels);
        }
    }

    /** The other way; where a line begins before its first cell, that column is 0. */
    private static void join(
            float[] first, int firstFrom, float[] second, int secondFrom, float[] whole, int width, int channels) {
        for (int column = 0; column < width; column++) {
            int from = column / 2 * channels + (column % 2 == 0 ? firstFrom : secondFrom);
            if (from < 0) {
                Arrays.fill(whole, 0, channels, 0);
            } else {
                System.arraycopy(column % 2 == 0 ? first : second, from, whole, column * channels, channels);
            }
        }
    }

    /** Writes a row of cells, if the maps have it. */
    void write(Nd4jTensor maps, TileRow tiles, int cellRow, int channels, int line) {
        if (tiles.holds(cellRow)) {
            int width = tiles.extent().width();
            join(even[line], 0, odd[line], 0, row, width, channels);
            maps.put(tiles.cell(cellRow) * channels, row, width * channels);
        }
    }

    /** Sets a row of the sums to 0. */
    void clearSums(int line, int length) {
        for (float[][] part : List.of(sumEven, sumOdd, sumNextEven, sumNextOdd)) {
            Arrays.fill(part[line], 0, length, 0);
        }
    }

    /** The lower two rows of the sums become the upper two. */
    void lowerSums() {
        for (float[][] part : List.of(sumEven, sumOdd, sumNextEven, sumNextOdd)) {
            for (int i = 0; i < 2; i++) {
                float[] upper = part[i];
                part[i] = part[i + 2];
                part[i + 2] = upper;
            }
        }
    }

    /** Writes a row of the sums, or adds it to what is there; if the maps have it. */
    void writeSums(Nd4jTensor maps, TileRow tiles, int cellRow, int channels, int line, boolean accumulate) {
        if (!tiles.holds(cellRow)) {
            return;
        }
        int width = tiles.extent().width();
        join(sumOdd[line], 0, sumEven[line], channels, row, width, channels);
        join(sumNextOdd[line], -channels, sumNextEven[line], 0, more[0], width, channels);
        Lines.add(row, more[0], width * channels);
        if (accumulate) {
            maps.get(tiles.cell(cellRow) * channels, more[0], width * channels);
            Lines.add(row, more[0], width * channels);
        }
        maps.put(tiles.cell(cellRow) * channels, row, width * channels);
    }
}
