package org.focallens.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.focallens.core.box.Box;
import org.focallens.core.detect.Detection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationPropertiesTest {
    private static final int CLASSES = 3;
    private static final Offset<Double> EXACTLY = within(1e-12);

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    private static List<Scene> draw(Random random) {
        List<Scene> scenes = new ArrayList<>();
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            scenes.add(drawScene(random));
        }
        return scenes;
    }

    private static Scene drawScene(Random random) {
        Scene scene = new Scene();
        for (int truth = random.nextInt(8); truth > 0; truth--) {
            Box box = drawBox(random);
            int label = random.nextInt(CLASSES);
            if (random.nextInt(6) == 0) {
                scene.crowd(label, box);
            } else {
                scene.truth(label, box);
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                scene.found(label, random.nextDouble(), shifted(box, random.nextDouble(0, 0.3)));
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            scene.found(random.nextInt(CLASSES), random.nextDouble(), drawBox(random));
        }
        return scene;
    }

    private static Box drawBox(Random random) {
        double x = random.nextDouble(0, 200);
        double y = random.nextDouble(0, 200);
        return new Box(x, y, x + random.nextDouble(10, 150), y + random.nextDouble(10, 150));
    }

    private static Box shifted(Box box, double share) {
        double dx = share * box.width();
        return new Box(box.x1() + dx, box.y1(), box.x2() + dx, box.y2());
    }

    private static Metrics evaluate(List<Scene> scenes) {
        return Scene.evaluate(CLASSES, scenes.toArray(Scene[]::new));
    }

    private static void assertSame(Metrics actual, Metrics expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0 || Math.abs(a - b) < 1e-12, Double.class)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyNumberIsAShareAndAHigherThresholdIsNoEasier(int seed) {
        Metrics metrics = evaluate(draw(new Random(seed)));
        for (double number : new double[] {
            metrics.ap(),
            metrics.ap50(),
            metrics.ap75(),
            metrics.small(),
            metrics.medium(),
            metrics.large(),
            metrics.recall()
        }) {
            assertThat(Double.isNaN(number) || (number >= 0 && number <= 1))
                    .as("%s", metrics)
                    .isTrue();
        }
        if (!Double.isNaN(metrics.ap())) {
            assertThat(metrics.ap50()).isGreaterThanOrEqualTo(metrics.ap());
            assertThat(metrics.ap()).isLessThanOrEqualTo(metrics.recall() + 1.0 / 101);
        }
        assertThat(metrics.perClass().stream()
                        .mapToDouble(ap -> ap)
                        .filter(ap -> !Double.isNaN(ap))
                        .average()
                        .orElse(Double.NaN))
                .satisfiesAnyOf(
                        mean -> assertThat(mean).isCloseTo(metrics.ap(), EXACTLY),
                        mean -> assertThat(metrics.ap()).isNaN());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neitherTheOrderOfImagesNorTheWayTheyAreMergedMatters(int seed) {
        Random random = new Random(seed);
        List<Scene> scenes = draw(random);
        Metrics expected = evaluate(scenes);
        Evaluation one = new Evaluation(CLASSES);
        Evaluation other = new Evaluation(CLASSES);
        for (Scene scene : scenes) {
            (random.nextBoolean() ? one : other).add(scene.truths(), scene.detections());
        }
        other.merge(one);
        assertSame(other.result(), expected);
        Collections.shuffle(scenes, random);
        assertSame(evaluate(scenes), expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onlyTheOrderOfScoresCounts(int seed) {
        List<Scene> scenes = draw(new Random(seed));
        Metrics expected = evaluate(scenes);
        assertSame(evaluateRescored(scenes, score -> 0.1 * score + 0.4), expected);
        assertSame(evaluateRescored(scenes, score -> Math.log(score) - 5), expected);
    }

    private static Metrics evaluateRescored(List<Scene> scenes, DoubleUnaryOperator change) {
        Evaluation evaluation = new Evaluation(CLASSES);
        for (Scene scene : scenes) {
            List<Detection> rescored = scene.detections().stream()
                    .map(d -> new Detection(d.box(), d.label(), change.applyAsDouble(d.score()), d.level(), d.anchor()))
                    .toList();
            evaluation.add(scene.truths(), rescored);
        }
        return evaluation.result();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aWrongDetectionBelowAllOthersChangesNothingAndOneAboveAllHurts(int seed) {
        List<Scene> scenes = draw(new Random(seed));
        Metrics expected = evaluate(scenes);
        Box nowhere = new Box(900, 900, 960, 960);
        scenes.add(new Scene().found(0, -1, nowhere));
        assertSame(evaluate(scenes), expected);
        scenes.add(new Scene().found(0, 2, nowhere));
        double before = expected.perClass().get(0);
        if (before > 0) {
            assertThat(evaluate(scenes).perClass().get(0)).isLessThan(before);
        }
        assertThat(evaluate(scenes).perClass().subList(1, CLASSES))
                .isEqualTo(expected.perClass().subList(1, CLASSES));
    }
}
