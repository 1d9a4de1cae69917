package org.focallens.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.match.LevelCount;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over random data sets: totals are those of single matchings, whatever the parts and the threads. */
class AuditPropertiesTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 9);
    }

    private static AssignSettings settings(long seed) {
        Preset preset = Presets.ALL.get((int) (seed % Presets.ALL.size()));
        return new AssignSettings(
                preset.anchors(),
                preset.matching(),
                new ResizeRule.None(),
                preset.input().crowd());
    }

    private static Dataset dataset(List<LabelledImage> images) {
        return new Dataset("random", Path.of("."), DatasetFormat.VOC, List.of("a", "b", "c"), images, List.of());
    }

    private static List<LabelledImage> images(long seed, int count) {
        Random random = new Random(seed);
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int width = 40 + random.nextInt(160);
            int height = 40 + random.nextInt(160);
            images.add(new LabelledImage(
                    Path.of(i + ".png"), width, height, labels(random, width, height), OptionalLong.empty()));
        }
        return images;
    }

    private static Labels labels(Random random, int width, int height) {
        Labels.Builder labels = Labels.builder();
        for (int i = random.nextInt(5); i > 0; i--) {
            float x = random.nextFloat() * width * 0.9f;
            float y = random.nextFloat() * height * 0.9f;
            float[] box = {x, y, x + 2 + random.nextFloat() * (width - x), y + 2 + random.nextFloat() * (height - y)};
            labels.add(box, random.nextInt(3), random.nextInt(10) == 0, random.nextInt(10) == 0);
        }
        return labels.build();
    }

    private static AuditTotals audit(AssignSettings settings, List<LabelledImage> images) {
        return new Audit(settings).of(dataset(images), () -> false, share -> {}).totals();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void partsMergeToTheWholeWhereverTheyAreCut(long seed) {
        AssignSettings settings = settings(seed);
        List<LabelledImage> images = images(seed, 150);
        Random random = new Random(seed);
        int first = random.nextInt(150);
        int second = first + random.nextInt(150 - first);
        AuditTotals a = audit(settings, images.subList(0, first));
        AuditTotals b = audit(settings, images.subList(first, second));
        AuditTotals c = audit(settings, images.subList(second, 150));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(c.plus(a).plus(b)).isEqualTo(a.plus(b).plus(c));
        assertThat(a.plus(b).plus(c)).isEqualTo(audit(settings, images));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theNumberOfThreadsChangesNotOneBit(long seed) throws InterruptedException, ExecutionException {
        List<LabelledImage> images = images(seed, 2500); // enough parts to be added up in another order by more threads
        AuditTotals one = inPool(1, settings(seed), images);
        assertThat(inPool(2, settings(seed), images)).isEqualTo(one);
        assertThat(inPool(7, settings(seed), images)).isEqualTo(one);
    }

    private static AuditTotals inPool(int threads, AssignSettings settings, List<LabelledImage> images)
            throws InterruptedException, ExecutionException {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> audit(settings, images)).get();
        } finally {
            pool.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void totalsAreTheSumOfSingleMatchings(long seed) {
        AssignSettings settings = settings(seed);
        List<LabelledImage> images = images(seed, 100);
        AuditTotals totals = audit(settings, images);
        Sums sums = new Sums();
        images.forEach(image -> sums.add(match(settings, image)));
        assertThat(totals.levels())
                .extracting(LevelTotal::positive)
                .isEqualTo(LongStream.of(sums.positive).boxed().toList());
        assertThat(totals.levels())
                .extracting(LevelTotal::ignored)
                .isEqualTo(LongStream.of(sums.ignored).boxed().toList());
        assertThat(totals.groups().byLevel())
                .extracting(BoxStatistics::boxes)
                .isEqualTo(LongStream.of(sums.best).boxed().toList());
        assertThat(List.of(
                        totals.boxes().unmatched(),
                        totals.boxes().forcedOnly(),
                        totals.boxes().reachable()))
                .containsExactly(sums.unmatched, sums.forcedOnly, sums.reachable);
        assertThat(totals.boxes().meanBestIou() * totals.boxes().boxes()).isCloseTo(sums.bestIou, within(1e-8));
        assertThat(totals.boxes().boxes() + totals.crowd())
                .isEqualTo(images.stream()
                        .mapToLong(image -> image.labels().count())
                        .sum());
        for (List<BoxStatistics> groups :
                List.of(totals.groups().byClass(), totals.groups().bySize())) {
            assertThat(groups.stream().reduce(BoxStatistics.NONE, BoxStatistics::plus))
                    .isEqualTo(totals.boxes());
        }
        assertThat(totals.boxes().positives()).isEqualTo(totals.positive());
        assertThat(totals.spread().positives().at(0)).isEqualTo(totals.boxes().unmatched());
        assertThat(totals.spread().bestIou().total()).isEqualTo(totals.boxes().boxes());
        assertThat(totals.spread().recallCurve()[BoxSpread.IOU_BINS / 2])
                .isEqualTo(totals.boxes().bestPossibleRecall());
        assertThat(totals.spread().coverage().boxes().total())
                .isEqualTo(totals.boxes().boxes());
        assertThat(totals.spread().coverage().served().total())
                .isEqualTo(totals.boxes().boxes() - totals.boxes().unmatched());
        assertThat(totals.spread().coverage().bestIouUnits().total())
                .isEqualTo(totals.boxes().bestIouUnits());
    }

    /** The plain way: anchor by anchor, box by box. */
    private static final class Sums {
        private final long[] positive = new long[5];
        private final long[] ignored = new long[5];
        private final long[] best = new long[5];
        private long unmatched;
        private long forcedOnly;
        private long reachable;
        private double bestIou;

        void add(Matching matching) {
            for (int i = 0; i < 5; i++) {
                LevelCount level = matching.levels().get(i);
                positive[i] += level.positive();
                ignored[i] += level.ignored();
            }
            List<Integer> forced = IntStream.of(matching.forced()).boxed().toList();
            for (int truth = 0; truth < matching.bestIou().length; truth++) {
                List<Integer> serving =
                        IntStream.of(matching.positiveOf(truth)).boxed().toList();
                unmatched += serving.isEmpty() ? 1 : 0;
                forcedOnly += !serving.isEmpty() && forced.containsAll(serving) ? 1 : 0;
                reachable += matching.bestIou()[truth] >= 0.5 ? 1 : 0;
                bestIou += matching.bestIou()[truth];
                if (matching.bestIou()[truth] > 0) {
                    best[matching.grid().levelOf(matching.bestAnchor()[truth])]++;
                }
            }
        }
    }

    private static Matching match(AssignSettings settings, LabelledImage image) {
        Labels labels = image.labels();
        int[] singles =
                IntStream.range(0, labels.count()).filter(i -> !labels.crowd(i)).toArray();
        float[] boxes = new float[4 * singles.length];
        for (int i = 0; i < singles.length; i++) {
            System.arraycopy(labels.box(singles[i]), 0, boxes, 4 * i, 4);
        }
        return new Matcher(settings.matching())
                .match(new AnchorGrid(settings.anchors(), image.height(), image.width()), boxes);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theShareDoneRisesToOne(long seed) {
        List<Double> shares = Collections.synchronizedList(new ArrayList<>());
        new Audit(settings(seed)).of(dataset(images(seed, 200)), () -> false, shares::add);
        assertThat(shares).hasSize(4).allMatch(share -> share > 0 && share <= 1).contains(1.0);
    }
}
