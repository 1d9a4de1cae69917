package org.focallens.train.run;

import java.util.List;
import java.util.Optional;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.match.LevelCount;
import org.focallens.train.StepMillis;
import org.focallens.train.StepReport;
import org.focallens.train.loss.LevelLoss;
import org.focallens.train.settings.StepSettings;

/** Reports without a network. */
final class Reports {

    static final StepSettings FOCAL = StepSettings.of(new FocalLoss(.25, 2), 1e-3);

    private Reports() {}

    /** Five levels, 2 positives, 3 ignored and 95 negatives on P3 alone. */
    static StepReport of(int step, double boxLoss) {
        List<LevelCount> counts = List.of(
                new LevelCount("P3", 8, 100, 2, 3), none("P4", 16), none("P5", 32), none("P6", 64), none("P7", 128));
        List<LevelLoss> losses = List.of(
                new LevelLoss(.25, .5, boxLoss, 1, 3), LevelLoss.NONE, LevelLoss.NONE, LevelLoss.NONE, LevelLoss.NONE);
        return new StepReport(step, 1, counts, losses, FOCAL, 1e-3, 1, new StepMillis(1, 2, 3, 4, 5), Optional.empty());
    }

    private static LevelCount none(String level, int stride) {
        return new LevelCount(level, stride, 0, 0, 0);
    }
}
