package org.focallens.cli.options;

import java.io.IOException;
import org.focallens.data.ReadOptions;
import org.focallens.train.source.RunData;
import org.focallens.train.source.SetPart;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a run learns from and is measured on. */
public final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DATA",
            defaultValue = RunData.SHAPES,
            description = "shapes for generated scenes, sparse-shapes for scenes as unbalanced as photographs, "
                    + "shapes:sides=16-40,objects=1-2,clutter=1,noise=16,classes=3 with any of these for others, or a COCO, VOC or YOLO data set "
                    + "(default ${DEFAULT-VALUE})")
    private String name;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "128",
            description = "height and width that images are resized to, 32..2048; "
                    + "the network's input is padded to a multiple of 128 (default ${DEFAULT-VALUE})")
    @Within(least = 32, most = 2048)
    private int size;

    @Option(names = "--no-flip", description = "do not mirror every second image")
    private boolean noFlip;

    @Option(
            names = "--test",
            paramLabel = "N",
            description =
                    "images held out to measure AP on (default 200 scenes, the data set's own val, or a fifth of it)")
    @Within(least = 0)
    private Integer test;

    @Mixin
    private SetOptions set;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    public int size() {
        return size;
    }

    /**
     * The data; a data set is looked at where it has to be counted.
     *
     * @param measured whether some images are to be kept apart though {@code --test} does not say how many
     */
    public RunData data(boolean measured) throws IOException {
        RunData all = checked(0);
        if (!measured && test == null) {
            return all;
        }
        if (test != null) {
            return checked(test);
        }
        return all.withTests(all.usualTests(() -> false));
    }

    private RunData checked(int tests) {
        try {
            return new RunData(name, size, !noFlip, tests, SetPart.of(set.over(ReadOptions.DEFAULT)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--" + e.getMessage().replace("tests", "test"));
        }
    }
}
