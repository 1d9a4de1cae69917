package org.focallens.cli.options;

import org.focallens.audit.search.SearchSettings;
import org.focallens.audit.search.SearchSettings.Objective;
import org.focallens.audit.search.SearchSettings.Sizes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What an anchor search looks for and how. */
public final class SearchOptions {
    @Option(
            names = "--objective",
            paramLabel = "WHAT",
            defaultValue = "recall",
            converter = ObjectiveConverter.class,
            description =
                    "recall for the best possible recall and mean IoU after it, or iou for the mean best IoU (default ${DEFAULT-VALUE})")
    private Objective objective;

    @Option(
            names = "--sizes",
            paramLabel = "WHICH",
            defaultValue = "each",
            converter = SizesConverter.class,
            description =
                    "base sizes that may change: fixed for none, together by one factor, each by its own (default ${DEFAULT-VALUE})")
    private Sizes sizes;

    @Option(names = "--free-ratios", description = "ratios need not come in pairs r and 1 / r")
    private boolean freeRatios;

    @Option(
            names = "--held-out",
            paramLabel = "SHARE",
            description = "share of the images that the search never sees (default 0.3)")
    @Within(least = 0.05, most = 0.9)
    private Double heldOut;

    @Option(names = "--generations", paramLabel = "N", description = "greatest number of generations (default 100)")
    @Within(least = 1, most = 100_000)
    private Integer generations;

    @Option(names = "--population", paramLabel = "N", description = "candidates per generation (default 40)")
    @Within(least = 8, most = 1000)
    private Integer population;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "greatest number of boxes used of either part (default 20000)")
    @Within(least = 100)
    private Integer sample;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "seed of split, sample and search (default ${DEFAULT-VALUE})")
    @Within
    private long seed;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    public SearchSettings settings() {
        SearchSettings usual = SearchSettings.DEFAULT;
        try {
            return new SearchSettings(
                    objective,
                    sizes,
                    !freeRatios,
                    heldOut == null ? usual.heldOutShare() : heldOut,
                    population == null ? usual.population() : population,
                    generations == null ? usual.generations() : generations,
                    sample == null ? usual.greatestBoxes() : sample,
                    seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    /** Reads what is to become great. */
    public static final class ObjectiveConverter implements ITypeConverter<Objective> {
        @Override
        public Objective convert(String text) {
            return switch (text) {
                case "recall" -> Objective.BEST_POSSIBLE_RECALL;
                case "iou" -> Objective.MEAN_BEST_IOU;
                default -> throw new TypeConversionException("must be recall or iou but is '" + text + "'");
            };
        }
    }

    /** Reads which sizes may change. */
    public static final class SizesConverter implements ITypeConverter<Sizes> {
        @Override
        public Sizes convert(String text) {
            return switch (text) {
                case "fixed" -> Sizes.FIXED;
                case "together" -> Sizes.TOGETHER;
                case "each" -> Sizes.EACH_LEVEL;
                default -> throw new TypeConversionException("must be fixed, together or each but is '" + text + "'");
            };
        }
    }
}
