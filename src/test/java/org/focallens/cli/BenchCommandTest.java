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
        assertThat(json.get("rows")).extracting(row -> row.get("boxes").intValue()).containsExactly(7, 20, 60);
        assertThat(json.get("rows")).allSatisfy(row -> {
            assertThat(row.fieldNames()).toIterable().containsExactly("boxes", "medianMicros");
            assertThat(row.get("medianMicros").doubleValue()).isPositive();
        });
    }
}
