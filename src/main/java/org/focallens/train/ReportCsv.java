package org.focallens.train;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.focallens.core.match.LevelCount;
import org.focallens.data.SafeFile;

/** The reports of a run as a table, a row a step. Each row is written out at once, so that a run that is cut short keeps its rows. */
public final class ReportCsv implements AutoCloseable {

    private final CSVPrinter printer;

    private ReportCsv(Writer writer) throws IOException {
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    /**
     * Begins the file with its header, or goes on with the rows of a run that goes on.
     *
     * @param file  replaced if it exists and the run begins
     * @param steps that the run has made; where they are some, rows are added to an existing file
     * @return the table
     * @throws IOException if it cannot be written
     */
    public static ReportCsv append(Path file, int steps) throws IOException {
        boolean goesOn = steps > 0 && Files.exists(file);
        if (goesOn) {
            keepRows(file, steps);
        }
        Writer writer = goesOn ? Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND)
                : Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        ReportCsv table = new ReportCsv(writer);
        if (!goesOn) {
            table.header();
        }
        return table;
    }

    /** Takes off the rows of steps that will be made again, among them one that was cut off while it was written. */
    private static void keepRows(Path file, int steps) throws IOException {
        List<String> kept = Files.readAllLines(file, StandardCharsets.UTF_8).stream().limit(steps + 1L).toList();
        SafeFile.write(file, out -> {
            for (String row : kept) {
                out.write((row + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private void header() throws IOException {
        List<Object> header = new ArrayList<>(List.of("seed", "step", "loss", "classificationLoss", "boxLoss", "learningRate", "gradientNorm",
                "positiveGradientShare", "batchMillis", "forwardMillis", "lossMillis", "backwardMillis", "updateMillis"));
        for (int level = 3; level <= 7; level++) {
            header.addAll(List.of("positiveP" + level, "ignoredP" + level, "negativeP" + level, "positiveLossP" + level,
                    "negativeLossP" + level, "boxLossP" + level));
        }
        printer.printRecord(header);
        printer.flush();
    }

    /**
     * Adds a row.
     *
     * @param report of a step
     * @throws IOException if it cannot be written
     */
    public void add(StepReport report) throws IOException {
        StepMillis millis = report.millis();
        List<Object> row = new ArrayList<>(List.of(report.seed(), report.step(), report.loss(), report.classificationLoss(), report.boxLoss(),
                report.learningRate(), report.gradientNorm(), report.positiveShare(), millis.batch(), millis.forward(), millis.loss(),
                millis.backward(), millis.update()));
        for (int level = 0; level < report.levels().size(); level++) {
            LevelCount count = report.levels().get(level);
            LevelLoss loss = report.losses().get(level);
            row.addAll(List.of(count.positive(), count.ignored(), count.negative(), loss.positive(), loss.negative(), loss.box()));
        }
        printer.printRecord(row);
        printer.flush();
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
