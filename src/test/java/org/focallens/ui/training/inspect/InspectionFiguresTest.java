package org.focallens.ui.training.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.focallens.core.loss.Balance;
import org.focallens.train.inspect.Inspection;
import org.focallens.train.inspect.LayerInspection;
import org.focallens.train.inspect.Margins;
import org.focallens.train.inspect.NetworkInspection;
import org.focallens.train.settings.ClassLoss;
import org.junit.jupiter.api.Test;

/** What is made of a look before it is drawn. */
class InspectionFiguresTest {

    private static final double NONE = Double.NaN;

    @Test
    void everyTermIsCountedOnceInItsBin() {
        MarginCounts counts = MarginCounts.of(new Margins(new float[] {0, -100}, new float[] {100, 2.2f, 0}));
        assertThat(counts.positives()[20]).as("p_t of .5").isEqualTo(1);
        assertThat(counts.positives()[0]).isEqualTo(1);
        assertThat(counts.negatives()[39]).as("p_t of 1 itself").isEqualTo(1);
        assertThat(counts.negatives()[36]).as("p_t of .9002").isEqualTo(1);
        assertThat(MarginCounts.total(counts.negatives())).isEqualTo(3);
        assertThat(counts.text())
                .contains("2 positives, mean p_t 0.250")
                .contains("3 negatives, mean p_t 0.800")
                .contains("1 negatives are harder");
        assertThat(MarginCounts.of(new Margins(new float[0], new float[0])).text())
                .contains("0 positives, mean p_t –");
    }

    @Test
    void barsStandOnTheFootAndThereIsNoneWhereNothingIsCounted() {
        double[][] outline = MarginCounts.outline(new int[] {2, 0, 3, 4}, 0, 4, .5);
        assertThat(outline[0]).containsExactly(0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4);
        assertThat(outline[1]).containsExactly(.5, 2, 2, .5, NONE, NONE, NONE, NONE, .5, 3, 3, 3, 4, 4, 4, .5);
    }

    @Test
    void theSpreadEndsAtOneAndFocalLossLeavesLessToTheEasy() {
        NetworkInspection network = SampleInspections.network(3, null);
        LossSpread negatives = LossSpread.of(network, false);
        assertThat(negatives.terms()).isEqualTo(4);
        assertThat(negatives.loss()[1]).endsWith(1.0);
        assertThat(negatives.loss()[0]).endsWith(1.0);
        assertThat(negatives.loss()[1][100]).isLessThan(negatives.entropy()[1][100]);
        assertThat(LossSpread.of(network, true).text("positives")).startsWith("The hardest 1 % of the positives carry");
    }

    @Test
    void aSoftmaxIsSpreadOverItsAnchorsAndNothingOverNone() {
        NetworkInspection network = SampleInspections.network(3, null);
        NetworkInspection softmax = new NetworkInspection(
                3,
                network.example(),
                network.matching(),
                new ClassLoss.Softmax(2, Balance.alpha(.25)),
                network.inspection(),
                network.margins(),
                Optional.empty());
        LossSpread negatives = LossSpread.of(softmax, false);
        assertThat(negatives.terms()).isEqualTo(3);
        assertThat(negatives.entropy()).isNull();
        assertThat(negatives.hardest()).isCloseTo(.03 * .9 / .93, within(1e-6));
        NetworkInspection empty = new NetworkInspection(
                3,
                network.example(),
                network.matching(),
                softmax.loss(),
                new Inspection(
                        new float[0],
                        new float[0],
                        network.inspection().scores(),
                        network.inspection().detections()),
                network.margins(),
                Optional.empty());
        assertThat(LossSpread.of(empty, true).text("positives")).isEqualTo("no positives");
    }

    @Test
    void aLayerIsToldInWords() {
        LayerInspection layer = SampleInspections.network(3, "class.0").layer().orElseThrow();
        LayerFigures figures = LayerFigures.of(layer, 5);
        assertThat(figures.maps().level()).isEqualTo("P5");
        assertThat(figures.weights()).startsWith("3 × 3 kernels, 2 → 4 channels, 72 weights: mean");
        assertThat(figures.silence()).contains("1 of 4 channels is dead on this image, 0 everywhere: 3.");
        assertThat(figures.dead()).containsExactly(false, false, false, true);
        assertThat(figures.least()).isZero();
        assertThat(figures.most()).isGreaterThan(.9f);
        LayerInspection linear = new LayerInspection("smooth.3", false, layer.kernels(), layer.maps());
        assertThat(LayerFigures.of(linear, 3).silence()).contains("No ReLU");
    }
}
