package org.focallens.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import org.focallens.core.box.Box;
import org.focallens.core.box.CentreSizeCoder;
import org.junit.jupiter.api.Test;

class DetectorTest {
    private static final InferenceSettings USUAL = new InferenceSettings(0.05, 1000, 0.5, 100);
    private static final float NOTHING = -20;

    private static List<Detection> detect(InferenceSettings settings, LevelOutput... levels) {
        return new Detector(settings, CentreSizeCoder.PLAIN).detect(List.of(levels), 100, 80);
    }

    @Test
    void decodesClipsAndNamesWhatItFinds() {
        // Anchor 1 of the second level moves right by half its width and doubles its height, which leaves the image
        // below.
        LevelOutput empty = new LevelOutput(new float[] {NOTHING, NOTHING}, new float[4], new float[] {0, 0, 8, 8}, 2);
        LevelOutput found = new LevelOutput(
                new float[] {NOTHING, NOTHING, NOTHING, 2},
                new float[] {0, 0, 0, 0, 0.5f, 0, 0, (float) Math.log(2)},
                new float[] {0, 0, 10, 10, 20, 50, 40, 70},
                2);
        List<Detection> detections = detect(USUAL, empty, found);
        assertThat(detections).hasSize(1);
        Detection only = detections.get(0);
        assertThat(only.label()).isEqualTo(1);
        assertThat(only.level()).isEqualTo(1);
        assertThat(only.anchor()).isEqualTo(1);
        assertThat(only.score()).isCloseTo(0.8807970779778823, within(1e-12));
        assertThat(only.box())
                .usingRecursiveComparison()
                .withComparatorForType(nearly(), Double.class)
                .isEqualTo(new Box(30, 40, 50, 80));
    }

    private static Comparator<Double> nearly() {
        return (a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b);
    }

    @Test
    void oneAnchorMayCarrySeveralClassesButOverlapsWithinAClassGo() {
        float[] anchors = {0, 0, 20, 20, 0, 0, 20, 21};
        LevelOutput output = new LevelOutput(new float[] {1, 3, 2, NOTHING}, new float[8], anchors, 2);
        assertThat(detect(USUAL, output))
                .extracting(Detection::anchor, Detection::label)
                .containsExactly(tuple(0, 1), tuple(1, 0));
    }

    @Test
    void theThresholdIsStrict() {
        LevelOutput atOneHalf = new LevelOutput(new float[] {0}, new float[4], new float[] {0, 0, 8, 8}, 1);
        assertThat(detect(new InferenceSettings(0.5, 10, 0.5, 10), atOneHalf)).isEmpty();
        assertThat(detect(new InferenceSettings(0.4999, 10, 0.5, 10), atOneHalf))
                .hasSize(1);
        assertThat(detect(new InferenceSettings(0, 10, 0.5, 10), atOneHalf)).hasSize(1);
        assertThat(detect(new InferenceSettings(1, 10, 0.5, 10), atOneHalf)).isEmpty();
    }

    @Test
    void eachLevelIsCutByItselfBeforeSuppressionAndTheImageAfter() {
        // Twenty anchors apart in each level; the first level's scores are all higher.
        LevelOutput[] levels = new LevelOutput[2];
        for (int level = 0; level < 2; level++) {
            float[] anchors = new float[80];
            float[] logits = new float[20];
            for (int i = 0; i < 20; i++) {
                new Box(4 * i, 10 * level, 4 * i + 3, 10 * level + 5).copyTo(anchors, i);
                logits[i] = 5 - 3 * level + i / 100f;
            }
            levels[level] = new LevelOutput(logits, new float[80], anchors, 1);
        }
        assertThat(detect(new InferenceSettings(0.05, 3, 0.5, 100), levels))
                .extracting(Detection::level)
                .containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(detect(new InferenceSettings(0.05, 3, 0.5, 100), levels))
                .extracting(Detection::anchor)
                .startsWith(19, 18, 17);
        assertThat(detect(new InferenceSettings(0.05, InferenceSettings.NO_CAP, 0.5, 25), levels))
                .hasSize(25);
    }

    @Test
    void refusesOutputsThatDoNotFitTheirAnchors() {
        assertThatThrownBy(() -> new LevelOutput(new float[5], new float[8], new float[8], 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("logits must be 4 but are 5");
        assertThatThrownBy(() -> new LevelOutput(new float[4], new float[4], new float[8], 2))
                .hasMessageContaining("deltas");
        assertThatThrownBy(() -> new LevelOutput(new float[4], new float[6], new float[6], 2))
                .hasMessageContaining("anchors");
        assertThatThrownBy(() -> new InferenceSettings(Double.NaN, 1, 0.5, 1)).hasMessageContaining("scoreThreshold");
        assertThatThrownBy(() -> new InferenceSettings(0.05, 0, 0.5, 1)).hasMessageContaining("topPerLevel");
    }
}
