package org.focallens.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.focallens.data.file.InputFile;
import org.focallens.data.file.SafeFile;
import org.focallens.text.CsvTable;
import org.focallens.train.StepReport;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.settings.SettingsFault;
import org.focallens.train.settings.SettingsJson;

/**
 * One saved run: {@code run.json} (a {@link RunSheet}), {@code checkpoint.ckpt}, {@code steps.csv} with a row a step, {@code measures.csv} and
 * {@code marks.csv}. Rows of steps are on disk before the next step; the rest is written whole or not at all. After a crash there may be rows
 * of steps that the checkpoint has not seen: they are left out, and taken off when the run goes on.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

    private static final String SHEET = "run.json";
    /** A run is named by one thread while another saves it. */
    private static final Object SHEETS = new Object();

    /**
     * All that is known of a run.
     *
     * @param sheet      its line
     * @param checkpoint where it stands
     * @param history    of its steps, as far as there are reports of them; whoever goes on with the run adds to it
     * @param last       report; empty where there is none
     * @param measures   in the order of their steps
     * @param marks      in the order of their steps
     */
    public record Content(
            RunSheet sheet,
            Checkpoint checkpoint,
            RunHistory history,
            Optional<StepReport> last,
            List<Measure> measures,
            List<Mark> marks) {
        /** {@inheritDoc} */
        public Content {
            measures = List.copyOf(measures);
            marks = List.copyOf(marks);
        }

        /**
         * What is known of a run of which there is nothing but a checkpoint.
         *
         * @param checkpoint all there is
         * @param name       for the run
         * @return a run without reports
         */
        public static Content of(Checkpoint checkpoint, String name) {
            RunSheet sheet = new RunSheet(
                    name,
                    false,
                    System.currentTimeMillis(),
                    System.currentTimeMillis(),
                    checkpoint.state().steps(),
                    LossWords.of(checkpoint.step().loss()),
                    checkpoint.data().name(),
                    checkpoint.settings().network().prior(),
                    -1,
                    RunComparison.NONE);
            return new Content(
                    sheet,
                    checkpoint,
                    new RunHistory(checkpoint.state().steps()),
                    Optional.empty(),
                    List.of(),
                    List.of());
        }
    }

    /** {@return where the parameters are} */
    public Path checkpoint() {
        return path.resolve("checkpoint.ckpt");
    }

    /** {@return the table of its steps} */
    public Path steps() {
        return path.resolve("steps.csv");
    }

    /** {@return whether a run was saved here} */
    public boolean exists() {
        return Files.exists(path.resolve(SHEET)) && Files.exists(checkpoint());
    }

    /**
     * Reads the line of a run.
     *
     * @return the line
     * @throws IOException if there is none; the message names the file
     */
    public RunSheet sheet() throws IOException {
        Path file = path.resolve(SHEET);
        try {
            ObjectNode json = SettingsJson.read(InputFile.bytes(file), ObjectNode.class);
            json.putIfAbsent(
                    "comparison", SettingsJson.tree(RunComparison.NONE)); // runs were saved before there was this key
            return SettingsJson.read(SettingsJson.write(json), RunSheet.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    file + ": is not a valid run summary (" + SettingsFault.of(e)
                            + "): its checkpoint can still be opened on its own",
                    e);
        }
    }

    /**
     * Saves a run as it stands. The checkpoint comes first: what is newer than it is left out when the run is read.
     *
     * @param sheet      its line, made of the one that is there, which may have got another name meanwhile; null where there is none
     * @param checkpoint where it stands
     * @param measures   all so far
     * @param marks      all so far
     * @throws IOException if a file cannot be written; the older one is then as it was
     */
    public void save(UnaryOperator<RunSheet> sheet, Checkpoint checkpoint, List<Measure> measures, List<Mark> marks)
            throws IOException {
        checkpoint.write(checkpoint());
        write(
                measures(),
                measures.stream()
                        .map(one -> List.<Object>of(one.step(), one.images(), one.ap(), one.ap50(), one.ap75()))
                        .toList());
        write(
                marks(),
                marks.stream()
                        .map(one -> List.<Object>of(one.step(), one.setting(), one.before(), one.after()))
                        .toList());
        synchronized (SHEETS) {
            write(sheet.apply(Files.exists(path.resolve(SHEET)) ? sheet() : null));
        }
    }

    private void write(RunSheet sheet) throws IOException {
        byte[] json = SettingsJson.write(sheet);
        SafeFile.write(path.resolve(SHEET), out -> out.write(json));
    }

    /**
     * Gives a run a name, by which it is kept.
     *
     * @param name as a person calls it
     * @throws IOException if it cannot be written
     */
    public void rename(String name) throws IOException {
        synchronized (SHEETS) {
            write(sheet().rename(name));
        }
    }

    /**
     * Reads a run.
     *
     * @return what was known of it at its checkpoint
     * @throws IOException if a file is missing or cannot be understood; the message names it
     */
    public Content read() throws IOException {
        Checkpoint saved = Checkpoint.read(checkpoint());
        int steps = saved.state().steps();
        Told told = new Told();
        if (Files.exists(steps())) {
            StepTable.read(steps(), steps, saved.step(), told::add);
        }
        RunHistory history = told.history == null ? new RunHistory(steps) : told.history;
        List<Measure> measures = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        table(
                measures(),
                row -> measures.add(new Measure(
                        row.integer(0, 0, Integer.MAX_VALUE),
                        row.integer(1, 0, Integer.MAX_VALUE),
                        row.number(2),
                        row.number(3),
                        row.number(4))));
        table(
                marks(),
                row -> marks.add(
                        new Mark(row.integer(0, 0, Integer.MAX_VALUE), row.text(1), row.text(2), row.text(3))));
        return new Content(
                sheet(),
                saved,
                history,
                Optional.ofNullable(told.last),
                measures.stream().filter(one -> one.step() <= steps).toList(),
                marks.stream().filter(mark -> mark.step() <= steps).toList());
    }

    /** What the rows of a table tell, one by one: a long run has more of them than are kept. */
    private static final class Told {
        private RunHistory history;
        private StepReport last;

        private void add(StepReport report) {
            history = history == null ? new RunHistory(report.step() - 1) : history;
            history.add(report);
            last = report;
        }
    }

    private static void write(RunTable table, List<List<Object>> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CsvTable csv = new CsvTable(text, "\r\n")) {
            csv.row(table.header().toArray());
            for (List<Object> row : rows) {
                csv.row(row.toArray());
            }
        }
        SafeFile.write(table.file(), out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private RunTable marks() {
        return new RunTable(path.resolve("marks.csv"), List.of("step", "setting", "before", "after"));
    }

    private RunTable measures() {
        return new RunTable(path.resolve("measures.csv"), List.of("step", "images", "ap", "ap50", "ap75"));
    }

    /** Reads a table that is written whole or not at all; it need not be there. */
    private static void table(RunTable table, RunTable.Reader reader) throws IOException {
        if (Files.exists(table.file())) {
            table.each(row -> {
                row.requireWhole();
                return reader.take(row);
            });
        }
    }
}
