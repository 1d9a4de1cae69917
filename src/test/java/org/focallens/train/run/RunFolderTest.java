package org.focallens.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.focallens.nn.Device;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.train.StepReport;
import org.focallens.train.Trainer;
import org.focallens.train.Workers;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.source.RunData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFolderTest {

    @TempDir
    private Path place;

    private RunShelf shelf() {
        return new RunShelf(place.resolve("runs"));
    }

    /** A network that can make steps; every test gets its first ones. */
    private static final class Run implements AutoCloseable {
        private final Device device = Nd4jDevice.open(1);
        private final Workers workers = new Workers(1);
        private final RunData.Open data;
        private final Trainer trainer;

        private Run() throws IOException {
            data = RunSetup.FIRST.data().open(1, () -> false);
            trainer = new Trainer(device, RunSetup.FIRST.settings(3), data.examples(), workers);
        }

        private StepReport step() {
            return trainer.step(Reports.FOCAL, () -> false).report();
        }

        private Checkpoint checkpoint() {
            return new Checkpoint(
                    trainer.settings(),
                    Reports.FOCAL,
                    RunSetup.FIRST.data(),
                    data.examples().categories(),
                    trainer.state());
        }

        @Override
        public void close() {
            workers.close();
            device.close();
        }
    }

    @Test
    void aRunThatWasCutOffGoesOnFromItsCheckpointAsIfNothingHadHappened() throws IOException {
        RunFolder folder;
        StepReport third;
        try (Run run = new Run()) {
            RunKeeper keeper = new RunKeeper(shelf(), "");
            for (int i = 0; i < 2; i++) {
                keeper.add(run.step());
            }
            keeper.add(new Mark(2, "γ", "1", "2"));
            keeper.add(new Measure(2, 40, .1, .25, .05));
            keeper.save(run.checkpoint());
            folder = keeper.folder().orElseThrow();
            third = run.step();
            keeper.add(third); // never saved: the program is killed here
            keeper.add(new Mark(3, "γ", "2", "5"));
        }
        Files.writeString(folder.steps(), Files.readString(folder.steps()) + "1,4,0.");
        RunFolder.Content content = folder.read();
        assertThat(content.history().steps()).isEqualTo(2);
        assertThat(content.history().step(0)).isEqualTo(1);
        assertThat(content.last()).get().extracting(StepReport::step).isEqualTo(2);
        assertThat(content.marks()).containsExactly(new Mark(2, "γ", "1", "2"));
        assertThat(content.measures()).containsExactly(new Measure(2, 40, .1, .25, .05));
        assertThat(content.sheet().steps()).isEqualTo(2);
        assertThat(content.sheet().ap50()).isEqualTo(.25);
        assertThat(RunSetup.of(
                        content.checkpoint().settings(), content.checkpoint().data()))
                .isEqualTo(RunSetup.FIRST);
        try (Run again = new Run();
                RunKeeper keeper = new RunKeeper(shelf(), Optional.of(folder), content)) {
            again.trainer.restore(content.checkpoint().state());
            StepReport made = again.step();
            assertThat(made.loss()).as("to the bit").isEqualTo(third.loss());
            keeper.add(made);
            keeper.save(again.checkpoint());
        }
        assertThat(folder.read().history().steps()).isEqualTo(3);
        assertThat(folder.read().history().entries())
                .as("no row is there twice")
                .isEqualTo(3);
        assertThat(shelf().list().runs()).hasSize(1);
    }

    @Test
    void aRunWithoutAStepLeavesNothingBehind() throws IOException {
        try (RunKeeper keeper = new RunKeeper(shelf(), "");
                Run run = new Run()) {
            keeper.save(run.checkpoint());
        }
        assertThat(place.resolve("runs")).doesNotExist();
        assertThat(shelf().list().runs()).isEmpty();
    }

    @Test
    void runsWithoutANameAreKeptTwentyDeepAndThoseWithOneForGood() throws IOException {
        try (Run run = new Run()) {
            StepReport report = run.step();
            Checkpoint checkpoint = run.checkpoint();
            for (int i = 0; i < 23; i++) {
                RunFolder folder = keep(report, checkpoint);
                if (i == 0) {
                    assertThat(folder.path().getFileName()).hasToString("focal-0.25-2");
                    folder.rename("The first");
                }
            }
        }
        List<String> names = shelf().list().runs().stream()
                .map(saved -> saved.sheet().name())
                .toList();
        assertThat(names).hasSize(21).contains("The first");
    }

    private RunFolder keep(StepReport report, Checkpoint checkpoint) throws IOException {
        try (RunKeeper keeper = new RunKeeper(shelf(), "")) {
            keeper.add(report);
            keeper.save(checkpoint);
            return keeper.folder().orElseThrow();
        }
    }

    @Test
    void aNameThatWasGivenWhileTheRunWentOnIsKept() throws IOException {
        try (Run run = new Run();
                RunKeeper keeper = new RunKeeper(shelf(), "CE, no prior")) {
            keeper.add(run.step());
            keeper.save(run.checkpoint());
            RunFolder folder = keeper.folder().orElseThrow();
            assertThat(folder.sheet().name()).isEqualTo("CE, no prior");
            folder.rename("Mine");
            keeper.save(run.checkpoint());
            assertThat(folder.sheet().name()).isEqualTo("Mine");
            assertThat(folder.sheet().named()).isTrue();
        }
    }

    @Test
    void aRunThatCannotBeReadIsAProblemAndTheOthersAreListed() throws IOException {
        try (Run run = new Run()) {
            StepReport report = run.step();
            keep(report, run.checkpoint());
            RunFolder broken = keep(report, run.checkpoint());
            Files.writeString(broken.path().resolve("run.json"), "{\"name\":");
            assertThat(shelf().list().runs()).hasSize(1);
            assertThat(shelf().list().problems()).hasSize(1).first().asString().contains("run.json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "measures.csv | 2,40,x,.2,.1      | :2: ap must be a number but is 'x'",
                "measures.csv | 2,40              | :2: must have 5 cells but has 2",
                "measures.csv | -1,40,.1,.2,.1    | :2: step must be 0..2147483647 but is '-1'",
                "measures.csv | 9999999999,40,0,0,0 | :2: step must be",
                "marks.csv    | one,γ,1,2         | :2: step must be a whole number but is 'one'",
                "marks.csv    | 1,γ               | :2: must have 4 cells but has 2",
                "marks.csv    | \"1,γ,1,2         | marks.csv:"
            })
    void aDamagedTableIsNamedWithItsLine(String name, String row, String message) throws IOException {
        try (Run run = new Run();
                RunKeeper keeper = new RunKeeper(shelf(), "")) {
            keeper.add(run.step());
            keeper.add(new Mark(1, "γ", "1", "2"));
            keeper.add(new Measure(1, 40, .1, .25, .05));
            keeper.save(run.checkpoint());
            RunFolder folder = keeper.folder().orElseThrow();
            Path table = folder.path().resolve(name);
            Files.writeString(table, Files.readAllLines(table).get(0) + "\r\n" + row + "\r\n");
            assertThatThrownBy(folder::read)
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessageContaining(table.toString())
                    .hasMessageContaining(message);
        }
    }

    @ParameterizedTest
    @CsvSource({"steps,-4", "prior,7", "name,null", "loss,{}"})
    void aDamagedLineOfARunIsNamedWithItsPlace(String key, String value) throws IOException {
        Path sheet = Files.createDirectories(place.resolve("runs/one")).resolve("run.json");
        List<String> lines = new ArrayList<>(List.of(
                "\"name\": \"a\"",
                "\"named\": true",
                "\"begun\": 1",
                "\"saved\": 2",
                "\"steps\": 3",
                "\"loss\": \"focal\"",
                "\"data\": \"shapes\"",
                "\"prior\": 0.01",
                "\"ap50\": -1"));
        RunFolder folder = new RunFolder(sheet.getParent());
        Files.writeString(sheet, "{" + String.join(",", lines) + "}");
        assertThat(folder.sheet().steps()).isEqualTo(3);
        lines.replaceAll(line -> line.startsWith("\"" + key + "\"") ? "\"" + key + "\": " + value : line);
        Files.writeString(sheet, "{" + String.join(",", lines) + "}");
        assertThatThrownBy(folder::sheet)
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining(sheet.toString())
                .hasMessageContaining(key)
                .hasMessageNotContaining("org.focallens");
    }

    @Test
    void onlyWhatStandsOnTheShelfIsDeleted() throws IOException {
        Path elsewhere = Files.createDirectories(place.resolve("mine"));
        assertThatThrownBy(() -> shelf().delete(new RunFolder(elsewhere))).isInstanceOf(IllegalArgumentException.class);
        assertThat(elsewhere).exists();
    }

    @Test
    void aRunThatWasSavedLastIsNotThrownAwayThoughItWasBegunFirst() throws IOException {
        try (Run run = new Run()) {
            StepReport report = run.step();
            Checkpoint checkpoint = run.checkpoint();
            RunFolder oldest = keep(report, checkpoint);
            for (int i = 0; i < 19; i++) {
                keep(report, checkpoint);
            }
            try (RunKeeper keeper = new RunKeeper(shelf(), Optional.of(oldest), oldest.read())) {
                keeper.add(run.step());
                keeper.save(run.checkpoint());
            }
            keep(report, checkpoint);
            assertThat(oldest.exists()).isTrue();
            assertThat(shelf().list().runs()).hasSize(20);
        }
    }
}
