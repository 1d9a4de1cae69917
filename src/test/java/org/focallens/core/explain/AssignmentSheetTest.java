package org.focallens.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.focallens.core.match.LowQuality;
import org.junit.jupiter.api.Test;

class AssignmentSheetTest {
    /** The first box is a crowd and left out: the second is the matching's first, and still the image's second. */
    private static final ImageBoxes IMAGE =
            new ImageBoxes(64, 64, new float[] {0, 0, 9, 9, 24, 24, 56, 56}, new boolean[] {true, false});

    @Test
    void theObjectIsTheCommandLines() {
        ImageMatch match = ImageMatch.of(IMAGE, Squares.settings(0.5, LowQuality.NONE));
        Map<String, Object> object = AssignmentSheet.object("paper", match.matching());
        assertThat(object.keySet())
                .containsExactly(
                        "preset", "height", "width", "anchors", "levels", "positive", "ignored", "bestIou", "forced");
        assertThat(object)
                .containsEntry("preset", "paper")
                .containsEntry("height", 64)
                .containsEntry("anchors", 64);
        assertThat((int[][]) object.get("positive")).isDeepEqualTo(new int[][] {{36, 0}, {37, 0}, {44, 0}, {45, 0}});
        assertThat(object.get("levels"))
                .isEqualTo(List.of(Map.of(
                        "level", "P3", "stride", 8, "anchors", 64, "positive", 4, "ignored", 0, "negative", 60)));
    }

    @Test
    void aRowTellsWhereAnAnchorStandsAndForWhichBox() {
        List<List<Object>> rows = AssignmentSheet.rows(ImageMatch.of(IMAGE, Squares.settings(0.7, LowQuality.KEEP)));
        assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row).hasSameSizeAs(AssignmentSheet.COLUMNS));
        assertThat(rows.get(1)).startsWith(37, "P3", 4, 5, 0, 28.0, 20.0, 60.0, 52.0, "forced", 1);
        List<List<Object>> ignored = AssignmentSheet.rows(ImageMatch.of(IMAGE, Squares.settings(0.7, LowQuality.NONE)));
        assertThat(ignored.get(0)).contains("ignored").containsSubsequence(36, 1);
    }
}
