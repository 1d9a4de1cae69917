package org.focallens.ui.loss.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.work.Background;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpScoresTest {
    @TempDir
    private Path folder;

    private String told = "";
    private Path chosen;

    private final class Choosing extends UnexpectedDialogs {
        @Override
        public Optional<Path> openDump() {
            return Optional.ofNullable(chosen);
        }

        @Override
        public void error(String what, String details) {
            told = what + ": " + details;
        }

        @Override
        public void show(String title, String text) {
            told = title + "\n" + text;
        }
    }

    private static final class AtOnce implements Background {
        @Override
        public <T> void submit(Work<T> work, Consumer<T> done, Consumer<Exception> failure) {
            T result;
            try {
                result = work.run(() -> false);
            } catch (Exception e) {
                failure.accept(e);
                return;
            }
            done.accept(result);
        }

        @Override
        public void later(Runnable action) {
            action.run();
        }

        @Override
        public void cancel() {}
    }

    private final DumpScores source = new DumpScores(new Choosing(), new AtOnce());

    @Test
    void aDumpBecomesScores() throws IOException {
        source.choose();
        assertThat(source.scores().getValue()).isNull();
        chosen = Files.writeString(folder.resolve("mine.csv"), "1,-3,2\n-1,-4,-5\n7,1,1\n");
        source.choose();
        assertThat(source.scores().getValue().positives()).containsExactly(2);
        assertThat(source.scores().getValue().negatives()).containsExactly(3, 4, 5);
        assertThat(source.scores().getValue().name()).isEqualTo("mine.csv");
        assertThat(told).startsWith("mine.csv: 2 anchors read, 1 problem\n").contains("mine.csv:3: the target");
    }

    @Test
    void aResultsFileIsToldToHoldOnlyWhatWasKept() throws IOException {
        chosen = Files.writeString(folder.resolve("results.json"), "[]");
        source.choose();
        assertThat(told)
                .startsWith("The dump cannot be opened: ")
                .contains("holds only what the detector kept")
                .contains("np.save(\"logits.npy\"");
        assertThat(source.scores().getValue()).isNull();
        assertThat(source.advice()).contains("np.save(\"targets.npy\"");
    }
}
