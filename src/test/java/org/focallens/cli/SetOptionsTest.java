package org.focallens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.focallens.data.TestFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of a folder's labels are audited. */
class SetOptionsTest {
    @TempDir
    Path temp;

    private TestFolder folder;

    @BeforeEach
    void twoSets() throws IOException {
        folder = new TestFolder(temp);
        for (String split : new String[] {"train", "val"}) {
            folder.png(split + "/a.png", 100, 80);
            folder.text(split + "/a.txt", "0 .5 .5 .5 .5\n".repeat(split.equals("val") ? 2 : 1));
        }
        folder.coco("all.json", "{\"id\": 1, \"image_id\": 1, \"category_id\": 3, \"bbox\": [1, 1, 50, 50]}");
    }

    private String audit(String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "audit";
        words[1] = temp.toString();
        words[2] = "--json";
        System.arraycopy(options, 0, words, 3, options.length);
        Shell audit = Shell.run(words);
        assertThat(audit.status()).isZero();
        return audit.out();
    }

    @Test
    void theSurestSetIsAuditedAndTheOtherSaid() {
        assertThat(audit())
                .contains("\"format\":\"coco\"", "\"split\":null", "\"images\":1", "\"otherSets\":[\"YOLO labels in");
    }

    @Test
    void formatLabelsAndSplitChoose() {
        assertThat(audit("--format", "yolo"))
                .contains("\"format\":\"yolo\"", "\"images\":2", "\"boxes\":3", "\"otherSets\":[]");
        assertThat(audit("--format", "yolo", "--split", "valid")).contains("\"split\":\"valid\"", "\"boxes\":2");
        assertThat(audit("--labels", temp.resolve("all.json").toString()))
                .contains("\"format\":\"coco\"", "\"boxes\":1");
    }

    @Test
    void whatIsNotThereIsSaid() {
        Shell split = Shell.run("audit", temp.toString(), "--split", "holdout");
        assertThat(split.status()).isEqualTo(1);
        assertThat(split.err()).contains("holdout");
        assertThat(Shell.run("audit", temp.toString(), "--format", "nosuch").status())
                .isEqualTo(2);
        Shell none = Shell.run("audit", temp.resolve("train").toString(), "--format", "images");
        assertThat(none.out()).contains("The images have no labels").doesNotContain("Best possible recall");
    }
}
