package org.focallens.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.focallens.cli.console.Inputs;
import org.focallens.cli.console.Output;
import org.focallens.cli.options.MatchOptions;
import org.focallens.cli.options.PictureSize;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.explain.AssignmentSheet;
import org.focallens.core.match.LevelCount;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Matches boxes given in network-input pixels. */
@Command(
        name = "assign",
        description = "Matches boxes given in network-input pixels: which anchors become positive, ignored, negative.")
final class AssignCommand implements Callable<Integer> {
    @Option(
            names = "--size",
            required = true,
            paramLabel = "HxW",
            converter = PictureSize.Converter.class,
            description = "height and width of the network's input")
    private PictureSize size;

    @Option(
            names = "--boxes",
            required = true,
            paramLabel = "FILE",
            description = "{\"boxes\": [[x1,y1,x2,y2], …]} in pixels; - for standard input")
    private String boxes;

    @Mixin
    private MatchOptions options;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        AnchorGrid grid = new AnchorGrid(options.preset().anchors(), size.first(), size.second());
        Matching matching = new Matcher(options.matching()).match(grid, readBoxes());
        output.print(AssignmentSheet.object(options.preset().name(), matching), text(matching));
        return 0;
    }

    private float[] readBoxes() {
        Inputs input = new Inputs(boxes, "{\"boxes\": [[x1, y1, x2, y2], …]}");
        double[][] rows = input.rows("boxes");
        float[] flat = new float[4 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            requireBox(input, i, rows[i]);
            for (int k = 0; k < 4; k++) {
                flat[4 * i + k] = (float) rows[i][k];
            }
        }
        return flat;
    }

    private static void requireBox(Inputs input, int index, double[] row) {
        String place = "\"boxes[" + index + "]\"";
        if (row.length != 4) {
            throw input.failure(place + " must be x1, y1, x2, y2 but has " + row.length + " numbers");
        }
        if (!(row[2] >= row[0] && row[3] >= row[1])) {
            throw input.failure(place + " must have x2 >= x1 and y2 >= y1 but is " + Arrays.toString(row));
        }
        if (row[2] == row[0] || row[3] == row[1]) {
            System.err.println(
                    input.failure(place + " has no area: its IoU with every anchor is 0, and the anchors it gets "
                                    + "come from low-quality matches alone")
                            .getMessage());
        }
        if (Arrays.stream(row).anyMatch(side -> Math.abs(side) > Float.MAX_VALUE)) {
            throw input.failure(place + " must be pixels but is " + Arrays.toString(row));
        }
    }

    private String text(Matching matching) {
        StringBuilder text = new StringBuilder(Texts.format(
                "%s, %d × %d px, %,d anchors, %s%n%n",
                options.preset().title(),
                size.first(),
                size.second(),
                matching.grid().size(),
                Texts.counted(matching.bestIou().length, "box", "boxes")));
        text.append(levelTable(matching.levels()));
        double[] best = matching.bestIou();
        if (best.length > 0) {
            text.append(Texts.format("%n%-6s%10s%10s%n", "Box", "best IoU", "positive"));
        }
        for (int i = 0; i < best.length; i++) {
            text.append(Texts.format("%-6d%10.4f%10d%n", i, best[i], matching.positiveOf(i).length));
        }
        return text.append(Texts.format(
                        "%n%d of the positives are forced by low-quality matches.", matching.forced().length))
                .toString();
    }

    static String levelTable(List<LevelCount> counts) {
        StringBuilder table = new StringBuilder(Texts.format(
                "%-6s%8s%12s%12s%12s%12s%n", "Level", "stride", "anchors", "positive", "ignored", "negative"));
        for (LevelCount count : counts) {
            table.append(Texts.format(
                    "%-6s%8d%,12d%,12d%,12d%,12d%n",
                    count.level(),
                    count.stride(),
                    count.anchors(),
                    count.positive(),
                    count.ignored(),
                    count.negative()));
        }
        return table.toString();
    }
}
