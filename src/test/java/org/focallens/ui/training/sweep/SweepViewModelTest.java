package org.focallens.ui.training.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.source.RunData;
import org.focallens.train.sweep.Sweep;
import org.focallens.train.sweep.SweepResult;
import org.focallens.ui.DirectBackground;
import org.focallens.ui.UnexpectedDialogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepViewModelTest {
    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private Consumer<Sweep.Progress> watch = now -> {};
    private final SweepViewModel model = model(SweepFixture.base());

    /** A page over real, tiny networks. */
    private SweepViewModel model(SweepBase base) {
        return model(
                base,
                (plan, kept, cancelled, progress) -> SweepEngine.onProcessor().run(plan, kept, cancelled, now -> {
                    progress.accept(now);
                    watch.accept(now);
                }));
    }

    private SweepViewModel model(SweepBase base, SweepEngine engine) {
        return new SweepViewModel(
                new UnexpectedDialogs() {
                    @Override
                    public void error(String what, String details) {
                        told.add(what + ": " + details);
                    }
                },
                new SweepFixture.Cancellable(),
                () -> base,
                engine);
    }

    private static void fill(SweepViewModel model, Path folder) {
        model.form().text(SweepField.ALPHAS).set(".25 .75");
        model.form().text(SweepField.GAMMAS).set("2");
        model.form().text(SweepField.SEEDS).set("1");
        model.form().text(SweepField.STEPS).set("2");
        model.form().text(SweepField.TESTS).set("1");
        model.form().text(SweepField.FOLDER).set(folder.toString());
    }

    private static List<Double> losses(SweepViewModel model) {
        return model.state().get().results().stream().map(SweepResult::loss).toList();
    }

    @Test
    void runsAreMadeOneAfterTheOtherAndEachIsShownAsItEnds() {
        List<String> messages = new ArrayList<>();
        List<Integer> done = new ArrayList<>();
        fill(model, folder);
        watch = now -> {
            assertThat(model.running().get()).isTrue();
            assertThat(model.progress().get()).isEqualTo(now.share());
            messages.add(model.message().get());
            done.add(model.state().get().results().size());
        };
        model.start();
        assertThat(told).isEmpty();
        assertThat(done).as("two steps and an end, twice").containsExactly(0, 0, 1, 1, 1, 2);
        assertThat(messages.get(0)).startsWith("Run 1 of 2: α 0.25, γ 2, seed 5. 24 % of all");
        assertThat(messages.get(3)).startsWith("Run 2 of 2: α 0.75, γ 2, seed 5. 74 % of all, about ");
        assertThat(model.phase().get()).isEqualTo(SweepPhase.DONE);
        assertThat(model.progress().get()).isNegative();
        assertThat(model.state().get().making()).isEmpty();
        assertThat(model.message().get()).startsWith("All 2 runs are done");
        assertThat(Files.exists(folder.resolve("sweep.csv"))).isTrue();
    }

    @Test
    void whatIsCancelledIsKeptAndGoneOnWithToTheSameEnd() throws IOException {
        fill(model, folder.resolve("straight"));
        model.start();
        List<Double> straight = losses(model);

        Path cut = folder.resolve("cut");
        fill(model, cut);
        watch = now -> {
            if (now.share() > .7) {
                model.cancel();
            }
        };
        model.start();
        assertThat(model.phase().get()).isEqualTo(SweepPhase.PAUSED);
        assertThat(model.message().get())
                .startsWith("Stopped: 1 of 2 runs are done. Resume continues from the last step; about ");
        assertThat(model.state().get().results()).hasSize(1);
        Checkpoint saved = Checkpoint.read(model.state()
                .get()
                .folder()
                .checkpoint(model.state().get().plan().points().get(1)));
        assertThat(saved.state().steps())
                .as("the run at hand, at its last step")
                .isEqualTo(1);

        watch = now -> {};
        SweepViewModel afterARestart = model(SweepFixture.base());
        afterARestart.form().text(SweepField.FOLDER).set(cut.toString());
        afterARestart.look();
        assertThat(afterARestart.phase().get()).isEqualTo(SweepPhase.PAUSED);
        assertThat(afterARestart.form().grid().orElseThrow().alphas())
                .as("its plan is taken over")
                .containsExactly(.25, .75);
        afterARestart.resume();
        assertThat(afterARestart.phase().get()).isEqualTo(SweepPhase.DONE);
        assertThat(losses(afterARestart)).isEqualTo(straight);

        model.resume();
        assertThat(losses(model)).as("here nothing is left to be made").isEqualTo(straight);
    }

    @Test
    void aFolderThatIsChosenIsGoneOnWithWhateverTheFormSays() {
        SweepFixture.leave(folder, SweepFixture.plan(), 8);
        model.form().text(SweepField.ALPHAS).set(".9");
        model.resume(folder);
        assertThat(model.phase().get()).isEqualTo(SweepPhase.DONE);
        assertThat(model.form().text(SweepField.ALPHAS).get()).isEqualTo("0.25 0.5");
        assertThat(model.form().text(SweepField.FOLDER).get()).isEqualTo(folder.toString());
        assertThat(model.bestRun().orElseThrow().point().name()).isEqualTo("alpha-0.5-gamma-2-seed-6");
        assertThat(model.checkpoint(model.bestRun().orElseThrow()))
                .isEqualTo(folder.resolve("runs/alpha-0.5-gamma-2-seed-6.ckpt"));
        assertThat(model.found().get()).isTrue();

        model.form().text(SweepField.FOLDER).set(folder.resolve("new").toString());
        model.look();
        assertThat(model.phase().get()).as("another folder, another sweep").isEqualTo(SweepPhase.EMPTY);
        assertThat(model.state().get()).isNull();
        assertThat(model.found().get()).isFalse();
    }

    @Test
    void whatWillNotDoIsSaidUnderItsFieldAndNothingBegins() {
        model.start();
        assertThat(model.form().error(SweepField.FOLDER).get()).startsWith("Choose a folder");
        fill(model, folder);
        model.form().text(SweepField.GAMMAS).set("x");
        model.start();
        assertThat(folder.resolve("sweep-plan.json")).doesNotExist();

        SweepFixture.leave(folder, SweepFixture.plan(), 1);
        fill(model, folder);
        model.start();
        assertThat(model.form().error(SweepField.FOLDER).get()).contains("holds another sweep");
        assertThat(model.phase().get()).isEqualTo(SweepPhase.EMPTY);
        assertThat(model.message().get()).isEqualTo(SweepWords.EMPTY);

        model.resume(folder.resolve("runs"));
        assertThat(model.form().error(SweepField.FOLDER).get()).contains("holds no sweep");
        assertThat(told).isEmpty();
    }

    @Test
    void aDataSetWithTooFewImagesKeepsNoFolder() {
        SweepBase few = new SweepBase(
                new RunData("samples/coco", 128, false, 0),
                SweepFixture.base().settings(),
                SweepFixture.base().step());
        SweepViewModel other = model(few);
        fill(other, folder);
        other.form().text(SweepField.TESTS).set("5000");
        other.start();
        assertThat(other.form().error(SweepField.TESTS).get()).startsWith("test must be 1..");
        assertThat(folder.resolve("sweep-plan.json")).doesNotExist();
    }

    @Test
    void aFailureIsToldWithWhereTheRunsAre() {
        SweepViewModel failing = model(SweepFixture.base(), (plan, kept, cancelled, progress) -> {
            throw new IOException("no space left on device");
        });
        SweepFixture.leave(folder, SweepFixture.plan(), 3);
        failing.resume(folder);
        assertThat(told).hasSize(1);
        assertThat(told.get(0))
                .startsWith("The sweep stopped: no space left on device")
                .contains("kept in " + folder);
        assertThat(failing.phase().get()).isEqualTo(SweepPhase.PAUSED);
        assertThat(failing.state().get().results()).hasSize(3);
    }

    @Test
    void dataThatCannotBeReadAreToldBeforeAnythingBegins() {
        SweepBase missing = new SweepBase(
                new RunData(folder.resolve("none").toString(), 128, false, 0),
                SweepFixture.base().settings(),
                SweepFixture.base().step());
        SweepViewModel other = model(missing);
        fill(other, folder);
        other.start();
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).startsWith("The sweep did not start: ").contains("none");
        assertThat(other.phase().get()).isEqualTo(SweepPhase.EMPTY);
    }

    @Test
    void whatIsCancelledBeforeItBeganLeavesThePageAsItWas() {
        DirectBackground held = new DirectBackground();
        held.hold();
        SweepViewModel waiting =
                new SweepViewModel(new UnexpectedDialogs(), held, SweepFixture::base, SweepEngine.onProcessor());
        fill(waiting, folder);
        waiting.start();
        assertThat(waiting.message().get()).isEqualTo(SweepWords.OPENING);
        waiting.start();
        assertThat(held.jobs).as("one at a time").isEqualTo(1);
        waiting.cancel();
        assertThat(waiting.phase().get()).isEqualTo(SweepPhase.EMPTY);
        assertThat(waiting.message().get()).isEqualTo(SweepWords.EMPTY);
    }
}
