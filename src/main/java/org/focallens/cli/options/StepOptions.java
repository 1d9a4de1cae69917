package org.focallens.cli.options;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.focallens.core.box.BoxLoss;
import org.focallens.core.box.DeltaLoss;
import org.focallens.core.box.GiouLoss;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.Normaliser;
import org.focallens.core.mining.HardExamples;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.StepSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What may change from step to step: the losses, what they are divided by, the learning rate. */
public final class StepOptions {

    /** Their names. */
    public static final List<String> OPTIONS = List.of(
            "--loss",
            "--alpha",
            "--gamma",
            "--beta",
            "--ohem",
            "--ohem-nms",
            "--ohem-1-3",
            "--box-loss",
            "--normaliser",
            "--lr",
            "--clip");

    /** Reads a normaliser's name. */
    public static final class NormaliserConverter implements ITypeConverter<Normaliser> {
        @Override
        public Normaliser convert(String text) {
            for (Normaliser normaliser : Normaliser.values()) {
                if (normaliser.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                    return normaliser;
                }
            }
            throw new TypeConversionException(
                    "must be batch-positives, image-positives, positives-plus-images, positives-plus-one, "
                            + "positives-at-least-one-each, moving-average or mean-over-terms but is '" + text + "'");
        }
    }

    /** Box losses by their names on the command line. */
    public static final class BoxLossConverter implements ITypeConverter<BoxLoss> {
        @Override
        public BoxLoss convert(String text) {
            return switch (text) {
                case "smooth-l1" -> SmallImages.PRESET.loss().boxLoss();
                case "l1" -> new DeltaLoss.L1();
                case "giou" -> new GiouLoss();
                default -> throw new TypeConversionException("must be smooth-l1, l1 or giou but is '" + text + "'");
            };
        }
    }

    @Option(
            names = "--loss",
            paramLabel = "KIND",
            defaultValue = "focal",
            converter = LossFunction.Converter.class,
            description = "ce, focal, focal-star or softmax (default ${DEFAULT-VALUE})")
    private LossFunction loss;

    @Mixin
    private BinaryLossOptions lossOptions;

    @Option(
            names = "--ohem",
            paramLabel = "N",
            description = "use only the loss of the N hardest examples of each image, as in the paper's table 1d")
    @Within(least = 1)
    private Integer hardest;

    @Option(
            names = "--ohem-nms",
            paramLabel = "IOU",
            defaultValue = "0.5",
            description = "overlap at which a harder example suppresses another, " + "0..1 (default ${DEFAULT-VALUE})")
    @Within(least = 0, most = 1)
    private double hardestIou;

    @Option(names = "--ohem-1-3", description = "with --ohem: at most three negatives per positive")
    private boolean oneToThree;

    @Option(
            names = "--box-loss",
            paramLabel = "KIND",
            defaultValue = "smooth-l1",
            converter = BoxLossConverter.class,
            description = "smooth-l1, l1 or giou (default ${DEFAULT-VALUE})")
    private BoxLoss boxLoss;

    @Option(
            names = "--normaliser",
            paramLabel = "NAME",
            converter = NormaliserConverter.class,
            description =
                    "what the losses are divided by: batch-positives (default), image-positives, positives-plus-images, positives-plus-one, "
                            + "positives-at-least-one-each, moving-average or mean-over-terms")
    private Normaliser normaliser;

    @Option(
            names = "--lr",
            paramLabel = "L",
            defaultValue = "" + StepSettings.DEFAULT_LEARNING_RATE,
            description = "learning rate (default ${DEFAULT-VALUE})")
    @Within(least = 0, above = true)
    private double learningRate;

    @Option(
            names = "--clip",
            paramLabel = "N",
            defaultValue = "" + StepSettings.DEFAULT_CLIP,
            description = "clip the gradient's norm to this, above 0 (default ${DEFAULT-VALUE})")
    @Within(least = 0, above = true)
    private double clip;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    public StepSettings settings() {
        ClassLoss ofClasses = classLoss();
        try {
            return new StepSettings(
                    ofClasses,
                    boxLoss,
                    Optional.ofNullable(normaliser)
                            .orElse(SmallImages.PRESET.loss().normaliser()),
                    learningRate,
                    clip);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--" + e.getMessage().replace("learningRate", "lr"));
        }
    }

    private ClassLoss classLoss() {
        ClassLoss all = loss == LossFunction.SOFTMAX
                ? lossOptions.checked(gamma -> new ClassLoss.Softmax(gamma, balance()))
                : new ClassLoss.Sigmoid(lossOptions.of(loss));
        if (hardest == null) {
            return all;
        }
        try {
            return new ClassLoss.Mined(all, new HardExamples(hardest, hardestIou, oneToThree));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--ohem: " + e.getMessage());
        }
    }

    private Balance balance() {
        return lossOptions.of(LossFunction.FOCAL).balance();
    }
}
