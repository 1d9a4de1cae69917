package org.focallens.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.focallens.core.metric.Scene.evaluate;
import static org.focallens.core.metric.Scene.ten;

import java.util.List;
import org.assertj.core.data.Offset;
import org.focallens.core.box.Box;
import org.focallens.core.detect.Detection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases worked by hand. Of the 101 recalls 0, .01, ... 1 there are 51 up to 1/2, 34 up to 1/3 and 67 up to 2/3. */
class EvaluationTest {
    private static final Offset<Double> EXACTLY = within(1e-12);

    @Test
    void everythingFoundIsOne() {
        Metrics metrics = evaluate(
                1,
                new Scene()
                        .truth(0, ten(0))
                        .truth(0, ten(50))
                        .found(0, 0.9, ten(0))
                        .found(0, 0.3, ten(50)));
        assertThat(metrics).isEqualTo(new Metrics(1, 1, 1, 1, Double.NaN, Double.NaN, 1, List.of(1.0)));
    }

    @Test
    void aMissedTruthCostsTheHigherRecalls() {
        // Precision 1 up to recall 1/2, then nothing.
        Metrics metrics =
                evaluate(1, new Scene().truth(0, ten(0)).truth(0, ten(50)).found(0, 0.9, ten(0)));
        assertThat(metrics.ap()).isCloseTo(51.0 / 101, EXACTLY);
        assertThat(metrics.recall()).isCloseTo(0.5, EXACTLY);
    }

    @Test
    void aWrongDetectionCostsOnlyWhatComesAfterIt() {
        Scene before = new Scene().truth(0, ten(0)).found(0, 0.9, ten(50)).found(0, 0.8, ten(0));
        Scene after = new Scene().truth(0, ten(0)).found(0, 0.7, ten(50)).found(0, 0.8, ten(0));
        assertThat(evaluate(1, before).ap()).isCloseTo(0.5, EXACTLY); // 1 right of 2
        assertThat(evaluate(1, after).ap()).isCloseTo(1, EXACTLY);
        assertThat(evaluate(1, before).recall()).isCloseTo(1, EXACTLY);
    }

    @Test
    void precisionIsTheBestAtThatRecallOrAHigherOne() {
        // miss, hit, hit of 3 truths: 1/2 at recall 1/3 is lifted to the 2/3 at recall 2/3.
        Scene scene = new Scene()
                .truth(0, ten(0))
                .truth(0, ten(50))
                .truth(0, ten(100))
                .found(0, 0.9, ten(150))
                .found(0, 0.8, ten(0))
                .found(0, 0.7, ten(50));
        assertThat(evaluate(1, scene).ap()).isCloseTo(67 * (2.0 / 3) / 101, EXACTLY);
    }

    @Test
    void aSecondDetectionOfATruthIsWrong() {
        // hit, miss, hit of 2 truths: precision 1 up to recall 1/2, then 2/3.
        Scene scene = new Scene()
                .truth(0, ten(0))
                .truth(0, ten(50))
                .found(0, 0.9, ten(0))
                .found(0, 0.8, ten(0))
                .found(0, 0.7, ten(50));
        assertThat(evaluate(1, scene).ap()).isCloseTo((51 + 50 * (2.0 / 3)) / 101, EXACTLY);
    }

    @ParameterizedTest
    @CsvSource({
        "10,  1,  1, 1",
        "9.5, 1,  1, 1", // .95 is a hit at .95
        "9.4, .9, 1, 1",
        "8,   .7, 1, 1", // .5 .55 .6 .65 .7 .75 .8
        "7.5, .6, 1, 1",
        "7.4, .5, 1, 0",
        "5,   .1, 1, 0",
        "4.9, 0,  0, 0"
    })
    void anOverlapOnTheThresholdIsAHit(double height, double ap, double ap50, double ap75) {
        // IoU = height / 10.
        Metrics metrics = evaluate(1, new Scene().truth(0, ten(0)).found(0, 0.9, new Box(0, 0, 10, height)));
        assertThat(metrics.ap()).isCloseTo(ap, EXACTLY);
        assertThat(metrics.ap50()).isCloseTo(ap50, EXACTLY);
        assertThat(metrics.ap75()).isCloseTo(ap75, EXACTLY);
        assertThat(metrics.recall()).isCloseTo(ap, EXACTLY);
    }

    @Test
    void classesCountAlikeAndOneWithoutTruthsNotAtAll() {
        // Class 0 in order; class 1's truth is found as class 0 alone; class 2 has a detection and no truth.
        Metrics metrics = evaluate(
                3,
                new Scene()
                        .truth(0, ten(0))
                        .truth(0, ten(20))
                        .truth(1, ten(50))
                        .found(0, 0.9, ten(0))
                        .found(0, 0.8, ten(20))
                        .found(0, 0.7, ten(50))
                        .found(2, 0.6, ten(100)));
        assertThat(metrics.perClass()).containsExactly(1.0, 0.0, Double.NaN);
        assertThat(metrics.ap()).isCloseTo(0.5, EXACTLY);
        assertThat(metrics.ap50()).isCloseTo(0.5, EXACTLY);
        assertThat(metrics.recall()).isCloseTo(0.5, EXACTLY);
    }

