package org.focallens.train;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.focallens.core.match.LevelCount;

/** The reports of a run as a table, a row a step. Each row is written out at once, so that a run that is cut short keeps its rows. */
public final class ReportCsv implements AutoCloseable {

    private final CSVPrinter printer;
    private final long seed;

    /**
     * Begins the file with its header.
     *
     * @param file replaced if it exists
     * @param seed of the run, repeated in every row
     * @throws IOException if it cannot be written
     */
    public ReportCsv(Path file, long seed) throws IOException {
        this.seed = seed;
        Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        List<Object> header = new ArrayList<>(List.of("seed", "step", "loss", "classificationLoss", "boxLoss", "learningRate", "gradientNorm",
                "millis"));
        for (int level = 3; level <= 7; level++) {
            header.addAll(List.of("positiveP" + level, "ignoredP" + level, "negativeP" + level));
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
        List<Object> row = new ArrayList<>(List.of(seed, report.step(), report.loss(), report.classificationLoss(), report.boxLoss(),
                report.settings().learningRate(), report.gradientNorm(), report.millis().total()));
        for (LevelCount level : report.levels()) {
            row.addAll(List.of(level.positive(), level.ignored(), level.negative()));
        }
        printer.printRecord(row);
        printer.flush();
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
