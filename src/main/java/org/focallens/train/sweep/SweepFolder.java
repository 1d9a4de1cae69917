package org.focallens.train.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.focallens.data.SafeFile;
import org.focallens.train.Checkpoint;
import org.focallens.train.SettingsJson;

/**
 * Where a sweep keeps what it has: {@code sweep-plan.json}, {@code sweep.csv}, and in {@code runs} for each run its last checkpoint and, once it is
 * done, its result. Every file is written whole or not at all, so that a sweep that was killed goes on from here.
 */
public final class SweepFolder {
    private static final String PLAN = "sweep-plan.json";

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
        byte[] wanted = SettingsJson.write(sheet(plan));
        Path file = folder.resolve(PLAN);
        if (!Files.exists(file)) {
            SafeFile.write(file, out -> out.write(wanted));
        } else if (!Arrays.equals(Files.readAllBytes(file), wanted)) {
            throw new IOException(folder + " holds another sweep (" + difference(Files.readString(file), new String(wanted, StandardCharsets.UTF_8))
                    + "): choose another folder, or give that sweep's own options to go on with it");
        }
        return new SweepFolder(folder);
    }

    private static String difference(String there, String wanted) {
        List<String> other = there.lines().toList();
        List<String> own = wanted.lines().toList();
        for (int i = 0; i < Math.min(other.size(), own.size()); i++) {
            if (!other.get(i).equals(own.get(i))) {
                return "its plan says " + other.get(i).strip() + " and not " + own.get(i).strip();
            }
        }
        return "its plan is longer or shorter";
    }

    Path checkpoint(SweepPoint point) {
        return folder.resolve("runs").resolve(point.name() + ".ckpt");
    }

    private Path resultFile(SweepPoint point) {
        return folder.resolve("runs").resolve(point.name() + ".json");
    }

    Optional<Checkpoint> begun(SweepPoint point) throws IOException {
        return Files.exists(checkpoint(point)) ? Optional.of(Checkpoint.read(checkpoint(point))) : Optional.empty();
    }

    Optional<SweepResult> done(SweepPoint point) throws IOException {
        Path file = resultFile(point);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SettingsJson.read(Files.readAllBytes(file), SweepResult.class));
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": is no result of a run (" + e.getOriginalMessage() + "): delete it, and the run is made again", e);
        }
    }

    void keep(SweepResult result) throws IOException {
        byte[] json = SettingsJson.write(result);
        SafeFile.write(resultFile(result.point()), out -> out.write(json));
    }

    void writeTable(List<SweepResult> results) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord("alpha", "gamma", "seed", "steps", "diverged", "loss", "ap", "ap50", "ap75", "seconds");
            for (SweepResult result : results) {
                SweepPoint point = result.point();
                printer.printRecord(point.alpha() < 0 ? "none" : point.alpha(), point.gamma(), point.seed(), result.steps(), result.diverged(),
                        result.loss(), result.ap(), result.ap50(), result.ap75(), result.seconds());
            }
        }
        SafeFile.write(folder.resolve("sweep.csv"), out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** All that the runs of a plan depend on. */
    private static Map<String, Object> sheet(SweepPlan plan) {
        Map<String, Object> sheet = new LinkedHashMap<>();
        sheet.put("alphas", plan.alphas());
        sheet.put("gammas", plan.gammas());
        sheet.put("seeds", plan.seeds());
        sheet.put("firstSeed", plan.settings().seed());
        sheet.put("steps", plan.steps());
        sheet.put("data", plan.data());
        sheet.put("preset", plan.settings().preset().name());
        sheet.put("network", plan.settings().network());
        sheet.put("input", plan.settings().input());
        sheet.put("optimiser", plan.settings().optimiser());
        sheet.put("schedule", plan.settings().schedule());
        sheet.put("boxLoss", plan.step().boxLoss());
        sheet.put("normaliser", plan.step().normaliser());
        sheet.put("learningRate", plan.step().learningRate());
        sheet.put("clip", plan.step().clip());
        return sheet;
    }
}
