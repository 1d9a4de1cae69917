package org.focallens.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.focallens.Golden;
import org.focallens.core.box.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuppressionTest {
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void equalsTorchvisionAgnosticAndPerClass() {
        JsonNode golden = Golden.cases("suppression");
        float[] boxes = Golden.boxes(golden.get("boxes_xyxy"));
        float[] scores = new float[boxes.length / 4];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = golden.get("scores").get(i).floatValue();
        }
        Suppression suppression = new Suppression(golden.get("iou_threshold").doubleValue(), ALL);
        assertThat(suppression.agnostic(boxes, scores)).containsExactly(Golden.ints(golden.get("kept_class_agnostic")));
        int[] perClass = Golden.ints(golden.get("kept_per_class"));
        int[] classes = Golden.ints(golden.get("classes"));
        assertThat(suppression.perClass(boxes, scores, classes)).containsExactly(perClass);
        assertThat(new Suppression(0.5, 7).perClass(boxes, scores, classes))
                .containsExactly(Arrays.copyOf(perClass, 7));
    }

    @Test
    void anOverlapOfExactlyTheThresholdStays() {
        // 10 x 10 and its left half: IoU .5.
        float[] boxes = {0, 0, 10, 10, 0, 0, 5, 10};
        float[] scores = {0.9f, 0.8f};
        assertThat(new Suppression(0.5, ALL).agnostic(boxes, scores)).containsExactly(0, 1);
        assertThat(new Suppression(0.49, ALL).agnostic(boxes, scores)).containsExactly(0);
        assertThat(new Suppression(0.49, ALL).perClass(boxes, scores, new int[] {0, 1}))
                .containsExactly(0, 1);
    }

    @Test
    void aSuppressedBoxSuppressesNothing() {
        // The middle one overlaps both its neighbours, which do not overlap each other enough.
        float[] boxes = {0, 0, 10, 10, 3, 0, 13, 10, 6, 0, 16, 10};
        assertThat(new Suppression(0.5, ALL).agnostic(boxes, new float[] {0.9f, 0.8f, 0.7f}))
                .containsExactly(0, 2);
    }

    @Test
    void ofEqualScoresTheFirstStays() {
        float[] boxes = {0, 0, 10, 10, 0, 0, 10, 10};
        assertThat(new Suppression(0.5, ALL).agnostic(boxes, new float[] {0.5f, 0.5f}))
                .containsExactly(0);
        assertThat(new Suppression(0.5, ALL).agnostic(new float[0], new float[0]))
                .isEmpty();
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLimitKeepsTheFirstOfWhatIsKeptWithout(int seed) {
        // Crowded, so that far more candidates are looked at than are kept; some are NaN, and these are never kept.
        Random random = new Random(seed);
        float[] boxes = new float[4 * 800];
        float[] scores = new float[800];
        for (int i = 0; i < scores.length; i++) {
            double x = random.nextDouble(0, 60);
            new Box(x, 0, x + 20, 20).copyTo(boxes, i);
            scores[i] = random.nextInt(50) == 0 ? Float.NaN : random.nextInt(300);
        }
        int[] all = new Suppression(0.7, ALL).agnostic(boxes, scores);
        for (int limit : new int[] {1, 2, 5, all.length, all.length + 1}) {
            assertThat(new Suppression(0.7, limit).agnostic(boxes, scores))
                    .containsExactly(Arrays.copyOf(all, Math.min(limit, all.length)));
        }
    }

    @Test
    void refusesArraysThatDoNotFit() {
        Suppression suppression = new Suppression(0.5, ALL);
        assertThatThrownBy(() -> suppression.agnostic(new float[8], new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scores");
        assertThatThrownBy(() -> suppression.perClass(new float[8], new float[2], new int[1]))
                .hasMessageContaining("classes");
        assertThatThrownBy(() -> new Suppression(1.5, 1)).hasMessageContaining("iou");
        assertThatThrownBy(() -> new Suppression(0.5, 0)).hasMessageContaining("limit");
    }
}
