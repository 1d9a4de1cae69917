package org.focallens.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.junit.jupiter.api.Test;

class CumulativeLossTest {

    /** Probabilities of the true class .9, .5, .1: -ln gives .10536, .69315, 2.30259, together 3.10109. */
    @Test
    void lossesThatFollowFromNoMarginAreAddedUpAsTheyAre() {
        CumulativeLoss sums = CumulativeLoss.ofLosses(new float[] {1, 2, 5});
        assertThat(sums.terms()).isEqualTo(3);
        assertThat(sums.easiest(2 / 3.0)).isCloseTo(3 / 8.0, within(1e-12));
        assertThat(sums.hardest(1 / 3.0)).isCloseTo(5 / 8.0, within(1e-12));
        assertThatThrownBy(() -> CumulativeLoss.ofLosses(new float[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addsUpWhatCanBeAddedByHand() {
        float[] margins = {(float) FocalFacts.margin(0.1), (float) FocalFacts.margin(0.9), 0};
        CumulativeLoss plain = CumulativeLoss.of(new CrossEntropy(), CumulativeLoss.easiestFirst(margins), () -> false);
        assertThat(plain.easiest(1 / 3.0)).isCloseTo(0.10536 / 3.10109, within(1e-5));
        assertThat(plain.easiest(2 / 3.0)).isCloseTo(0.79851 / 3.10109, within(1e-5));
        assertThat(plain.hardest(1 / 3.0)).isCloseTo(2.30259 / 3.10109, within(1e-5));
        assertThat(plain.hardest(1 / 6.0))
                .as("half a term carries half of its loss")
                .isCloseTo(2.30259 / 3.10109 / 2, within(1e-5));
        assertThat(plain.easiest(0)).isZero();
        assertThat(plain.easiest(1)).isEqualTo(1);
        assertThat(margins[0]).as("the caller's order is kept").isNegative();
    }

    @Test
    void gammaMovesTheLossToTheHardest() {
        float[] negatives =
                CumulativeLoss.easiestFirst(ScoreModel.CONVERGED.draw().negatives());
        double before = 0;
        for (double gamma : new double[] {0, 0.5, 1, 2}) {
            double hardest = CumulativeLoss.of(FocalLoss.unweighted(gamma), negatives, () -> false)
                    .hardest(0.01);
            assertThat(hardest).isGreaterThan(before);
            before = hardest;
        }
        assertThat(before).as("gamma 2: nearly all of the loss").isGreaterThan(0.8);
    }

    @Test
    void losslessTermsHaveNoShares() {
        CumulativeLoss none = CumulativeLoss.of(FocalLoss.unweighted(10), new float[] {200, 200}, () -> false);
        assertThat(none.easiest(0.5)).isZero();
    }

    @Test
    void stopsWhenCancelledAndRefusesNothing() {
        assertThat(CumulativeLoss.of(new CrossEntropy(), new float[] {1}, () -> true))
                .isNull();
        assertThatThrownBy(() -> CumulativeLoss.of(new CrossEntropy(), new float[0], () -> false))
                .hasMessageContaining("margins");
    }

    @Test
    void describedScoresAreTheirDescription() {
        ScoreModel model = new ScoreModel(100_000, 0.2, 1.5, 0.5, -4, 2, 7);
        Scores scores = model.draw();
        assertThat(scores.positives()).hasSize(20_000);
        assertThat(scores.negatives()).hasSize(80_000);
        assertThat(mean(scores.positives())).isCloseTo(1.5, within(0.02));
        assertThat(mean(scores.negatives())).as("a margin is minus the logit").isCloseTo(4, within(0.03));
        assertThat(deviation(scores.positives())).isCloseTo(0.5, within(0.02));
        assertThat(deviation(scores.negatives())).isCloseTo(2, within(0.03));
        assertThat(model.draw().negatives()).isEqualTo(scores.negatives());
        assertThat(new ScoreModel(100_000, 0.2, 1.5, 0.5, -4, 2, 8).draw().negatives())
                .isNotEqualTo(scores.negatives());
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(float[] values) {
        double mean = mean(values);
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    @Test
    void refusesADescriptionThatIsNone() {
        assertThatThrownBy(() -> new ScoreModel(100, 0, 0, 1, 0, 1, 1)).hasMessageContaining("positiveShare");
        assertThatThrownBy(() -> new ScoreModel(99, 0.1, 0, 1, 0, 1, 1)).hasMessageContaining("terms");
        assertThatThrownBy(() -> new ScoreModel(100, 0.1, 0, -1, 0, 1, 1)).hasMessageContaining("positiveSpread");
    }
}
