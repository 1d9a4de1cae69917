package org.focallens.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.focallens.core.box.DeltaLoss;
import org.focallens.core.loss.FocalLoss;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.Device;
import org.focallens.nn.InputShape;
import org.focallens.nn.RetinaNetSettings;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.train.Workers;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.settings.Schedule;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.RunData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

    @TempDir
    private Path folder;

    private static SweepPlan plan(List<Double> alphas, List<Double> gammas, int seeds, int steps) {
        TrainingSettings usual = TrainingSettings.of(SmallImages.PRESET, 3, new InputShape(1, 128, 128), 5);
        RetinaNetSettings network = usual.network();
        network = network.withBackbone(List.of(2, 2, 2, 2, 2), network.normalisation())
                .withHeads(2, 0, ClassOutput.SIGMOID);
        return new SweepPlan(
                alphas,
                gammas,
                seeds,
                steps,
                new RunData(RunData.SHAPES, 128, true, 2),
                usual.with(network),
                StepSettings.of(new FocalLoss(.25, 2), 1e-3));
    }

    private static List<SweepResult> run(SweepPlan plan, Path folder, BooleanSupplier cancelled) throws IOException {
        try (Device device = Nd4jDevice.open(1);
                Workers workers = new Workers(1)) {
            return new Sweep(plan, SweepFolder.open(folder, plan), device, workers).run(cancelled, progress -> {});
        }
    }

    private static List<Double> losses(List<SweepResult> results) {
        return results.stream().map(SweepResult::loss).toList();
    }

    @Test
    void aSweepThatWasCutOffGoesOnAndEndsAsOneThatWasNot() throws IOException {
        SweepPlan plan = plan(List.of(.25, .75), List.of(0.0, 2.0), 1, 3);
        int[] all = {0};
        List<SweepResult> straight = run(plan, folder.resolve("straight"), () -> ++all[0] < 0);
        assertThat(straight).hasSize(4).extracting(SweepResult::steps).containsOnly(3);
        assertThat(losses(straight)).doesNotHaveDuplicates().allMatch(Double::isFinite);

        int[] asked = {0};
        Path cut = folder.resolve("cut");
        assertThatThrownBy(() -> run(plan, cut, () -> ++asked[0] > 3 * all[0] / 8))
                .as("within the second of four runs")
                .isInstanceOf(CancellationException.class);
        long done = plan.points().stream()
                .filter(point -> Files.exists(cut.resolve("runs").resolve(point.name() + ".json")))
                .count();
        assertThat(done).isEqualTo(1);
        assertThat(losses(run(plan, cut, () -> false))).isEqualTo(losses(straight));
        assertThat(Files.readAllLines(cut.resolve("sweep.csv")))
                .hasSize(5)
                .element(1)
                .asString()
                .startsWith("0.25,0.0,5,3,false,");
        Checkpoint best = Checkpoint.read(cut.resolve("runs/alpha-0.75-gamma-2-seed-5.ckpt"));
        assertThat(best.state().steps()).as("a run of a sweep opens as a run").isEqualTo(3);
    }

    @Test
    void whatIsDoneIsNotMadeAgain() throws IOException {
        SweepPlan plan = plan(List.of(.25), List.of(2.0), 2, 1);
        run(plan, folder, () -> false);
        List<SweepResult> again = run(plan, folder, () -> {
            throw new AssertionError("no step is to be made");
        });
        assertThat(again).extracting(result -> result.point().seed()).containsExactly(5L, 6L);
        assertThat(losses(again)).as("another seed, another loss").doesNotHaveDuplicates();
    }

    /** A run ends with its last checkpoint, then its measure, then its result: it may be cut off between them, at any of its steps. */
    @Test
    void aRunCutOffBehindItsLastStepKeepsThatStepsLoss() throws IOException {
        SweepPlan plan = plan(List.of(.25), List.of(2.0), 1, 2);
        int[] all = {0};
        SweepResult straight =
                run(plan, folder.resolve("straight"), () -> ++all[0] < 0).get(0);
        for (int cut = all[0] - 1; ; cut--) {
            Path into = folder.resolve("cut-" + cut);
            int last = cut;
            int[] asked = {0};
            assertThatThrownBy(() -> run(plan, into, () -> ++asked[0] > last))
                    .isInstanceOf(CancellationException.class);
            if (!Files.exists(into.resolve("runs"))
                    || Checkpoint.read(into.resolve("runs/alpha-0.25-gamma-2-seed-5.ckpt"))
                                    .state()
                                    .steps()
                            < 2) {
                break;
            }
            SweepResult resumed = run(plan, into, () -> false).get(0);
            assertThat(resumed.loss()).as("cut off at " + cut).isEqualTo(straight.loss());
            assertThat(resumed.ap()).isEqualTo(straight.ap());
            assertThat(into.resolve("runs")).isDirectoryNotContaining("glob:**last-step*");
        }
    }

    @Test
    void aRunOfWhoseLastStepNothingIsKeptIsMadeAnew() throws IOException {
        SweepPlan plan = plan(List.of(.25), List.of(2.0), 1, 2);
        SweepResult straight = run(plan, folder, () -> false).get(0);
        Files.delete(folder.resolve("runs/alpha-0.25-gamma-2-seed-5.json"));
        assertThat(run(plan, folder, () -> false).get(0).loss()).isEqualTo(straight.loss());
    }

    @Test
    void aFolderOfAnotherSweepIsLeftAlone() throws IOException {
        SweepFolder.open(folder, plan(List.of(.25), List.of(2.0), 1, 3));
        assertThatIOException()
                .isThrownBy(() -> SweepFolder.open(folder, plan(List.of(.25), List.of(2.0), 1, 4)))
                .withMessageContaining("another sweep")
                .withMessageContaining("\"steps\" : 3")
                .withMessageContaining("\"steps\" : 4");
    }

    @Test
    void aFolderSaysWhatItsSweepIsAndHowFar() throws IOException {
        SweepPlan plan = plan(List.of(-1.0, .25), List.of(2.0), 1, 1);
        assertThat(SweepFolder.holdsSweep(folder)).isFalse();
        assertThatIOException()
                .isThrownBy(() -> SweepFolder.read(folder))
                .withMessageContaining("holds no sweep")
                .withMessageContaining(folder.toString());
        int[] runs = {0};
        try (Device device = Nd4jDevice.open(1);
                Workers workers = new Workers(1)) {
            Sweep sweep = new Sweep(plan, SweepFolder.open(folder, plan), device, workers);
            assertThatThrownBy(() -> sweep.run(
                            () -> runs[0] > 0,
                            progress -> runs[0] += progress.result().isPresent() ? 1 : 0))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(SweepFolder.holdsSweep(folder)).isTrue();
        SweepPlan read = SweepFolder.read(folder);
        assertThat(read.points()).isEqualTo(plan.points());
        assertThat(read.settings()).isEqualTo(plan.settings());
        SweepFolder opened = SweepFolder.open(folder, read);
        assertThat(opened.results(read)).extracting(SweepResult::point).containsExactly(new SweepPoint(-1, 2, 5));
        assertThat(opened.checkpoint(plan.points().get(0))).exists();
        assertThat(opened.table()).exists();
        assertThat(losses(run(read, folder, () -> false)))
                .isEqualTo(losses(run(plan, folder.resolve("straight"), () -> false)));
    }

    @Test
    void aPlanKeepsWhichOptimiserAndWhichBoxLoss() throws IOException {
        SweepPlan usual = plan(List.of(.25), List.of(2.0), 1, 1);
        StepSettings step = new StepSettings(
                usual.step().loss(), new DeltaLoss.L1(), usual.step().normaliser(), 1e-3, Double.POSITIVE_INFINITY);
        SweepPlan plan = new SweepPlan(
                usual.alphas(),
                usual.gammas(),
                1,
                1,
                usual.data(),
                usual.settings().with(new SgdSettings(.9, 0), Schedule.CONSTANT),
                step);
        SweepFolder.open(folder, plan);
        assertThat(SweepFolder.read(folder)).isEqualTo(plan);
    }

    @Test
    void aPlanThatCannotBeUnderstoodIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("sweep-plan.json"), "{\"alphas\" : [ 0.25 ]");
        assertThatIOException()
                .isThrownBy(() -> SweepFolder.read(folder))
                .withMessageContaining(file.toString())
                .withMessageContaining("not a sweep plan");
        SweepPlan plan = plan(List.of(.25), List.of(2.0), 1, 1);
        Files.delete(file);
        SweepFolder.open(folder, plan);
        String whole = Files.readString(file);
        for (String damaged : List.of(
                whole.replace("small-images", "large-images"),
                whole.replace("[ 0.25 ]", "[ ]"),
                whole.replace("\"seeds\" : 1", "\"seeds\" : 0"),
                whole.replace("\"kind\" : \"adam\"", "\"kind\" : \"eve\""),
                whole.replace("[ 0.25 ]", "null"),
                whole.replace("[ 0.25 ]", "[ null ]"))) {
            Files.writeString(file, damaged);
            assertThatIOException()
                    .isThrownBy(() -> SweepFolder.read(folder))
                    .withMessageContaining("not a sweep plan")
                    .withMessageNotContaining("org.focallens");
        }
        Files.writeString(file, whole.replace("\"alphas\"", "\"" + "a".repeat(5000) + "\""));
        assertThatIOException()
                .isThrownBy(() -> SweepFolder.read(folder))
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(500));
        assertThatIOException()
                .isThrownBy(() -> SweepFolder.open(folder, plan))
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(500));
    }

    @Test
    void aRunThatDivergedCountsAsNothingFoundAndIsNotMadeAgain() throws IOException {
        SweepPlan usual = plan(List.of(.25), List.of(0.0), 1, 40);
        StepSettings wild = new StepSettings(
                usual.step().loss(), usual.step().boxLoss(), usual.step().normaliser(), 1e30, Double.POSITIVE_INFINITY);
        SweepPlan plan = new SweepPlan(usual.alphas(), usual.gammas(), 1, 40, usual.data(), usual.settings(), wild);
        SweepResult diverged = run(plan, folder, () -> false).get(0);
        assertThat(diverged.diverged()).isTrue();
        assertThat(diverged.ap()).isZero();
        assertThat(run(plan, folder, () -> {
                    throw new AssertionError("no step is to be made");
                }))
                .containsExactly(diverged);
        SweepFolder opened = SweepFolder.open(folder, plan);
        SweepPoint point = plan.points().get(0);
        opened.keep(point, new LastStep(diverged.steps(), true, Double.NaN), Checkpoint.read(opened.checkpoint(point)));
        Files.delete(folder.resolve("runs/alpha-0.25-gamma-0-seed-5.json"));
        SweepResult again = run(plan, folder, () -> false).get(0);
        assertThat(again.diverged()).as("cut off behind the step that diverged").isTrue();
        assertThat(again.steps()).isEqualTo(diverged.steps());
    }

    @Test
    void aDamagedResultIsNamed() throws IOException {
        SweepPlan plan = plan(List.of(.25), List.of(2.0), 1, 1);
        Path result = folder.resolve("runs/alpha-0.25-gamma-2-seed-5.json");
        Files.createDirectories(result.getParent());
        Files.writeString(result, "{\"ap\": 1");
        assertThatIOException()
                .isThrownBy(() -> run(plan, folder, () -> false))
                .withMessageContaining(result.toString())
                .withMessageContaining("delete it");
        Files.delete(result);
        run(plan, folder, () -> false);
        Files.writeString(result, Files.readString(result).replace("\"alpha\" : 0.25", "\"alpha\" : 0.5"));
        assertThatIOException()
                .isThrownBy(() -> run(plan, folder, () -> false))
                .as("a result of another run")
                .withMessageContaining(result.toString())
                .withMessageContaining("alpha-0.5");
    }

    @Test
    void aPlanIsCheckedBeforeAnythingRuns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(List.of(), List.of(2.0), 1, 1))
                .withMessageStartingWith("alpha");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(List.of(1.5), List.of(2.0), 1, 1))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(List.of(.5), List.of(-1.0), 1, 1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(List.of(.5), List.of(1.0), 0, 1))
                .withMessageStartingWith("seeds");
        assertThat(plan(List.of(.5, -1.0, .5), List.of(2.0, 0.0), 2, 1).points())
                .extracting(SweepPoint::name)
                .containsExactly(
                        "alpha-none-gamma-0-seed-5",
                        "alpha-none-gamma-2-seed-5",
                        "alpha-0.5-gamma-0-seed-5",
                        "alpha-0.5-gamma-2-seed-5",
                        "alpha-none-gamma-0-seed-6",
                        "alpha-none-gamma-2-seed-6",
                        "alpha-0.5-gamma-0-seed-6",
                        "alpha-0.5-gamma-2-seed-6");
    }

    @Test
    void meansAndSpreadsByHand() {
        SweepPlan plan = plan(List.of(.25, .5), List.of(2.0), 3, 1);
        List<SweepResult> results = new ArrayList<>();
        double[] ap = {.1, .2, .6};
        for (int seed = 5; seed < 8; seed++) {
            results.add(new SweepResult(new SweepPoint(.25, 2, seed), 1, false, 1.0, ap[seed - 5], ap[seed - 5], 0, 1));
        }
        results.add(new SweepResult(new SweepPoint(.5, 2, 5), 1, true, Double.NaN, 0, 0, 0, 1));
        List<SweepCell> cells = plan.cells(results);
        assertThat(cells.get(0).ap()).isCloseTo(.3, within(1e-12));
        assertThat(cells.get(0).apSpread()).as("sqrt((.04 + .01 + .09) / 2)").isCloseTo(Math.sqrt(.07), within(1e-12));
        assertThat(cells.get(1).apSpread()).as("one run has no spread").isNaN();
        assertThat(cells.get(1).diverged()).isEqualTo(1);
        assertThat(SweepCell.best(cells)).contains(cells.get(0));
        assertThat(cells.get(0).bestRun().orElseThrow().point().seed()).isEqualTo(7);
        assertThat(SweepCell.best(plan.cells(List.of()))).isEmpty();
        assertThat(cells.get(0).text()).isEqualTo("0.300\n± 0.265");
        assertThat(cells.get(1).text()).isEqualTo("0.000\n1 diverged");
        assertThat(plan.cells(List.of()).get(0).text()).isEmpty();
    }
}
