package org.focallens.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.focallens.core.explain.Remedy.Kind;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.ResizeRule;
import org.junit.jupiter.api.Test;

class RemediesTest {

    private static Map<Kind, Remedy> of(ImageBoxes image, AssignSettings settings, int box) {
        Map<Kind, Remedy> found = new EnumMap<>(Kind.class);
        Remedies.of(image, ImageMatch.of(image, settings), box, () -> false)
                .forEach(remedy -> found.put(remedy.kind(), remedy));
        return found;
    }

    /** 8 x 8 about 36, 36: IoU 64 / 1024. A quarter of the size fits it; three times the input makes it 24 x 24 about 108, where a centre is. */
    @Test
    void aSmallBoxNeedsASmallerAnchorOrALargerInput() {
        Map<Kind, Remedy> found = of(Squares.image(64, 32, 32, 40, 40), Squares.settings(0.5, LowQuality.NONE), 0);
        assertThat(found).containsOnlyKeys(Kind.THRESHOLD, Kind.LOW_QUALITY, Kind.SCALE, Kind.INPUT);
        assertThat(found.get(Kind.THRESHOLD).values()).containsExactly(0.06);
        assertThat(found.get(Kind.THRESHOLD).settings().matching().background())
                .as("never above")
                .isEqualTo(0.06);
        assertThat(found.get(Kind.SCALE).values()).containsExactly(0.25);
        assertThat(found.get(Kind.SCALE).positives()).isEqualTo(1);
        assertThat(found.get(Kind.SCALE).settings().anchors().levels().get(0).scales())
                .containsExactly(1.0, 0.25);
        assertThat(found.get(Kind.INPUT).values()).containsExactly(3);
        assertThat(found.get(Kind.INPUT).settings().resize()).isEqualTo(new ResizeRule.ShortSide(192, 192, 1));
        assertThat(found.get(Kind.LOW_QUALITY).settings().matching().lowQuality())
                .isEqualTo(LowQuality.KEEP);
    }

    /** Overlap 32 - d along both axes; IoU .7 from 32 - d = sqrt(.7 * 2048 / 1.7) = 29.0395 on: the box has to come 4 - 2.9605 nearer. */
    @Test
    void aBoxBetweenCentresNeedsAnotherPlaceOrOtherCentres() {
        Map<Kind, Remedy> found = of(Squares.image(128, 24, 24, 56, 56), Squares.settings(0.7, LowQuality.KEEP), 0);
        assertThat(found).doesNotContainKeys(Kind.RATIO, Kind.LOW_QUALITY, Kind.SCALE);
        assertThat(found.get(Kind.THRESHOLD).values()).containsExactly(0.62);
        assertThat(found.get(Kind.OFFSET).values()).containsExactly(0);
        double[] shift = found.get(Kind.SHIFT).values();
        assertThat(Math.abs(shift[0])).isCloseTo(1.0395, within(0.01));
        assertThat(Math.abs(shift[1])).isCloseTo(1.0395, within(0.01));
        assertThat(found.get(Kind.SHIFT).positives()).isEqualTo(1);
    }

    /** The other box stands about 100, 100, on a centre; with centres at 0, 8, … it is as far from them as the first was. */
    @Test
    void whatOthersLoseIsCounted() {
        ImageBoxes image = Squares.image(128, 24, 24, 56, 56, 84, 84, 116, 116);
        Map<Kind, Remedy> found = of(image, Squares.settings(0.7, LowQuality.NONE), 0);
        assertThat(found.get(Kind.OFFSET).values()).containsExactly(0);
        assertThat(found.get(Kind.OFFSET).orphans()).isEqualTo(1);
        assertThat(found.get(Kind.THRESHOLD).orphans()).isZero();
    }

    /** 22 x 45 about a centre: 704 of 1310 = .537; an anchor of ratio 2.05 measures 22.35 x 45.82, of which it covers .967. */
    @Test
    void aTallBoxNeedsARatio() {
        Map<Kind, Remedy> found =
                of(Squares.image(64, 25, 13.5f, 47, 58.5f), Squares.settings(0.6, LowQuality.NONE), 0);
        assertThat(found.get(Kind.RATIO).values()).containsExactly(2.05);
        assertThat(found.get(Kind.RATIO).positives()).isPositive();
        assertThat(found).doesNotContainKeys(Kind.SHIFT, Kind.OFFSET);
    }

    @Test
    void eachIsTrueWhenItIsTried() {
        ImageBoxes image = Squares.image(256, 30, 41, 39, 66, 100, 100, 180, 124);
        for (int box = 0; box < 2; box++) {
            for (Remedy remedy :
                    of(image, Squares.settings(0.5, LowQuality.NONE), box).values()) {
                if (remedy.kind() != Kind.SHIFT) {
                    assertThat(ImageMatch.of(image, remedy.settings()).positives(2)[box])
                            .as("%s", remedy.kind())
                            .isEqualTo(remedy.positives())
                            .isPositive();
                }
            }
        }
    }

    @Test
    void aBoxThatIsServedNeedsNoneAndACancelledSearchEnds() {
        ImageBoxes image = Squares.image(64, 20, 20, 52, 52);
        assertThat(of(image, Squares.settings(0.5, LowQuality.NONE), 0)).isEmpty();
        ImageBoxes small = Squares.image(64, 32, 32, 40, 40);
        assertThat(Remedies.of(small, ImageMatch.of(small, Squares.settings(0.5, LowQuality.NONE)), 0, () -> true))
                .isEmpty();
    }
}