    @Test
    void detectionsInACrowdAreNeitherRightNorWrong() {
        Scene scene = new Scene()
                .crowd(0, new Box(0, 0, 100, 100))
                .truth(0, ten(200))
                .found(0, 0.9, ten(0))
                .found(0, 0.9, ten(20))
                .found(0, 0.9, ten(90))
                .found(0, 0.5, ten(200));
        assertThat(evaluate(1, scene).ap()).isCloseTo(1, EXACTLY);
        assertThat(evaluate(1, new Scene().crowd(0, ten(0)).found(0, 0.9, ten(0)))
                        .perClass())
                .containsExactly(Double.NaN);
    }

    @Test
    void insideACrowdIsMeasuredByTheDetectionsOwnArea() {
        // Half of the first detection lies in the crowd: excused at .5, wrong at the nine others, where the hit has
        // precision 1/2.
        Scene scene = new Scene()
                .crowd(0, new Box(0, 0, 100, 100))
                .truth(0, ten(200))
                .found(0, 0.9, ten(95))
                .found(0, 0.5, ten(200));
        assertThat(evaluate(1, scene).ap50()).isCloseTo(1, EXACTLY);
        assertThat(evaluate(1, scene).ap()).isCloseTo((1 + 9 * 0.5) / 10, EXACTLY);
    }

    @Test
    void aTruthInACrowdIsPreferredHoweverMuchTheCrowdOverlaps() {
        // IoU .6 with the truth, 1 with the crowd: a hit at .5 .55 .6, excused above.
        Scene scene =
                new Scene().crowd(0, new Box(0, 0, 100, 100)).truth(0, ten(0)).found(0, 0.9, new Box(0, 0, 10, 6));
        assertThat(evaluate(1, scene).recall()).isCloseTo(0.3, EXACTLY);
    }

    @Test
    void aDifficultTruthExcusesOneDetection() {
        // excused, miss, hit of 1 truth.
        Scene scene = new Scene()
                .difficult(0, ten(0))
                .truth(0, ten(50))
                .found(0, 0.9, ten(0))
                .found(0, 0.8, ten(0))
                .found(0, 0.7, ten(50));
        assertThat(evaluate(1, scene).ap()).isCloseTo(0.5, EXACTLY);
        assertThat(evaluate(
                                1,
                                new Scene()
                                        .difficult(0, ten(0))
                                        .truth(0, ten(50))
                                        .found(0, 0.7, ten(50)))
                        .ap())
                .isCloseTo(1, EXACTLY);
    }

    @Test
    void aRangeOfAreasJudgesItsOwnTruthsAndDetections() {
        // Areas 100, 2500, 10000. A wrong detection of 2500 goes first and harms no range but its own.
        Metrics metrics = evaluate(
                1,
                new Scene()
                        .truth(0, ten(0))
                        .truth(0, new Box(100, 0, 150, 50))
                        .truth(0, new Box(200, 0, 300, 100))
                        .found(0, 0.9, new Box(0, 200, 50, 250))
                        .found(0, 0.8, ten(0))
                        .found(0, 0.7, new Box(200, 0, 300, 100)));
        assertThat(metrics.small()).isCloseTo(1, EXACTLY);
        assertThat(metrics.medium()).isZero();
        assertThat(metrics.large()).isCloseTo(1, EXACTLY);
        assertThat(metrics.ap()).isCloseTo(67 * (2.0 / 3) / 101, EXACTLY); // miss, hit, hit of 3
    }

    @Test
    void theAreaOfTheTruthDecidesAndAWrongDetectionsOwn() {
        // Area 9000 finds 10000 with IoU .9: a hit among the large at nine thresholds; at .95 no match and too small to
        // be wrong there.
        Scene scene = new Scene()
                .truth(0, new Box(0, 0, 100, 100))
                .truth(0, new Box(200, 0, 300, 100))
                .found(0, 0.9, new Box(0, 0, 90, 100))
                .found(0, 0.8, new Box(200, 0, 300, 100));
        assertThat(evaluate(1, scene).large()).isCloseTo((9 + 51.0 / 101) / 10, EXACTLY);
        assertThat(evaluate(1, scene).medium()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"31, 1, NaN, NaN", "32, 1, 1, NaN", "33, NaN, 1, NaN", "96, NaN, 1, 1", "97, NaN, NaN, 1"})
    void aSquareOnABorderBelongsToBothSides(double side, double small, double medium, double large) {
        Box square = new Box(0, 0, side, side);
        Metrics metrics = evaluate(1, new Scene().truth(0, square).found(0, 0.9, square));
        assertThat(new double[] {metrics.small(), metrics.medium(), metrics.large()})
                .containsExactly(small, medium, large);
    }

