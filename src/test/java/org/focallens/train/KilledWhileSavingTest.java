package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.focallens.ChildJvm;
import org.focallens.train.checkpoint.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that saves without end and is killed at any moment: what it said it had saved is there. */
class KilledWhileSavingTest {

    private static final int KILLS = 100;
    private static final String FILE = "run.checkpoint";

    @TempDir
    private Path folder;

    /** Saves a checkpoint of the default network's size again and again, a step older each time, and says so. */
    static final class Saving {
        public static void main(String[] args) throws IOException {
            Checkpoint first = Checkpoints.of(Checkpoints.DEFAULT, Checkpoints.FOCAL, Integer.parseInt(args[0]));
            TrainerState state = first.state();
            for (int step = state.steps(); !System.out.checkError(); step++) { // ends with its parent
                TrainerState next = new TrainerState(
                        step, 100, 1e-3, state.parameters(), state.optimiserSteps(), state.optimiserMemory());
                state.parameters()[0] = step;
                new Checkpoint(first.settings(), first.step(), first.data(), first.categories(), next)
                        .write(Path.of(FILE));
                System.out.println(step);
            }
        }
    }

    @Test
    void aLoadableCheckpointRemainsNoOlderThanTheLastThatWasAnnounced() throws IOException, InterruptedException {
        Random random = new Random(1);
        int saved = 0;
        int interrupted = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int announced = killedAfter(saved + 1, random.nextInt(40));
            interrupted += Files.exists(folder.resolve("." + FILE + ".part")) ? 1 : 0;
            Checkpoint left = Checkpoint.read(folder.resolve(FILE));
            saved = left.state().steps();
            assertThat(saved).as("kill %d", kill).isBetween(announced, announced + 1);
            assertThat(left.state().parameters()[0]).as("all of one step").isEqualTo(saved);
        }
        assertThat(interrupted).as("kills in the middle of a file").isGreaterThan(KILLS / 10);
        assertThat(names()).as("whatever was cut short does not pile up").isSubsetOf(FILE, "." + FILE + ".part");
    }

    /** {@return the last step that the child announced} */
    private int killedAfter(int step, int millis) throws IOException, InterruptedException {
        Process child = new ChildJvm(folder, Saving.class, "" + step).start();
        try (BufferedReader out = child.inputReader()) {
            String last = out.readLine();
            assertThat(last).as("the child begins").isEqualTo("" + step);
            Thread.sleep(millis);
            child.toHandle().destroyForcibly(); // the process itself would close what is still to be read
            for (String line = last; line != null; line = out.readLine()) {
                last = line;
            }
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return Integer.parseInt(last);
        } finally {
            child.destroyForcibly();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void whatAKillLeftIsOverwritten() throws IOException {
        Files.write(folder.resolve("." + FILE + ".part"), new byte[9_000_000]);
        Checkpoint checkpoint = Checkpoints.of(Checkpoints.small(), Checkpoints.FOCAL, 3);
        checkpoint.write(folder.resolve(FILE));
        Checkpoints.assertSame(Checkpoint.read(folder.resolve(FILE)).state(), checkpoint.state());
        assertThat(names()).containsExactly(FILE);
    }
}
