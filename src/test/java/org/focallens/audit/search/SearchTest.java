package org.focallens.audit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.focallens.audit.Audit;
import org.focallens.audit.BoxStatistics;
import org.focallens.audit.search.SearchSettings.Objective;
import org.focallens.audit.search.SearchSettings.Sizes;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.anchor.ShapeArithmetic;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.core.anchor.Spacing;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SearchTest {
    private static final int SIDE = 384;
    private static final AssignSettings START =
            settings(anchors(List.of(32.0, 64.0, 128.0), AnchorSettings.OCTAVE_THIRDS, AnchorSettings.RATIOS));

    private static AnchorSettings anchors(List<Double> sizes, List<Double> scales, List<Double> ratios) {
        List<AnchorLevel> levels = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            levels.add(new AnchorLevel(3 + i, sizes.get(i), scales, ratios, 0.5));
        }
        return new AnchorSettings(levels, ShapeArithmetic.EXACT, ShapeOrder.RATIO_MAJOR, Spacing.STRIDE);
    }

    private static AssignSettings settings(AnchorSettings anchors) {
        return new AssignSettings(anchors, Presets.PAPER.matching(), new ResizeRule.None(), CrowdRule.DROP);
    }

    /** Images whose boxes are anchors of these settings, so that their best IoU is 1 for these and less for others. */
    private static Dataset dataset(AnchorSettings anchors, int images, int boxes, long seed) {
        Random random = new Random(seed);
        AnchorGrid grid = new AnchorGrid(anchors, SIDE, SIDE);
        List<LabelledImage> list = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            Labels.Builder labels = Labels.builder();
            for (int k = 0; k < boxes; k++) {
                var level = grid.levels().get(random.nextInt(grid.levels().size()));
                double[] box =
                        grid.place(level.first() + random.nextInt(level.size())).box();
                labels.add(
                        new float[] {(float) box[0], (float) box[1], (float) box[2], (float) box[3]}, 0, false, false);
            }
            list.add(image(i, labels.build()));
        }
        return dataset(list);
    }

    private static LabelledImage image(int number, Labels labels) {
        return new LabelledImage(Path.of(number + ".png"), SIDE, SIDE, labels, OptionalLong.empty());
    }

    private static Dataset dataset(List<LabelledImage> images) {
        return new Dataset("made up", Path.of("."), DatasetFormat.COCO, List.of("a"), images, List.of());
    }

    private static SearchSettings search(Objective objective, Sizes sizes, boolean symmetric, int generations) {
        return new SearchSettings(objective, sizes, symmetric, 0.4, 30, generations, 20_000, 7);
    }

    private static SearchResult run(Dataset dataset, SearchSettings search) {
        return new Search(START, search).of(dataset, () -> false, step -> {});
    }

    @Test
    void findsTheRatiosAndScalesThatASetWasMadeOf() {
        Dataset made = dataset(
                anchors(List.of(32.0, 64.0, 128.0), List.of(0.8, 1.0, 1.3), List.of(0.25, 1.0, 4.0)), 40, 12, 3);
        SearchResult result = run(made, search(Objective.MEAN_BEST_IOU, Sizes.FIXED, true, 120));
        assertThat(result.found().tuning().placed().meanBestIou()).isGreaterThan(0.98);
        assertThat(result.found().heldOut().placed().meanBestIou())
                .as("held out")
                .isGreaterThan(0.98);
        AnchorLevel level = result.found().anchors().levels().get(0);
        assertThat(level.ratios().get(0)).isCloseTo(0.25, within(0.02));
        assertThat(level.ratios().get(1)).isEqualTo(1);
        assertThat(level.ratios().get(2)).isCloseTo(4, within(0.3));
        assertThat(level.scales().get(0)).isCloseTo(0.8, within(0.03));
        assertThat(level.scales().get(2)).isCloseTo(1.3, within(0.04));
        assertThat(result.found().anchors().levels())
                .extracting(AnchorLevel::size)
                .containsExactly(32.0, 64.0, 128.0);
    }

    @Test
    void findsSizesThatFollowNoStrides() {
        Dataset made =
                dataset(anchors(List.of(20.0, 90.0, 140.0), List.of(1.0, 1.2, 1.4), List.of(0.4, 0.9, 3.0)), 40, 12, 4);
        SearchResult result = run(made, search(Objective.MEAN_BEST_IOU, Sizes.EACH_LEVEL, false, 150));
        assertThat(result.start().heldOut().placed().meanBestIou()).isLessThan(0.75);
        assertThat(result.found().heldOut().placed().meanBestIou()).isGreaterThan(0.9);
        assertThat(result.improved()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1,MEAN_BEST_IOU,FIXED,true",
        "2,MEAN_BEST_IOU,TOGETHER,false",
        "3,BEST_POSSIBLE_RECALL,EACH_LEVEL,true",
        "4,BEST_POSSIBLE_RECALL,FIXED,false"
    })
    void isNeverWorseThanTheStartAndShapesAloneFlatter(long seed, Objective objective, Sizes sizes, boolean symmetric) {
        Random random = new Random(seed);
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Labels.Builder labels = Labels.builder();
            for (int k = random.nextInt(6); k >= 0; k--) {
                float x = random.nextFloat() * 300;
                float y = random.nextFloat() * 300;
                labels.add(
                        new float[] {x, y, x + 4 + random.nextFloat() * 80, y + 4 + random.nextFloat() * 80},
                        0,
                        k == 5,
                        false);
            }
            images.add(image(i, labels.build()));
        }
        SearchResult result = run(dataset(images), search(objective, sizes, symmetric, 5));
        assertThat(result.found().tuning().placed().fitness(objective))
                .isGreaterThanOrEqualTo(result.start().tuning().placed().fitness(objective));
        for (Candidate candidate : List.of(result.start(), result.clusters(), result.found())) {
            assertThat(candidate.tuning().shapeOnly().sumBestIou())
                    .isGreaterThanOrEqualTo(candidate.tuning().placed().sumBestIou());
        }
        assertThat(result.tuning().images() + result.heldOut().images()).isEqualTo(20);
        assertThat(result.heldOut().images()).isEqualTo(8);
    }

    /** No anchors can be better than those that all boxes are made of. */
    @Test
    void keepsAStartThatIsBest() {
        SearchResult result =
                run(dataset(START.anchors(), 20, 8, 5), search(Objective.MEAN_BEST_IOU, Sizes.EACH_LEVEL, true, 10));
        assertThat(result.improved()).isFalse();
        assertThat(result.found().anchors()).isEqualTo(START.anchors());
    }

    @Test
    void countsAsTheAuditDoes() {
        Dataset dataset = dataset(anchors(List.of(24.0, 70.0, 150.0), List.of(1.0), List.of(0.6, 1.7)), 30, 10, 6);
        SearchResult result = run(dataset, search(Objective.MEAN_BEST_IOU, Sizes.FIXED, true, 1));
        BoxStatistics boxes =
                new Audit(START).of(dataset, () -> false, share -> {}).totals().boxes();
        Coverage a = result.start().tuning().placed();
        Coverage b = result.start().heldOut().placed();
        assertThat(a.boxes() + b.boxes()).isEqualTo(boxes.boxes());
        assertThat(a.sumBestIou() + b.sumBestIou()).isCloseTo(boxes.meanBestIou() * boxes.boxes(), within(1e-3));
        assertThat(a.reachable() + b.reachable()).isEqualTo(boxes.reachable());
    }

    @Test
    void isTheSameOnOneThreadAndOnMany() throws Exception {
        Dataset dataset = dataset(anchors(List.of(24.0, 70.0, 150.0), List.of(1.0), List.of(0.6, 1.7)), 30, 10, 6);
        SearchSettings search = search(Objective.MEAN_BEST_IOU, Sizes.EACH_LEVEL, true, 12);
        List<SearchResult> results = new ArrayList<>();
        for (int threads : new int[] {1, 4}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                results.add(pool.submit(() -> run(dataset, search)).get());
            } finally {
                pool.shutdown();
            }
        }
        assertThat(results.get(0)).isEqualTo(results.get(1));
        assertThat(run(dataset, search.withSeed(8)).found())
                .isNotEqualTo(results.get(0).found());
    }

    @Test
    void hugeSetsAreSampledAndSayIt() {
        SearchSettings search = new SearchSettings(Objective.MEAN_BEST_IOU, Sizes.FIXED, true, 0.5, 8, 2, 100, 1);
        SearchResult result = run(dataset(START.anchors(), 60, 10, 9), search);
        assertThat(result.tuning()).isEqualTo(new SearchResult.Sampled(30, 300, 100));
        assertThat(result.found().tuning().placed().boxes()).isEqualTo(100);
    }

    @Test
    void tellsEveryGenerationAndNeverLosesTheBest() {
        List<SearchStep> steps = new ArrayList<>();
        Dataset dataset = dataset(anchors(List.of(24.0, 70.0, 150.0), List.of(1.0), List.of(0.6, 1.7)), 30, 10, 6);
        SearchResult result = new Search(START, search(Objective.MEAN_BEST_IOU, Sizes.EACH_LEVEL, true, 12))
                .of(dataset, () -> false, steps::add);
        assertThat(steps)
                .extracting(SearchStep::generation)
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(0, result.generations())
                        .boxed()
                        .toList());
        assertThat(steps).extracting(step -> step.best().meanBestIou()).isSorted();
        assertThat(result.found().tuning().placed())
                .isEqualTo(steps.get(steps.size() - 1).best());
    }

    @Test
    void stopsWhenItIsCancelled() {
        AtomicInteger asked = new AtomicInteger();
        Dataset dataset = dataset(START.anchors(), 20, 8, 5);
        assertThatThrownBy(() -> new Search(START, SearchSettings.DEFAULT)
                        .of(dataset, () -> asked.incrementAndGet() > 50, step -> {}))
                .isInstanceOf(CancellationException.class);
        assertThat(asked.get()).isLessThan(500);
    }

    @ParameterizedTest
    @EnumSource(Sizes.class)
    void aSetOfEqualBoxesIsNoTrouble(Sizes sizes) {
        Labels one = Labels.builder()
                .add(new float[] {10, 10, 40, 50}, 0, false, false)
                .build();
        SearchResult result =
                run(dataset(List.of(image(1, one), image(2, one))), search(Objective.MEAN_BEST_IOU, sizes, true, 30));
        assertThat(result.shapes()).containsExactly(new ShapeCluster(30, 40, 1));
        assertThat(result.clusters().heldOut().shapeOnly().meanBestIou()).isGreaterThan(0.9);
    }

    @Test
    void tooFewBoxesAreRefusedWithTheirNumber() {
        Labels one = Labels.builder()
                .add(new float[] {10, 10, 40, 50}, 0, false, false)
                .build();
        Labels crowd = Labels.builder()
                .add(new float[] {10, 10, 40, 50}, 0, true, false)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(dataset(List.of()), SearchSettings.DEFAULT))
                .withMessageContaining("made up has 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(
                        dataset(List.of(image(1, one), image(2, crowd), image(3, Labels.NONE))),
                        SearchSettings.DEFAULT))
                .withMessageContaining("at least 2 images need boxes, but made up has 1");
    }

    @ParameterizedTest
    @CsvSource({
        "0.01,40,100,held-out share",
        "0.3,7,100,population must be 8..1000 but is 7",
        "0.3,40,0,generations must be"
    })
    void settingsOutOfRangeAreRefused(double share, int population, int generations, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchSettings(
                        Objective.MEAN_BEST_IOU, Sizes.FIXED, true, share, population, generations, 1000, 1))
                .withMessageContaining(message);
    }
}
