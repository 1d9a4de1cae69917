package org.focallens.cli.options;

import java.util.List;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.InputShape;
import org.focallens.nn.Normalisation;
import org.focallens.nn.RetinaNetSettings;
import org.focallens.nn.optimiser.AdamSettings;
import org.focallens.nn.optimiser.OptimiserSettings;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.train.settings.Schedule;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.TrainingSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a run keeps to its end: the network, its input, the optimiser. */
public final class NetworkOptions {

    /** Their names. */
    public static final List<String> OPTIONS = List.of(
            "--batch",
            "--seed",
            "--backbone",
            "--group-norm",
            "--width",
            "--head-depth",
            "--prior",
            "--optimiser",
            "--momentum",
            "--weight-decay",
            "--warm-up",
            "--constant-rate");

    /** Optimisers by their names on the command line. */
    public enum OptimiserKind {
        adam,
        sgd
    }

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "2",
            description = "images per step, 1..32 (default ${DEFAULT-VALUE})")
    @Within(least = 1, most = 32)
    private int batch;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "determines the initial parameters and the images (default ${DEFAULT-VALUE})")
    @Within
    private long seed;

    @Option(
            names = "--backbone",
            paramLabel = "N",
            split = ",",
            defaultValue = "16,32,64,64,64",
            description = "channels of the five blocks (default ${DEFAULT-VALUE})")
    @Within(least = 1, most = 1024)
    private List<Integer> backbone;

    @Option(names = "--group-norm", description = "group normalisation in the backbone, in 8 groups")
    private boolean groupNorm;

    @Option(
            names = "--width",
            paramLabel = "N",
            defaultValue = "64",
            description = "channels of the pyramid and the heads (default ${DEFAULT-VALUE})")
    @Within(least = 1, most = 1024)
    private int width;

    @Option(
            names = "--head-depth",
            paramLabel = "N",
            defaultValue = "4",
            description = "hidden layers of each head, 0..4; 0 is one layer as in an RPN (default ${DEFAULT-VALUE})")
    @Within(least = 0, most = 4)
    private int headDepth;

    @Option(
            names = "--prior",
            paramLabel = "P",
            defaultValue = "0.01",
            description = "prior: the score that every anchor starts with; .5 for no prior (default ${DEFAULT-VALUE})")
    @Within(least = 0, above = true, most = 1, below = true)
    private double prior;

    @Option(
            names = "--optimiser",
            paramLabel = "NAME",
            defaultValue = "adam",
            description = "adam or sgd (default ${DEFAULT-VALUE})")
    private OptimiserKind optimiser;

    @Option(
            names = "--momentum",
            paramLabel = "M",
            defaultValue = "0.9",
            description = "momentum of sgd (default ${DEFAULT-VALUE})")
    @Within(least = 0, most = 1, below = true)
    private double momentum;

    @Option(
            names = "--weight-decay",
            paramLabel = "D",
            defaultValue = "0",
            description = "weight decay of kernels, at least 0 (default ${DEFAULT-VALUE})")
    @Within(least = 0)
    private double weightDecay;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "100",
            description = "steps until the full learning rate, at most a tenth of all (default ${DEFAULT-VALUE})")
    @Within(least = 0)
    private int warmUp;

    @Option(
            names = "--constant-rate",
            description = "keep the learning rate constant after the warm-up; otherwise it falls along half a cosine")
    private boolean constantRate;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    public long seed() {
        return seed;
    }

    /** {@return the network's input for images of a size} */
    public InputShape input(int size) {
        try {
            return InputShape.covering(batch, size, size);
        } catch (IllegalArgumentException e) {
            throw wrong("--" + e.getMessage());
        }
    }

    /** {@return the settings of a run of so many classes and steps} */
    public TrainingSettings settings(int size, int classes, ClassOutput output, int steps) {
        try {
            TrainingSettings usual = TrainingSettings.of(SmallImages.PRESET, classes, input(size), seed);
            RetinaNetSettings network = usual.network()
                    .withBackbone(backbone, groupNorm ? Normalisation.GROUP : Normalisation.NONE)
                    .withHeads(width, headDepth, output)
                    .withPrior(prior);
            return usual.with(network)
                    .with(optimiser(), new Schedule(Math.min(warmUp, steps / 10), constantRate ? 0 : steps));
        } catch (IllegalArgumentException e) {
            throw wrong("--" + e.getMessage()); // the settings' messages begin with the name of what they refuse
        }
    }

    private OptimiserSettings optimiser() {
        AdamSettings usual = AdamSettings.DEFAULT;
        return optimiser == OptimiserKind.sgd
                ? new SgdSettings(momentum, weightDecay)
                : new AdamSettings(usual.beta1(), usual.beta2(), usual.epsilon(), weightDecay);
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
