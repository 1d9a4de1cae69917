package org.focallens.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.focallens.core.metric.Pairing.Outcome.BEYOND;
import static org.focallens.core.metric.Pairing.Outcome.EXCUSED;
import static org.focallens.core.metric.Pairing.Outcome.FALSE_POSITIVE;
import static org.focallens.core.metric.Pairing.Outcome.TRUE_POSITIVE;
import static org.focallens.core.metric.Scene.ten;

import java.util.Arrays;
import org.focallens.core.box.Box;
import org.junit.jupiter.api.Test;

class PairingTest {

    private static Pairing of(Scene scene, double iou) {
        return Pairing.of(scene.truths(), Predictions.of(scene.detections()), iou);
    }

    /** Shifted by 2 of 10 pixels: 80 of 120 square pixels, IoU 2/3. By 5: 50 of 150, 1/3. */
    @Test
    void surerPredictionsChooseFirstWhereverTheyStand() {
        Pairing pairing = of(
                new Scene()
                        .truth(0, ten(0))
                        .truth(0, ten(100))
                        .found(0, .3, ten(0))
                        .found(0, .9, ten(2))
                        .found(0, .5, ten(105)),
                .5);
        assertThat(pairing.outcome()).containsExactly(FALSE_POSITIVE, TRUE_POSITIVE, FALSE_POSITIVE);
        assertThat(pairing.truth()).containsExactly(-1, 0, -1);
    }

    @Test
    void ofEqualScoresTheFirstChoosesFirst() {
        Pairing pairing = of(new Scene().truth(0, ten(0)).found(0, .5, ten(2)).found(0, .5, ten(0)), .5);
        assertThat(pairing.outcome()).containsExactly(TRUE_POSITIVE, FALSE_POSITIVE);
    }

    /** 50 of 100 square pixels: exactly half. */
    @Test
    void anOverlapOnTheThresholdIsAMatch() {
        Scene scene = new Scene().truth(0, ten(0)).found(0, .5, new Box(0, 0, 10, 5));
        assertThat(of(scene, .5).outcome()).containsExactly(TRUE_POSITIVE);
        assertThat(of(scene, .5001).outcome()).containsExactly(FALSE_POSITIVE);
    }

    @Test
    void anIouOfOneCanBeReached() {
        assertThat(of(new Scene().truth(0, ten(0)).found(0, .5, ten(0)), 1).outcome())
                .containsExactly(TRUE_POSITIVE);
    }

    @Test
    void anotherClassIsNoMatch() {
        Pairing pairing = of(new Scene().truth(0, ten(0)).found(1, .9, ten(0)), .5);
        assertThat(pairing.outcome()).containsExactly(FALSE_POSITIVE);
    }

    @Test
    void aCrowdExcusesAllAndADifficultTruthOne() {
        Pairing crowd = of(
                new Scene()
                        .crowd(0, new Box(0, 0, 100, 10))
                        .found(0, .9, ten(0))
                        .found(0, .8, ten(50)),
                .5);
        assertThat(crowd.outcome()).containsExactly(EXCUSED, EXCUSED);
        Pairing difficult =
                of(new Scene().difficult(0, ten(0)).found(0, .9, ten(0)).found(0, .8, ten(1)), .5);
        assertThat(difficult.outcome()).containsExactly(EXCUSED, FALSE_POSITIVE);
    }

    @Test
    void aHundredOfAClassAreLookedAt() {
        Scene scene = new Scene().truth(1, ten(0));
        for (int i = 0; i < 101; i++) {
            scene.found(0, 1 - i / 1000., ten(0));
        }
        scene.found(1, .001, ten(0));
        Pairing.Outcome[] outcomes = of(scene, .5).outcome();
        assertThat(Arrays.stream(outcomes).filter(o -> o == FALSE_POSITIVE)).hasSize(100);
        assertThat(outcomes[100]).isEqualTo(BEYOND);
        assertThat(outcomes[101]).isEqualTo(TRUE_POSITIVE);
    }

    @Test
    void anIouOutsideItsRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(new Scene(), 0))
                .withMessage("iou must be above 0 and at most 1 but is 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> of(new Scene(), Double.NaN));
    }

    /** The box is 40 x 40 = 1600 square pixels, medium; its outline of 900 is small (below 1024). */
    @Test
    void theAreaOfTheOutlineSaysHowLargeAnObjectIs() {
        float[] box = {0, 0, 40, 40};
        Evaluation evaluation = new Evaluation(1);
        evaluation.add(
                new Truths(box, new int[1], new boolean[1], new boolean[1], new double[] {900}),
                new Predictions(box, new int[1], new double[] {.9}));
        ClassMetrics only = evaluation.perClass().get(0);
        assertThat(only.small()).isCloseTo(1, within(1e-12));
        assertThat(only.medium()).isNaN();
        assertThat(only.ap()).isCloseTo(1, within(1e-12));
        assertThat(only.ap50()).isEqualTo(evaluation.result().ap50());
    }
}
