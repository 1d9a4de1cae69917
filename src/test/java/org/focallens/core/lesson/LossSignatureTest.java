package org.focallens.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.focallens.core.loss.FocalLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossSignatureTest {
    private final FocalLoss paper = new FocalLoss(0.25, 2);
    private final List<LossSignature> signatures = LossSignature.of(paper, new FirstStep(116_712, 60, 80, 0.01));

    @Test
    void theTwoThatTheLiteratureKnows() {
        assertThat(LossSignature.atPrior(paper, 0.01)).isCloseTo(1.1284, within(5e-5));
        assertThat(LossSignature.atClamp(paper)).isCloseTo(2.30212, within(5e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "1.128, Still at the prior",
        "2.302, Dead clamp",
        "1.246, The very first step",
        "20225, No prior",
        "1568.6, Plain cross entropy",
        "8e-6, Mean over all terms",
        "4.514, α left out",
        "4.382, Softmax at chance"
    })
    void aLossOfALogIsRecognised(double seen, String name) {
        assertThat(LossSignature.like(signatures, seen))
                .first()
                .extracting(LossSignature::name)
                .isEqualTo(name);
    }

    @Test
    void anOrdinaryLossLooksLikeNothing() {
        assertThat(LossSignature.like(signatures, 0.35)).isEmpty();
        assertThat(LossSignature.like(signatures, Double.NaN)).isEmpty();
    }

    @Test
    void theySpeakOfTheSettingsAtHand() {
        List<LossSignature> others = LossSignature.of(new FocalLoss(0.25, 1.5), new FirstStep(1000, 5, 3, 0.05));
        // .25 * .95^1.5 * ln 20
        assertThat(LossSignature.like(others, 0.69348))
                .first()
                .extracting(LossSignature::name)
                .isEqualTo("Still at the prior");
        assertThat(LossSignature.like(others, 1.128))
                .noneMatch(one -> one.name().equals("Still at the prior"));
    }
}
