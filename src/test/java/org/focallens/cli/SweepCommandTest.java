package org.focallens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {
    private static final String[] SMALL = {
        "--backbone", "2,2,2,2,2", "--width", "2", "--head-depth", "0", "--batch", "1", "--test", "2", "--threads", "1"
    };

    @TempDir
    private Path folder;

    private Shell sweep(String... args) {
        String[] all = new String[SMALL.length + args.length + 3];
        all[0] = "sweep";
        System.arraycopy(SMALL, 0, all, 1, SMALL.length);
        all[SMALL.length + 1] = "--out";
        all[SMALL.length + 2] = folder.toString();
        System.arraycopy(args, 0, all, SMALL.length + 3, args.length);
        return Shell.run(all);
    }

    @Test
    void aGridAsJsonAsATableAndAsAPicture() throws IOException {
        Shell result = sweep("--alpha", ".25", "--gamma", "2,0", "--seeds", "2", "--steps", "1", "--json");
        JsonNode json = result.json();
        assertThat(json.get("cells")).hasSize(2);
        assertThat(json.get("cells").get(0).get("gamma").asDouble()).isZero();
        assertThat(json.get("cells").get(0).get("runs")).hasSize(2);
        assertThat(json.get("cells").get(1).get("ap").asDouble()).isBetween(0.0, 1.0);
        assertThat(json.get("best").get("alpha").asDouble()).isEqualTo(.25);
        assertThat(ImageIO.read(folder.resolve("sweep.png").toFile()).getWidth())
                .isEqualTo(1920);
        assertThat(Files.readAllLines(folder.resolve("sweep.csv"))).hasSize(5);
        assertThat(sweep("--alpha", ".25", "--gamma", "2,0", "--seeds", "2", "--steps", "1")
                        .out())
                .contains("gamma 2")
                .contains("Best: alpha 0.25")
                .contains("gamma (best alpha) 2 (.25): AP 34.0");
    }

    @Test
    void badValuesAreWrongUsage() {
        assertThat(sweep("--alpha", "2", "--steps", "1").status()).isEqualTo(2);
        assertThat(sweep("--seeds", "0").err()).contains("--seeds must be 1..1000 but is 0");
        assertThat(sweep("--gamma", "x").status()).isEqualTo(2);
        assertThat(sweep("--steps", "0").err()).contains("--steps must be 1 or more but is 0");
    }

    @Test
    void aFolderOfAnotherSweepIsLeftAlone() {
        assertThat(sweep("--alpha", ".5", "--gamma", "1", "--seeds", "1", "--steps", "1")
                        .status())
                .isZero();
        Shell other = sweep("--alpha", ".5", "--gamma", "1", "--seeds", "1", "--steps", "2");
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err()).contains("holds another sweep");
    }
}
