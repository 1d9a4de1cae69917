package org.focallens.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.focallens.cli.console.Output;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.match.Matcher;
import org.focallens.core.preset.Presets;
import org.focallens.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Times this machine. */
@Command(
        name = "bench",
        description = "Times this machine.",
        subcommands = {BenchCommand.Match.class, BenchStepCommand.class})
final class BenchCommand {

    /** Times matching as torchvision's is timed: 201,600 anchors against 7, 20 and 60 boxes. */
    @Command(name = "match", description = "Times the matching of 201,600 anchors (800x1344) with 7, 20 and 60 boxes.")
    static final class Match implements Callable<Integer> {
        private static final int HEIGHT = 800;
        private static final int WIDTH = 1344;
        private static final int WARM_UP = 2000;
        private static final int RUNS = 301;

        @Mixin
        private Output output;

        @Override
        public Integer call() {
            AnchorGrid grid = new AnchorGrid(Presets.TORCHVISION.anchors(), HEIGHT, WIDTH);
            Matcher matcher = new Matcher(Presets.TORCHVISION.matching());
            List<Map<String, Object>> rows = new ArrayList<>();
            StringBuilder text = new StringBuilder(Texts.format("%,d anchors, torchvision's settings", grid.size()));
            for (int boxes : new int[] {7, 20, 60}) {
                double micros = medianMicros(matcher, grid, boxes(boxes));
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("boxes", boxes);
                row.put("medianMicros", micros);
                rows.add(row);
                text.append(Texts.format("%n%3d boxes  median %.1f µs", boxes, micros));
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("anchors", grid.size());
            json.put("rows", rows);
            output.print(json, text.toString());
            return 0;
        }

        private static double medianMicros(Matcher matcher, AnchorGrid grid, float[] truths) {
            int positives = 0;
            for (int i = 0; i < WARM_UP; i++) {
                positives += matcher.match(grid, truths).positive().length;
            }
            double[] micros = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                long start = System.nanoTime();
                positives += matcher.match(grid, truths).positive().length;
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
            if (positives == 0) {
                throw new IllegalStateException(
                        "the benchmark's boxes must have positive anchors"); // and the result was used
            }
            Arrays.sort(micros);
            return micros[RUNS / 2];
        }

        /** Boxes of 8 to 208 pixels, spread as the peer's script spreads them. */
        private static float[] boxes(int count) {
            Random random = new Random(0);
            float[] boxes = new float[4 * count];
            for (int i = 0; i < boxes.length; i += 4) {
                boxes[i] = random.nextFloat() * WIDTH * 0.8f;
                boxes[i + 1] = random.nextFloat() * HEIGHT * 0.8f;
                boxes[i + 2] = boxes[i] + random.nextFloat() * 200 + 8;
                boxes[i + 3] = boxes[i + 1] + random.nextFloat() * 200 + 8;
            }
            return boxes;
        }
    }
}
