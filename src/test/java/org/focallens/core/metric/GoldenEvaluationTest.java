package org.focallens.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.focallens.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Crowds, ties, classes without truths and more than 100 detections, against pycocotools; src/test/python/coco_eval.py draws the cases. */
class GoldenEvaluationTest {
    private static final double NEARLY = 1e-9;

    static Stream<JsonNode> cases() {
        return StreamSupport.stream(Golden.cases("coco_eval").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsPycocotools(JsonNode drawn) {
        Evaluation evaluation = new Evaluation(drawn.get("classes").intValue());
        drawn.get("images").forEach(image -> evaluation.add(truths(image), predictions(image)));
        Metrics metrics = evaluation.result();
        JsonNode expected = drawn.get("expected");
        assertNumber(metrics.ap(), expected.get("ap"));
        assertNumber(metrics.ap50(), expected.get("ap50"));
        assertNumber(metrics.ap75(), expected.get("ap75"));
        assertNumber(metrics.small(), expected.get("small"));
        assertNumber(metrics.medium(), expected.get("medium"));
        assertNumber(metrics.large(), expected.get("large"));
        assertNumber(metrics.recall(), expected.get("recall"));
        assertThat(metrics.perClass()).hasSize(expected.get("per_class").size());
        for (int c = 0; c < metrics.perClass().size(); c++) {
            assertNumber(metrics.perClass().get(c), expected.get("per_class").get(c));
        }
    }

    /** pycocotools says -1 where there is nothing to find. */
    private static void assertNumber(double actual, JsonNode expected) {
        if (expected.doubleValue() < 0) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected.doubleValue(), within(NEARLY));
        }
    }

    private static Truths truths(JsonNode image) {
        boolean[] crowd = new boolean[image.get("crowd").size()];
        for (int i = 0; i < crowd.length; i++) {
            crowd[i] = image.get("crowd").get(i).booleanValue();
        }
        return new Truths(Golden.boxes(image.get("truths")), Golden.ints(image.get("labels")), crowd);
    }

    private static Predictions predictions(JsonNode image) {
        return new Predictions(
                Golden.boxes(image.get("boxes")), Golden.ints(image.get("found")), Golden.doubles(image.get("scores")));
    }
}
