package org.focallens.train.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.focallens.data.file.InputFile;
import org.focallens.data.file.Quote;

/**
 * A table of a run, read a row at a time. What is wrong in it is told with file, line, column and value.
 *
 * @param file   CSV
 * @param header names of its columns, as its first line has them
 */
record RunTable(Path file, List<String> header) {

    /** Takes the rows below the header. */
    @FunctionalInterface
    interface Reader {
        /** {@return whether more rows are wanted} */
        boolean take(Row row) throws IOException;
    }

    /** Reads the rows one by one. */
    void each(Reader reader) throws IOException {
        long line = 0;
        try (CSVParser rows = CSVParser.parse(InputFile.regular(file), StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            for (CSVRecord cells : rows) {
                line = rows.getCurrentLineNumber();
                Row row = new Row(this, cells, line);
                if (cells.getRecordNumber() == 1) {
                    requireHeader(row);
                } else if (!reader.take(row)) {
                    return;
                }
            }
        } catch (UncheckedIOException e) {
            throw damaged(
                    line + 1,
                    "is not a valid table row (" + Quote.of(e.getCause().getMessage()) + ")",
                    e);
        }
    }

    private void requireHeader(Row row) throws IOException {
        if (!row.cells.toList().equals(header)) {
            throw damaged(
                    row.line,
                    "the first line must name the columns " + Quote.of(String.join(",", header)) + " but is "
                            + Quote.of(String.join(",", row.cells)),
                    null);
        }
    }

    private IOException damaged(long line, String what, Exception cause) {
        return new IOException(
                file + ":" + Math.max(1, line) + ": " + what + ": delete this line and those below it", cause);
    }

    /** A row that is asked for its cells by column, from 0. */
    record Row(RunTable table, CSVRecord cells, long line) {

        /** {@return whether the end is missing, as of a row that was being written when the program was killed} */
        boolean isCutOff() {
            return cells.size() < table.header.size();
        }

        /** Refuses a row that has fewer or more cells than the table has columns. */
        void requireWhole() throws IOException {
            if (cells.size() != table.header.size()) {
                throw table.damaged(line, "must have " + table.header.size() + " cells but has " + cells.size(), null);
            }
        }

        String text(int column) {
            return cells.get(column);
        }

        int integer(int column, int least, int most) throws IOException {
            long value = whole(column);
            if (value < least || value > most) {
                throw wrong(column, "must be " + least + ".." + most, null);
            }
            return (int) value;
        }

        long whole(int column) throws IOException {
            try {
                return Long.parseLong(text(column));
            } catch (NumberFormatException e) {
                throw wrong(column, "must be a whole number", e);
            }
        }

        double number(int column) throws IOException {
            try {
                return Double.parseDouble(text(column));
            } catch (NumberFormatException e) {
                throw wrong(column, "must be a number", e);
            }
        }

        private IOException wrong(int column, String must, Exception cause) {
            return table.damaged(
                    line, table.header.get(column) + " " + must + " but is '" + Quote.of(text(column)) + "'", cause);
        }
    }
}
