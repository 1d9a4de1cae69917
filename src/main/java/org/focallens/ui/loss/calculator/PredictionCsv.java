package org.focallens.ui.loss.calculator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.focallens.data.file.Quote;
import org.focallens.text.CsvTable;
import org.focallens.ui.loss.common.PredictionRows;

/**
 * PredictionRows as a table of text: a row per anchor, K values and then the target. A heading, where there is one, says by its first letter whether
 * values are logits (x) or probabilities (p). Commas, semicolons and tabs separate; with the latter two a comma counts as a point.
 */
final class PredictionCsv {
    private static final String TARGET = "target";

    private PredictionCsv() {}

    /** {@return the table with a heading} */
    static String write(PredictionRows table) {
        StringBuilder text = new StringBuilder();
        try (CsvTable rows = new CsvTable(text, "\r\n")) {
            List<Object> heading = new ArrayList<>();
            for (int k = 0; k < table.classes(); k++) {
                heading.add((table.logits() ? "x" : "p") + k);
            }
            heading.add(TARGET);
            rows.row(heading.toArray());
            for (int row = 0; row < table.rows(); row++) {
                List<Object> cells = new ArrayList<>(table.values().get(row));
                cells.add(table.targets().get(row));
                rows.row(cells.toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory takes what is written", e);
        }
        return text.toString();
    }

    /**
     * Reads a table.
     *
     * @param name   of the file, for messages
     * @param text   its content
     * @param logits what values are where no heading says it
     * @throws IllegalArgumentException with file, line and value where it is no table of predictions
     */
    static PredictionRows read(String name, String text, boolean logits) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + ": is empty; it needs K values and a target in each row");
        }
        char separator = separator(text);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text + "\n", format)) {
            List<Line> lines = new ArrayList<>();
            for (CSVRecord cells : parser) {
                lines.add(new Line(cells, parser.getCurrentLineNumber()));
            }
            return new Reader(name, separator != ',').table(lines, logits);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new IllegalArgumentException(
                    name + ": is not a valid table (" + e.getMessage() + "): check its quotes", e);
        }
    }

    private static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
    }

    private record Line(CSVRecord cells, long number) {
        int size() {
            return cells.size();
        }

        String get(int column) {
            return cells.get(column);
        }
    }

    private record Reader(String name, boolean commaIsPoint) {

        PredictionRows table(List<Line> records, boolean logits) {
            boolean heading = isHeading(records.get(0).cells);
            String letter = heading ? records.get(0).get(0).toLowerCase(Locale.ROOT) : "";
            boolean areLogits =
                    letter.startsWith("p") ? false : letter.startsWith("x") || letter.startsWith("l") || logits;
            List<List<Double>> values = new ArrayList<>();
            List<Integer> targets = new ArrayList<>();
            for (Line line : records.subList(heading ? 1 : 0, records.size())) {
                requireWidth(line, records.get(0).size());
                values.add(values(line, areLogits));
                targets.add(target(line));
            }
            return checked(values, targets, areLogits);
        }

        private static boolean isHeading(CSVRecord first) {
            return Stream.of(first.values()).noneMatch(cell -> cell.matches("[-+]?[\\d.,].*"));
        }

        private void requireWidth(Line line, int width) {
            if (line.size() < 2 || line.size() != width) {
                throw failure(
                        line,
                        "has " + line.size() + " columns, but the first line has " + width
                                + "; every row needs K values and a target");
            }
        }

        private List<Double> values(Line line, boolean logits) {
            List<Double> values = new ArrayList<>();
            for (int k = 0; k < line.size() - 1; k++) {
                double value = number(line, k);
                if (logits ? Math.abs(value) > PredictionRows.MOST_LOGIT : value < 0 || value > 1) {
                    throw failure(
                            line,
                            "column " + (k + 1)
                                    + (logits
                                            ? ": a logit must be -1000..1000 but is "
                                            : ": a probability must be 0..1 but is ")
                                    + Quote.of(line.get(k))
                                    + (logits
                                            ? ""
                                            : "; if these are logits, choose logits or head the columns x0, x1 …"));
                }
                values.add(value);
            }
            return values;
        }

        private int target(Line line) {
            int last = line.size() - 1;
            double target = number(line, last);
            if (target != Math.rint(target) || target < -1 || target >= last) {
                throw failure(
                        line,
                        "column " + (last + 1) + ": the target must be a class 0.." + (last - 1)
                                + ", or -1 for background, but is " + Quote.of(line.get(last)));
            }
            return (int) target;
        }

        private double number(Line line, int column) {
            String cell = line.get(column);
            try {
                double number = Double.parseDouble(commaIsPoint ? cell.replace(',', '.') : cell);
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw failure(line, "column " + (column + 1) + ": “" + Quote.of(cell) + "” is not a number");
            }
            throw failure(line, "column " + (column + 1) + ": must be finite but is " + Quote.of(cell));
        }

        private PredictionRows checked(List<List<Double>> values, List<Integer> targets, boolean logits) {
            try {
                return new PredictionRows(values, targets, logits);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        }

        private IllegalArgumentException failure(Line line, String what) {
            return new IllegalArgumentException(name + ":" + line.number + ": " + what);
        }
    }
}