    @Test
    void onlyTheBest100OfAClassAreLookedAt() {
        Scene with99 = new Scene()
                .truth(0, ten(0))
                .found(0, 0.1, ten(0))
                .truth(1, ten(0))
                .found(1, 0.1, ten(0));
        Scene with100 = new Scene()
                .truth(0, ten(0))
                .found(0, 0.1, ten(0))
                .truth(1, ten(0))
                .found(1, 0.1, ten(0));
        for (int i = 0; i < 100; i++) {
            if (i < 99) {
                with99.found(0, 0.5, ten(50));
            }
            with100.found(0, 0.5, ten(50));
        }
        assertThat(evaluate(2, with99).perClass().get(0)).isCloseTo(1.0 / 100, EXACTLY);
        assertThat(evaluate(2, with100).perClass().get(0)).isZero();
        assertThat(evaluate(2, with100).perClass().get(1)).isCloseTo(1, EXACTLY);
    }

    @Test
    void ofEqualScoresTheFirstGoesFirst() {
        Scene right = new Scene().truth(0, ten(0)).found(0, 0.5, ten(0)).found(0, 0.5, ten(50));
        Scene wrong = new Scene().truth(0, ten(0)).found(0, 0.5, ten(50)).found(0, 0.5, ten(0));
        assertThat(evaluate(1, right).ap()).isCloseTo(1, EXACTLY);
        assertThat(evaluate(1, wrong).ap()).isCloseTo(0.5, EXACTLY);
        Scene hit = new Scene().truth(0, ten(0)).found(0, 0.5, ten(0));
        Scene miss = new Scene().found(0, 0.5, ten(0));
        assertThat(evaluate(1, hit, miss).ap()).isCloseTo(1, EXACTLY);
        assertThat(evaluate(1, miss, hit).ap()).isCloseTo(0.5, EXACTLY);
    }

    @Test
    void ofEqualOverlapsTheLastTruthIsTaken() {
        // The first detection lies half way (IoU 8/12 with both), the second on the truth at 0 (IoU 6/14 with the
        // other).
        Scene last = new Scene()
                .truth(0, ten(0))
                .truth(0, ten(4))
                .found(0, 0.9, ten(2))
                .found(0, 0.8, ten(0));
        Scene first = new Scene()
                .truth(0, ten(4))
                .truth(0, ten(0))
                .found(0, 0.9, ten(2))
                .found(0, 0.8, ten(0));
        assertThat(evaluate(1, last).ap50()).isCloseTo(1, EXACTLY);
        assertThat(evaluate(1, first).ap50()).isCloseTo(51.0 / 101, EXACTLY);
    }

    @Test
    void nothingToFindIsNaNAndAnEmptyImageMayStillHoldWrongDetections() {
        Metrics nothing = new Metrics(
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                List.of(Double.NaN));
        assertThat(evaluate(1)).isEqualTo(nothing);
        assertThat(evaluate(1, new Scene(), new Scene().found(0, 0.9, ten(0)))).isEqualTo(nothing);
        Scene hit = new Scene().truth(0, ten(0)).found(0, 0.8, ten(0));
        assertThat(evaluate(1, hit, new Scene()).ap()).isCloseTo(1, EXACTLY);
        assertThat(evaluate(1, hit, new Scene().found(0, 0.9, ten(0))).ap()).isCloseTo(0.5, EXACTLY);
        assertThat(evaluate(1, new Scene().truth(0, ten(0))).ap()).isZero();
    }

    @Test
    void aBoxWithoutAreaOrThatIsNoNumberFindsNothing() {
        Scene scene = new Scene()
                .truth(0, ten(0))
                .crowd(0, ten(0))
                .found(0, 0.9, new Box(5, 5, 5, 5))
                .found(0, 0.8, new Box(0, 0, Double.NaN, 10))
                .found(0, 0.7, ten(0));
        assertThat(evaluate(1, scene).ap()).isCloseTo(1.0 / 3, EXACTLY);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Evaluation evaluation = new Evaluation(2);
        Truths none = new Scene().truths();
        Scene three = new Scene().truth(3, ten(0)).found(-1, 0.5, ten(0));
        List<Detection> unsure = new Scene().found(0, Double.NaN, ten(0)).detections();
        assertThatThrownBy(() -> evaluation.add(three.truths(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label of truth 0 must be 0..1 but is 3");
        assertThatThrownBy(() -> evaluation.add(none, three.detections()))
                .hasMessage("label of prediction 0 must be 0..1 but is -1");
        assertThatThrownBy(() -> evaluation.add(none, unsure)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> evaluation.merge(new Evaluation(3))).hasMessage("classes must be 2 but are 3");
        assertThatThrownBy(() -> new Evaluation(0)).hasMessageContaining("classes");
        assertThatThrownBy(() -> new Truths(new float[8], new int[1])).hasMessage("labels must be 2 but are 1");
        assertThatThrownBy(() -> new Truths(new float[4], new int[1], new boolean[2]))
                .hasMessageContaining("crowd");
        assertThatThrownBy(() -> new Predictions(new float[4], new int[1], new double[0]))
                .hasMessage("scores must be 1 but are 0");
    }
}
