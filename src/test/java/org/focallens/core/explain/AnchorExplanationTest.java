package org.focallens.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.focallens.core.explain.AnchorExplanation.Rule;
import org.focallens.core.match.BorderRule;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.junit.jupiter.api.Test;

class AnchorExplanationTest {
    /** .25 * .99^2 * -ln .01 and .75 * .01^2 * -ln .99 */
    private static final double YES = 0.25 * 0.9801 * 4.605170186;

    private static final double NO = 0.75 * 0.0001 * 0.010050336;

    private static AnchorExplanation of(ImageBoxes image, AssignSettings settings, int anchor) {
        return AnchorExplanation.of(ImageMatch.of(image, settings), anchor, Presets.TORCHVISION, 2);
    }

    /** The anchor about 36, 36 for a box about 40, 40: an eighth of its side to the right and down. One of four positives of 64 anchors. */
    @Test
    void aPositiveAnchorHasATargetAndMostOfTheLoss() {
        AnchorExplanation why = of(Squares.image(64, 24, 24, 56, 56), Squares.settings(0.5, LowQuality.NONE), 36);
        assertThat(why.rule()).isEqualTo(Rule.FOREGROUND);
        assertThat(why.box().x1()).isEqualTo(20);
        assertThat(why.ious()).hasSize(1);
        assertThat(why.ious()[0]).isCloseTo(0.620253, within(1e-6));
        assertThat(why.deltas()).containsExactly(new double[] {0.125, 0.125, 0, 0}, within(1e-9));
        assertThat(why.loss()).isCloseTo(YES + NO, within(1e-8));
        assertThat(why.share()).isCloseTo((YES + NO) / (4 * YES + 124 * NO), within(1e-8));
    }

    @Test
    void theRuleIsTheOneThatDecided() {
        ImageBoxes image = Squares.image(64, 24, 24, 56, 56);
        assertThat(of(image, Squares.settings(0.7, LowQuality.KEEP), 36).rule()).isEqualTo(Rule.LOW_QUALITY);
        AnchorExplanation between = of(image, Squares.settings(0.7, LowQuality.NONE), 36);
        assertThat(between.rule()).isEqualTo(Rule.BETWEEN);
        assertThat(between.loss()).isZero();
        assertThat(between.deltas()).isEmpty();
        AnchorExplanation far = of(image, Squares.settings(0.5, LowQuality.NONE), 0);
        assertThat(far.rule()).isEqualTo(Rule.BACKGROUND);
        assertThat(far.loss()).isCloseTo(2 * NO, within(1e-12));
    }

    @Test
    void outsideTheImageTheBorderDecides() {
        ImageBoxes image = new ImageBoxes(64, 32, new float[] {20, 20, 52, 52}, new boolean[1]);
        AssignSettings settings = new AssignSettings(
                Squares.anchors(),
                Squares.matching(0.5, LowQuality.KEEP, BorderRule.IGNORE_CENTRE_OUTSIDE),
                new ResizeRule.Frame(64, 64),
                CrowdRule.DROP);
        assertThat(of(image, settings, 36).rule())
                .as("the best anchor, but centred at 36")
                .isEqualTo(Rule.BORDER);
        assertThat(of(image, settings, 35).rule()).isEqualTo(Rule.FOREGROUND);
    }

    @Test
    void anImageWithoutBoxesHasOnlyBackground() {
        AnchorExplanation why = of(Squares.image(64), Squares.settings(0.5, LowQuality.NONE), 5);
        assertThat(why.ious()).isEmpty();
        assertThat(why.share()).isCloseTo(1 / 64.0, within(1e-12));
    }
}
