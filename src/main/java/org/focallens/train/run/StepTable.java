package org.focallens.train.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.focallens.core.match.LevelCount;
import org.focallens.data.file.SafeFile;
import org.focallens.text.CsvTable;
import org.focallens.train.StepMillis;
import org.focallens.train.StepReport;
import org.focallens.train.loss.LevelLoss;
import org.focallens.train.settings.StepSettings;

/** The reports of a run as a table, a row a step. Each row is written out at once, so that a run that is cut short keeps its rows. */
public final class StepTable implements AutoCloseable {

    private static final int FIRST_LEVEL = 13;
    private static final int COLUMNS_A_LEVEL = 8;
    /** Of a level, beyond any network's. */
    private static final int MOST_ANCHORS = Integer.MAX_VALUE / 3;

    private static final List<String> HEADER = header();

    private final CsvTable rows;

    private StepTable(Writer writer) throws IOException {
        rows = new CsvTable(writer, "\r\n");
    }

    /**
     * Begins the file with its header, or goes on with the rows of a run that goes on.
     *
     * @param file  replaced if it exists and the run begins
     * @param steps that the run has made; where they are some, rows are added to an existing file
     * @return the table
     * @throws IOException if it cannot be written or the rows to go on with are of another version
     */
    public static StepTable append(Path file, int steps) throws IOException {
        boolean goesOn = steps > 0 && Files.exists(file);
        if (goesOn) {
            keepRows(file, steps);
        }
        Writer writer = goesOn
                ? Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND)
                : Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        StepTable table = new StepTable(writer);
        if (!goesOn) {
            table.rows.row(HEADER.toArray());
            table.rows.flush();
        }
        return table;
    }

    /** Takes off the rows of steps that will be made again, among them one that was cut off while it was written; a row at a time. */
    private static void keepRows(Path file, int steps) throws IOException {
        // Every byte is a character of its own here, so that what is damaged is kept as it is.
        try (BufferedReader rows = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String header = rows.readLine();
            if (header != null && !header.equals(String.join(",", HEADER))) {
                throw new IOException(
                        file + ": has different columns from those this version writes: choose another file");
            }
            SafeFile.write(file, out -> {
                for (String row = header; row != null; row = rows.readLine()) {
                    if (row == header || stepOf(row) <= steps) {
                        out.write((row + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                    }
                }
            });
        }
    }

    /** {@return the step of a row; of one that was cut off, a step that nobody has made} */
    private static int stepOf(String row) {
        String[] cells = row.split(",", -1);
        return cells.length == HEADER.size() && cells[1].matches("\\d{1,9}")
                ? Integer.parseInt(cells[1])
                : Integer.MAX_VALUE;
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of(
                "seed",
                "step",
                "loss",
                "classificationLoss",
                "boxLoss",
                "learningRate",
                "gradientNorm",
                "positiveGradientShare",
                "batchMillis",
                "forwardMillis",
                "lossMillis",
                "backwardMillis",
                "updateMillis"));
        for (int level = 3; level <= 7; level++) {
            header.addAll(List.of(
                    "positiveP" + level,
                    "ignoredP" + level,
                    "negativeP" + level,
                    "positiveLossP" + level,
                    "negativeLossP" + level,
                    "boxLossP" + level,
                    "positiveGradientP" + level,
                    "negativeGradientP" + level));
        }
        return List.copyOf(header);
    }

    /**
     * Adds a row.
     *
     * @param report of a step
     * @throws IOException if it cannot be written
     */
    public void add(StepReport report) throws IOException {
        StepMillis millis = report.millis();
        List<Object> row = new ArrayList<>(List.of(
                report.seed(),
                report.step(),
                report.loss(),
                report.classificationLoss(),
                report.boxLoss(),
                report.learningRate(),
                report.gradientNorm(),
                report.positiveShare(),
                millis.batch(),
                millis.forward(),
                millis.loss(),
                millis.backward(),
                millis.update()));
        for (int level = 0; level < report.levels().size(); level++) {
            LevelCount count = report.levels().get(level);
            LevelLoss loss = report.losses().get(level);
            row.addAll(List.of(
                    count.positive(),
                    count.ignored(),
                    count.negative(),
                    loss.positive(),
                    loss.negative(),
                    loss.box(),
                    loss.positiveGradient(),
                    loss.negativeGradient()));
        }
        rows.row(row.toArray());
        rows.flush();
    }

    /**
     * Reads the reports of a table.
     *
     * @param file     as this class leaves it; the end of one that was cut off is left out
     * @param steps    later ones are left out
     * @param settings taken for every report, since the table does not have them
     * @param take     the reports in the order of their steps; where one diverged its row has numbers that are not finite
     * @throws IOException if it cannot be read or a row holds no numbers; the message names the line and the column
     */
    public static void read(Path file, int steps, StepSettings settings, Consumer<StepReport> take) throws IOException {
        int[] before = {0};
        new RunTable(file, HEADER).each(row -> {
            if (row.isCutOff()) {
                return false;
            }
            row.requireWhole();
            int step = row.integer(1, before[0] + 1, Integer.MAX_VALUE);
            if (step > steps) {
                return false;
            }
            take.accept(report(row, step, settings));
            before[0] = step;
            return true;
        });
    }

    private static StepReport report(RunTable.Row row, int step, StepSettings settings) throws IOException {
        List<LevelCount> counts = new ArrayList<>();
        List<LevelLoss> losses = new ArrayList<>();
        for (int level = 3; level <= 7; level++) {
            int at = FIRST_LEVEL + (level - 3) * COLUMNS_A_LEVEL;
            int positive = row.integer(at, 0, MOST_ANCHORS);
            int ignored = row.integer(at + 1, 0, MOST_ANCHORS);
            int negative = row.integer(at + 2, 0, MOST_ANCHORS);
            counts.add(new LevelCount("P" + level, 1 << level, positive + ignored + negative, positive, ignored));
            losses.add(new LevelLoss(
                    row.number(at + 3),
                    row.number(at + 4),
                    row.number(at + 5),
                    row.number(at + 6),
                    row.number(at + 7)));
        }
        return new StepReport(
                step,
                row.whole(0),
                counts,
                losses,
                settings,
                row.number(5),
                row.number(6),
                new StepMillis(row.number(8), row.number(9), row.number(10), row.number(11), row.number(12)),
                Optional.empty());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
