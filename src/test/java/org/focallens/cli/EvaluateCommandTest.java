package org.focallens.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.focallens.data.TestFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    private Path truth;

    /** Two cats and, of a class that starts like a formula, one tiny box of 3 x 2 pixels. */
    @BeforeEach
    void dataset() throws IOException {
        TestFolder files = new TestFolder(folder.resolve("set"));
        files.png("a.png", 200, 100);
        truth = files.text("a.json", """
            {"images": [{"id": 1, "file_name": "a.png", "width": 200, "height": 100}],
             "categories": [{"id": 7, "name": "=dog"}, {"id": 3, "name": "cat"}],
             "annotations": [
              {"id": 1, "image_id": 1, "category_id": 3, "bbox": [0, 0, 40, 40], "area": 1600, "iscrowd": 0},
              {"id": 2, "image_id": 1, "category_id": 3, "bbox": [100, 0, 40, 40], "area": 1600, "iscrowd": 0},
              {"id": 3, "image_id": 1, "category_id": 7, "bbox": [50, 50, 3, 2], "area": 6, "iscrowd": 0},
              {"id": 4, "image_id": 1, "category_id": 3, "bbox": [150, 60, 40, 40], "area": 1600, "iscrowd": 1}]}""");
    }

    private Path results(String json) throws IOException {
        return Files.writeString(folder.resolve("results.json"), json);
    }

    /** A hit of .9, a miss of .5 and, below the score, the second hit of .01. */
    private Path someResults() throws IOException {
        return results("""
            [{"image_id": 1, "category_id": 3, "bbox": [0, 0, 40, 40], "score": 0.9},
             {"image_id": 1, "category_id": 3, "bbox": [60, 50, 40, 40], "score": 0.5},
             {"image_id": 1, "category_id": 3, "bbox": [150, 60, 40, 40], "score": 0.4},
             {"image_id": 1, "category_id": 3, "bbox": [100, 0, 40, 40], "score": 0.01},
             {"image_id": 2, "category_id": 3, "bbox": [100, 0, 40, 40], "score": 0.8}]""");
    }

    /**
     * Hits at ranks 1 and 3: precision 1 up to recall 1/2 (51 of 101 recalls) and 2/3 from there (50): (51 + 50 * 2/3) / 101. The dog is not found: 0.
     * Medium is the cat alone; small the dog alone.
     */
    @Test
    void theAnswerIsCocosAndCountsFollowTheScore() throws IOException {
        JsonNode json = Shell.run("evaluate", truth.toString(), someResults().toString(), "--json")
                .json();
        double cat = (51 + 50 * 2 / 3.) / 101;
        assertThat(json.get("images").intValue()).isEqualTo(1);
        assertThat(json.get("boxes").intValue()).isEqualTo(3);
        assertThat(json.get("predictions").intValue()).isEqualTo(4);
        for (String key : List.of("ap", "ap50", "ap75")) {
            assertThat(json.get(key).doubleValue()).as(key).isCloseTo(cat / 2, within(1e-12));
        }
        assertThat(json.get("apMedium").doubleValue()).isCloseTo(cat, within(1e-12));
        assertThat(json.get("apSmall").doubleValue()).isZero();
        assertThat(json.get("apLarge").isNull()).isTrue();
        JsonNode first = json.get("classes").get(0);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly("name", "ap", "ap50", "truePositives", "falsePositives", "missed");
        assertThat(first.get("ap50").doubleValue()).isCloseTo(cat, within(1e-12));
        assertThat(first.toString()).endsWith("\"truePositives\":1,\"falsePositives\":1,\"missed\":1}");
        assertThat(json.get("classes").get(1))
                .hasToString(
                        "{\"name\":\"=dog\",\"ap\":0.0,\"ap50\":0.0,\"truePositives\":0,\"falsePositives\":0,\"missed\":1}");
        assertThat(json.get("problems")).hasSize(1);
        assertThat(json.get("problems").get(0).get("where").textValue()).isEqualTo("record 5");
        assertThat(json.get("missedForcedOnly").intValue()).isEqualTo(1);
        JsonNode all = Shell.run("evaluate", truth.toString(), someResults().toString(), "--json", "--score", "0.01")
                .json();
        assertThat(all.get("truePositives").intValue()).isEqualTo(2);
        assertThat(all.get("ap")).isEqualTo(json.get("ap"));
    }

    @Test
    void theIouSaysWhatIsRight() throws IOException {
        Path half = results("[{\"image_id\": 1, \"category_id\": 3, \"bbox\": [0, 0, 40, 20], \"score\": 0.9}]");
        assertThat(Shell.run("evaluate", truth.toString(), half.toString(), "--json")
                        .json()
                        .get("truePositives")
                        .intValue())
                .isEqualTo(1);
        assertThat(Shell.run("evaluate", truth.toString(), half.toString(), "--json", "--iou", "0.51")
                        .json()
                        .get("truePositives")
                        .intValue())
                .isZero();
    }

    @Test
    void theFilesAreWritten() throws IOException {
        Path out = folder.resolve("out");
        Shell shell = Shell.run("evaluate", truth.toString(), someResults().toString(), "--out", out.toString());
        assertThat(shell.status()).isZero();
        assertThat(shell.out()).contains("1 true positives").contains("record 5");
        assertThat(Files.readAllLines(out.resolve("images.csv")))
                .containsExactly(
                        "file,width,height,boxes,predictions,true_positives,false_positives,missed,missed_no_anchor,missed_forced_only",
                        "a.png,200,100,3,3,1,1,2,0,1");
        assertThat(Files.readAllLines(out.resolve("confusion.csv")))
                .containsExactly("truth,cat,'=dog,missed", "cat,1,0,1", "'=dog,0,0,1", "background,1,0,0");
        List<String> boxes = Files.readAllLines(out.resolve("boxes.csv"));
        assertThat(boxes).hasSize(1 + 4 + 2);
        assertThat(boxes.get(1)).startsWith("a.png,true positive,cat,0.0,0.0,40.0,40.0,0.9,1,0,1.0,positive anchors,");
        assertThat(boxes.get(3)).startsWith("a.png,missed,'=dog,50.0,50.0,53.0,52.0,,,2,,only forced anchors,");
        assertThat(boxes.get(4)).startsWith("a.png,ignored,cat,");
        assertThat(boxes.get(5)).startsWith("a.png,false positive,cat,60.0,50.0,100.0,90.0,0.5,2,");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("missed; and had only forced anchors")
                .contains("class=\"found\"")
                .doesNotContain("%n");
    }

    @Test
    void nothingReadIsAFailureAndNothingFoundIsNot() throws IOException {
        Path none = results("[]");
        assertThat(Shell.run("evaluate", truth.toString(), none.toString()).status())
                .isZero();
        Path annotations = truth;
        Shell shell = Shell.run("evaluate", truth.toString(), annotations.toString(), "--json");
        assertThat(shell.status()).isEqualTo(1);
        assertThat(Shell.object(shell.out()).get("problems").get(0).get("what").textValue())
                .contains("has no score");
    }

    @Test
    void badUsageIsSaid() throws IOException {
        Path none = results("[]");
        Shell iou = Shell.run("evaluate", truth.toString(), none.toString(), "--iou", "0");
        assertThat(iou.status()).isEqualTo(2);
        assertThat(iou.err()).contains("--iou must be above 0 and at most 1 but is 0.0");
        assertThat(Shell.run("evaluate", truth.toString(), none.toString(), "--score", "NaN")
                        .status())
                .isEqualTo(2);
        Shell missing = Shell.run(
                "evaluate", truth.toString(), folder.resolve("no.json").toString());
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.err()).contains("does not exist");
    }
}
