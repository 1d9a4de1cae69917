package org.focallens.text;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table of comma-separated values (RFC 4180) while it is written. Text that a spreadsheet would take for a formula gets an apostrophe before
 * it: names of files and classes come from anywhere, and a table is opened with a double click.
 */
public final class CsvTable implements Closeable {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final String FORMULA_STARTS = "=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20";

    private final CSVPrinter printer;

    /**
     * Begins a table.
     *
     * @param to      what it is written to, closed with the table
     * @param lineEnd what ends a row
     * @throws IOException never by a table without a header
     */
    public CsvTable(Appendable to, String lineEnd) throws IOException {
        printer = new CSVPrinter(
                to, CSVFormat.RFC4180.builder().setRecordSeparator(lineEnd).get());
    }

    /**
     * Writes a row.
     *
     * @param cells numbers as they are; text so that no spreadsheet runs it; null for an empty cell
     * @throws IOException if it cannot be written
     */
    public void row(Object... cells) throws IOException {
        List<Object> safe = new ArrayList<>(cells.length);
        for (Object cell : cells) {
            safe.add(cell instanceof CharSequence text ? safe(text.toString()) : cell);
        }
        printer.printRecord(safe);
    }

    /**
     * Writes a row.
     *
     * @param cells as of a row of single values
     * @throws IOException if it cannot be written
     */
    public void row(List<?> cells) throws IOException {
        row(cells.toArray());
    }

    /**
     * Hands on what was written so far.
     *
     * @throws IOException if it cannot be written
     */
    public void flush() throws IOException {
        printer.flush();
    }

    /** Ends the table. */
    @Override
    public void close() throws IOException {
        printer.close();
    }

    private static String safe(String text) {
        boolean formula = !text.isEmpty()
                && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
