package org.focallens.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.match.LevelCount;
import org.focallens.train.StepMillis;
import org.focallens.train.StepReport;
import org.focallens.train.loss.LevelLoss;
import org.focallens.train.settings.StepSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class StepTableTest {

    private static final int LONG = 300_000;

    @TempDir
    private Path folder;

    /** Class loss .5, of it .375 of positives; box loss .25; a quarter of the gradient from positives. */
    private static StepReport report(int step) {
        List<LevelCount> levels = List.of(
                new LevelCount("P3", 8, 100, 5, 10),
                new LevelCount("P4", 16, 50, 4, 3),
                new LevelCount("P5", 32, 20, 0, 0),
                new LevelCount("P6", 64, 10, 1, 2),
                new LevelCount("P7", 128, 5, 0, 1));
        List<LevelLoss> losses = List.of(
                new LevelLoss(.25, .0625, .125, 1, 2),
                new LevelLoss(.125, .03125, .125, 1, 2),
                new LevelLoss(0, .03125, 0, 0, 1),
                LevelLoss.NONE,
                new LevelLoss(0, 0, 0, 0, 1));
        return new StepReport(
                step,
                42,
                levels,
                losses,
                StepSettings.of(new FocalLoss(.25, 2), 1e-3),
                5e-4,
                4,
                new StepMillis(1, 2, 3, 4, 5),
                Optional.empty());
    }

    @Test
    void everyRowIsOnDiskBeforeTheNextStep() throws IOException {
        Path file = folder.resolve("run.csv");
        String header = "seed,step,loss,classificationLoss,boxLoss,learningRate,gradientNorm,positiveGradientShare,"
                + "batchMillis,forwardMillis,lossMillis,backwardMillis,updateMillis,"
                + IntStream.rangeClosed(3, 7)
                        .mapToObj(level ->
                                "positiveP#,ignoredP#,negativeP#,positiveLossP#,negativeLossP#,boxLossP#,positiveGradientP#,negativeGradientP#"
                                        .replace("#", "" + level))
                        .collect(Collectors.joining(","));
        String numbers =
                ",0.75,0.5,0.25,5.0E-4,4.0,0.25,1.0,2.0,3.0,4.0,5.0,5,10,85,0.25,0.0625,0.125,1.0,2.0,4,3,43,0.125,0.03125,0.125,1.0,2.0,"
                        + "0,0,20,0.0,0.03125,0.0,0.0,1.0,1,2,7,0.0,0.0,0.0,0.0,0.0,0,1,4,0.0,0.0,0.0,0.0,1.0";
        try (StepTable csv = StepTable.append(file, 0)) {
            assertThat(Files.readAllLines(file)).containsExactly(header);
            csv.add(report(1));
            assertThat(Files.readAllLines(file)).containsExactly(header, "42,1" + numbers);
            csv.add(report(2));
            assertThat(Files.readAllLines(file)).containsExactly(header, "42,1" + numbers, "42,2" + numbers);
        }
    }

    @Test
    void aRunThatGoesOnTakesTheRowsOffThatItMakesAgain() throws IOException {
        Path file = folder.resolve("run.csv");
        try (StepTable csv = StepTable.append(file, 0)) {
            for (int step = 1; step <= 5; step++) {
                csv.add(report(step));
            }
        }
        Files.writeString(file, Files.readString(file) + "42,6,0.7"); // cut off in the middle of a row
        List<String> before = Files.readAllLines(file);
        try (StepTable csv = StepTable.append(file, 3)) {
            csv.add(report(4));
        }
        assertThat(Files.readAllLines(file)).containsExactlyElementsOf(before.subList(0, 5));
        try (StepTable csv = StepTable.append(folder.resolve("new.csv"), 3)) {
            csv.add(report(4));
        }
        assertThat(Files.readAllLines(folder.resolve("new.csv")))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("seed,step");
    }

    private static List<StepReport> read(Path file, int steps) throws IOException {
        List<StepReport> reports = new ArrayList<>();
        StepTable.read(file, steps, report(1).settings(), reports::add);
        return reports;
    }

    @Test
    void whatIsWrittenIsReadAgainUpToAStep() throws IOException {
        Path file = folder.resolve("run.csv");
        try (StepTable csv = StepTable.append(file, 7)) {
            for (int step = 8; step <= 11; step++) {
                csv.add(report(step));
            }
        }
        assertThat(read(file, 10)).containsExactly(report(8), report(9), report(10));
        Files.writeString(file, Files.readString(file) + "42,12,0.7");
        assertThat(read(file, 99)).as("a row that was cut off is none").hasSize(4);
        Files.writeString(file, Files.readString(file).replace("42,9,", "42,9x,"));
        assertThatThrownBy(() -> read(file, 99))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run.csv:3: step must be a whole number but is '9x'");
    }

    private Path table(String line) throws IOException {
        Path file = folder.resolve("damaged.csv");
        try (StepTable csv = StepTable.append(file, 0)) {
            for (int step = 1; step <= 3; step++) {
                csv.add(report(step));
            }
        }
        List<String> rows = new ArrayList<>(Files.readAllLines(file));
        rows.set(
                2,
                line.isEmpty()
                        ? rows.get(2) + ",1"
                        : line.replace("...", rows.get(2).substring(4)));
        return Files.write(file, rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42,x...",
                "42,-1...",
                "42,1...",
                "42,99999999999...",
                "seed,2...",
                "\"42,2...",
                "\"42\"x,2...",
                ""
            })
    void aDamagedRowIsNamedByItsLine(String line) throws IOException {
        assertThatThrownBy(() -> read(table(line), 99))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining("damaged.csv:3: ");
    }

    @Test
    void aTableOfOtherColumnsIsNotRead() throws IOException {
        Path file = Files.writeString(folder.resolve("run.csv"), "seed,step,loss\r\n1,1,.5\r\n");
        assertThatThrownBy(() -> read(file, 9))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining("run.csv:1: the first line must name the columns");
    }

    /** The text alone would not fit in the heap of the process that goes on with it. */
    @Test
    void aLongTableIsGoneOnWithInLittleMemory() throws Exception {
        Path file = folder.resolve("long.csv");
        try (StepTable csv = StepTable.append(file, 0)) {
            csv.add(report(1));
        }
        String row = Files.readAllLines(file).get(1).substring(4);
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND)) {
            for (int step = 2; step <= LONG; step++) {
                writer.write("42," + step + row + "\r\n");
            }
        }
        assertThat(Files.size(file)).isGreaterThan(60 << 20);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongTable.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
        assertThat(child.waitFor()).isZero();
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(lines.count()).as("with the header").isEqualTo(LONG);
        }
    }

    /** Goes on with a long table in a process of its own. */
    static final class LongTable {
        private LongTable() {}

        public static void main(String[] args) throws IOException {
            StepTable.append(Path.of(args[0]), LONG - 1).close();
        }
    }

    @Test
    void rowsOfAnotherVersionAreNotGoneOnWith() throws IOException {
        Path file = folder.resolve("run.csv");
        Files.writeString(file, "seed,step,loss\r\n1,1,.5\r\n");
        assertThatThrownBy(() -> StepTable.append(file, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("different columns")
                .hasMessageContaining("run.csv");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        assertThatThrownBy(() -> StepTable.append(folder.resolve("none/run.csv"), 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run.csv");
    }
}
