package org.focallens.train.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.focallens.data.file.InputFile;
import org.focallens.data.file.Quote;
import org.focallens.data.file.SafeFile;
import org.focallens.text.CsvTable;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.settings.SettingsFault;
import org.focallens.train.settings.SettingsJson;

/**
 * Where a sweep keeps what it has: {@code sweep-plan.json}, {@code sweep.csv}, and in {@code runs} for each run its last checkpoint and, once it is
 * done, its result. Every file is written whole or not at all, so that a sweep that was killed goes on from here.
 */
public final class SweepFolder {
    private static final String PLAN = "sweep-plan.json";
    private static final String TABLE = "sweep.csv";

    private final Path folder;

    private SweepFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Begins a sweep in a folder, or goes on with the one that is there.
     *
     * @param folder made where it is missing
     * @param plan   of the sweep
     * @return the folder
     * @throws IOException if it holds another sweep or cannot be written
     */
    public static SweepFolder open(Path folder, SweepPlan plan) throws IOException {
        byte[] wanted = SettingsJson.write(PlanSheet.of(plan));
        Path file = folder.resolve(PLAN);
        if (!Files.exists(file)) {
            SafeFile.write(file, out -> out.write(wanted));
        } else if (!Arrays.equals(InputFile.bytes(file), wanted)) {
            throw new IOException(folder + " holds another sweep ("
                    + difference(
                            new String(InputFile.bytes(file), StandardCharsets.UTF_8),
                            new String(wanted, StandardCharsets.UTF_8))
                    + "): choose another folder, or resume that sweep with its own options");
        }
        return new SweepFolder(folder);
    }

    /**
     * Whether a sweep was begun in a folder.
     *
     * @param folder need not exist
     * @return whether it holds a plan
     */
    public static boolean holdsSweep(Path folder) {
        return Files.isRegularFile(folder.resolve(PLAN));
    }

    /**
     * The plan that a folder's sweep was begun with: with {@link #open} it goes on, whoever asks.
     *
     * @param folder of a sweep
     * @return the plan; its class loss is that of the first run
     * @throws IOException if it holds no sweep, or one whose plan cannot be understood
     */
    public static SweepPlan read(Path folder) throws IOException {
        Path file = folder.resolve(PLAN);
        if (!holdsSweep(folder)) {
            throw new IOException(
                    folder + " holds no sweep (there is no " + PLAN + " in it): choose the folder of one");
        }
        try {
            return SettingsJson.read(InputFile.bytes(file), PlanSheet.class).plan();
        } catch (JsonProcessingException e) {
            throw new IOException(unknown(file, SettingsFault.of(e)), e);
        } catch (IllegalArgumentException e) {
            throw new IOException(unknown(file, SettingsFault.of(e)), e);
        }
    }

    private static String unknown(Path file, String why) {
        return file + ": is not a sweep plan that this FocalLens knows (" + why + "): choose another folder";
    }

    private static String difference(String there, String wanted) {
        List<String> other = there.lines().toList();
        List<String> own = wanted.lines().toList();
        for (int i = 0; i < Math.min(other.size(), own.size()); i++) {
            if (!other.get(i).equals(own.get(i))) {
                return "its plan says " + Quote.of(other.get(i)) + " and not " + Quote.of(own.get(i));
            }
        }
        return "its plan is longer or shorter";
    }

    /**
     * Where a run is kept.
     *
     * @param point one of the plan's
     * @return its last checkpoint; there is none before its first step
     */
    public Path checkpoint(SweepPoint point) {
        return folder.resolve("runs").resolve(point.name() + ".ckpt");
    }

    /**
     * Where all results stand together, one a line.
     *
     * @return {@code sweep.csv}; there is none before the first run is done
     */
    public Path table() {
        return folder.resolve(TABLE);
    }

    /**
     * What was done before.
     *
     * @param plan of this folder
     * @return of every run that is done, in the plan's order
     * @throws IOException if a result is damaged
     */
    public List<SweepResult> results(SweepPlan plan) throws IOException {
        List<SweepResult> results = new ArrayList<>();
        for (SweepPoint point : plan.points()) {
            done(point).ifPresent(results::add);
        }
        return results;
    }

    private Path resultFile(SweepPoint point) {
        return folder.resolve("runs").resolve(point.name() + ".json");
    }

    private Path lastStepFile(SweepPoint point) {
        return folder.resolve("runs").resolve(point.name() + ".last-step.json");
    }

    Optional<Checkpoint> begun(SweepPoint point) throws IOException {
        return Files.exists(checkpoint(point)) ? Optional.of(Checkpoint.read(checkpoint(point))) : Optional.empty();
    }

    Optional<SweepResult> done(SweepPoint point) throws IOException {
        Optional<SweepResult> done = json(resultFile(point), SweepResult.class);
        if (done.isPresent() && !done.get().point().equals(point)) {
            throw damaged(resultFile(point), "it is of " + done.get().point().name(), null);
        }
        return done;
    }

    private static <T> Optional<T> json(Path file, Class<T> type) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SettingsJson.read(InputFile.bytes(file), type));
        } catch (JsonProcessingException e) {
            throw damaged(file, SettingsFault.of(e), e);
        }
    }

    private static IOException damaged(Path file, String why, Exception cause) {
        return new IOException(
                file + ": is not a valid run result (" + why + "): delete it, and the run is repeated", cause);
    }

    /** {@return what the last step of a run that is not done came to; that of another step than the checkpoint's was cut off while it was kept} */
    Optional<LastStep> lastStep(SweepPoint point) throws IOException {
        return json(lastStepFile(point), LastStep.class);
    }

    /** Keeps where a run is: the step first, so that a checkpoint of all steps never lacks its last one. */
    void keep(SweepPoint point, LastStep step, Checkpoint state) throws IOException {
        byte[] json = SettingsJson.write(step);
        SafeFile.write(lastStepFile(point), out -> out.write(json));
        state.write(checkpoint(point));
    }

    void keep(SweepResult result) throws IOException {
        byte[] json = SettingsJson.write(result);
        SafeFile.write(resultFile(result.point()), out -> out.write(json));
        Files.deleteIfExists(lastStepFile(result.point()));
    }

    void writeTable(List<SweepResult> results) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CsvTable table = new CsvTable(text, "\r\n")) {
            table.row("alpha", "gamma", "seed", "steps", "diverged", "loss", "ap", "ap50", "ap75", "seconds");
            for (SweepResult result : results) {
                SweepPoint point = result.point();
                table.row(
                        point.alpha() < 0 ? SweepPoint.NO_ALPHA : point.alpha(),
                        point.gamma(),
                        point.seed(),
                        result.steps(),
                        result.diverged(),
                        Double.isNaN(result.loss()) ? null : result.loss(),
                        result.ap(),
                        result.ap50(),
                        result.ap75(),
                        result.seconds());
            }
        }
        SafeFile.write(table(), out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
