package org.focallens.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.focallens.core.explain.BoxExplanation.Verdict;
import org.focallens.core.match.BorderRule;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.ResizeRule;
import org.junit.jupiter.api.Test;

class BoxExplanationTest {
    private static final float[] OFF = {24, 24, 56, 56};

    private static BoxExplanation of(ImageBoxes image, AssignSettings settings, int box) {
        return BoxExplanation.of(image, ImageMatch.of(image, settings), box);
    }

    /** Four anchors stand around its centre, each with IoU 784 / 1264. */
    @Test
    void aBoxIsServedByTheFourAnchorsAroundIt() {
        BoxExplanation why = of(Squares.image(64, OFF), Squares.settings(0.5, LowQuality.NONE), 0);
        assertThat(why.verdict()).isEqualTo(Verdict.SERVED);
        assertThat(why.bestIou()).isCloseTo(0.620253, within(1e-6));
        assertThat(why.positives()).containsExactly(4);
        assertThat(why.bestAnchor()).as("row 4, column 4 of 8").isEqualTo(36);
        assertThat(why.forced()).isZero();
        assertThat(why.size()).isEqualTo(32);
        assertThat(why.smallestSize()).isEqualTo(why.largestSize()).isEqualTo(32);
    }

    @Test
    void aBoxBelowTheThresholdHasForcedAnchorsOrNone() {
        BoxExplanation kept = of(Squares.image(64, OFF), Squares.settings(0.7, LowQuality.KEEP), 0);
        assertThat(kept.verdict()).isEqualTo(Verdict.FORCED_ONLY);
        assertThat(kept.forced()).isEqualTo(kept.positive()).isEqualTo(4);
        assertThat(of(Squares.image(64, OFF), Squares.settings(0.7, LowQuality.NONE), 0)
                        .verdict())
                .isEqualTo(Verdict.BELOW);
    }

    @Test
    void anEqualBoxBehindGetsNothing() {
        ImageBoxes image = Squares.image(64, 24, 24, 56, 56, 24, 24, 56, 56);
        BoxExplanation second = of(image, Squares.settings(0.5, LowQuality.NONE), 1);
        assertThat(second.verdict()).isEqualTo(Verdict.TAKEN);
        assertThat(second.bestIou()).isGreaterThan(0.6);
        assertThat(second.positive()).isZero();
    }

    /** The image is the left half of the input; the anchor that fits stands at 36, the next at 28 has 768 / 1280. */
    @Test
    void anAnchorOutsideTheImageServesNoOne() {
        ImageBoxes image = new ImageBoxes(64, 32, new float[] {20, 20, 52, 52}, new boolean[1]);
        AssignSettings settings = new AssignSettings(
                Squares.anchors(),
                Squares.matching(0.7, LowQuality.NONE, BorderRule.IGNORE_CENTRE_OUTSIDE),
                new ResizeRule.Frame(64, 64),
                CrowdRule.DROP);
        assertThat(of(image, settings, 0).verdict()).isEqualTo(Verdict.OUTSIDE);
        AssignSettings lower = new AssignSettings(
                Squares.anchors(),
                Squares.matching(0.59, LowQuality.NONE, BorderRule.IGNORE_CENTRE_OUTSIDE),
                new ResizeRule.Frame(64, 64),
                CrowdRule.DROP);
        assertThat(of(image, lower, 0).verdict()).isEqualTo(Verdict.SERVED);
    }

    @Test
    void aCrowdIsNotMatchedUnlessTheRuleSaysSo() {
        ImageBoxes image =
                new ImageBoxes(64, 64, new float[] {0, 0, 8, 8, 24, 24, 56, 56}, new boolean[] {true, false});
        ImageMatch match = ImageMatch.of(image, Squares.settings(0.5, LowQuality.NONE));
        assertThat(match.boxAt()).containsExactly(1);
        assertThat(match.positives(2)).containsExactly(0, 4);
        BoxExplanation crowd = BoxExplanation.of(image, match, 0);
        assertThat(crowd.verdict()).isEqualTo(Verdict.CROWD);
        assertThat(crowd.bestAnchor()).isEqualTo(-1);
        AssignSettings matched = new AssignSettings(
                Squares.anchors(),
                Squares.matching(0.5, LowQuality.NONE, BorderRule.KEEP),
                new ResizeRule.None(),
                CrowdRule.MATCH);
        assertThat(of(image, matched, 0).verdict()).isEqualTo(Verdict.BELOW);
    }

    /** 64 pixels become 32: an anchor's size. As it is, 1024 of 4096. */
    @Test
    void whatTheResizingDoesIsMeasured() {
        ImageBoxes image = Squares.image(128, 40, 40, 104, 104);
        AssignSettings settings = new AssignSettings(
                Squares.anchors(),
                Squares.matching(0.5, LowQuality.NONE, BorderRule.KEEP),
                new ResizeRule.Frame(64, 64),
                CrowdRule.DROP);
        BoxExplanation why = of(image, settings, 0);
        assertThat(why.box().width()).isEqualTo(32);
        assertThat(why.bestIou()).isEqualTo(1);
        assertThat(why.ownIou()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void aBoxWithoutAreaHasNoSteps() {
        BoxExplanation why = of(Squares.image(64, 10, 10, 10, 30), Squares.settings(0.5, LowQuality.NONE), 0);
        assertThat(why.verdict()).isEqualTo(Verdict.BELOW);
        assertThat(why.steps()).isNull();
        assertThat(why.ownIou()).isNaN();
    }
}
