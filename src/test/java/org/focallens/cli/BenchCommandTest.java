package org.focallens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
    @Test
    void matchTimesThreeNumbersOfBoxes() {
        JsonNode json = Shell.run("bench", "match", "--json").json();
        assertThat(json.fieldNames()).toIterable().containsExactly("anchors", "rows");
        assertThat(json.get("anchors").intValue()).isEqualTo(201_600);
        assertThat(json.get("rows"))
                .extracting(row -> row.get("boxes").intValue())
                .containsExactly(7, 20, 60);
        assertThat(json.get("rows")).allSatisfy(row -> {
            assertThat(row.fieldNames()).toIterable().containsExactly("boxes", "medianMicros");
            assertThat(row.get("medianMicros").doubleValue()).isPositive();
        });
    }

    @Test
    void stepTimesTheNetworkOfTheComparison() {
        JsonNode json = Shell.run("bench", "step", "--steps", "3", "--threads", "1", "--json")
                .json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "device", "size", "batch", "threads", "medianStepMillis", "minStepMillis", "parameters");
        assertThat(json.get("parameters").intValue()).isEqualTo(626_335);
        assertThat(json.get("threads").intValue()).isEqualTo(1);
        assertThat(json.get("minStepMillis").doubleValue())
                .isPositive()
                .isLessThanOrEqualTo(json.get("medianStepMillis").doubleValue());
    }
}
