package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.match.LevelCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCsvTest {

    @TempDir
    private Path folder;

    private static StepReport report(int step) {
        List<LevelCount> levels = List.of(new LevelCount("P3", 8, 100, 5, 10), new LevelCount("P4", 16, 50, 4, 3),
                new LevelCount("P5", 32, 20, 0, 0),
                new LevelCount("P6", 64, 10, 1, 2), new LevelCount("P7", 128, 5, 0, 1));
        return new StepReport(step, .5, .25, levels, new StepSettings(new FocalLoss(.25, 2), 1e-3), 4,
                new StepMillis(1, 2, 3, 4, 5), Optional.empty());
    }

    @Test
    void everyRowIsOnDiskBeforeTheNextStep() throws IOException {
        Path file = folder.resolve("run.csv");
        try (ReportCsv csv = new ReportCsv(file, 42)) {
            csv.add(report(1));
            csv.add(report(2));
            assertThat(Files.readAllLines(file)).containsExactly(
                    "seed,step,loss,classificationLoss,boxLoss,learningRate,gradientNorm,millis,positiveP3,ignoredP3,negativeP3,"
                            + "positiveP4,ignoredP4,negativeP4,positiveP5,ignoredP5,negativeP5,"
                            + "positiveP6,ignoredP6,negativeP6,positiveP7,ignoredP7,negativeP7",
                    "42,1,0.75,0.5,0.25,0.001,4.0,15.0,5,10,85,4,3,43,0,0,20,1,2,7,0,1,4",
                    "42,2,0.75,0.5,0.25,0.001,4.0,15.0,5,10,85,4,3,43,0,0,20,1,2,7,0,1,4");
        }
    }
}
