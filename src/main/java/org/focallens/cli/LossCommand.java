package org.focallens.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.focallens.core.loss.LossTable;
import org.focallens.core.loss.SoftmaxFocal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Losses and gradients of given logits. */
@Command(name = "loss", description = "Losses and gradients of given logits.")
final class LossCommand implements Callable<Integer> {
    /** The losses by their names on the command line. */
    enum Kind { CE, FOCAL, FOCAL_STAR, SOFTMAX }

    /** Reads a loss's name. */
    static final class KindConverter implements ITypeConverter<Kind> {
        @Override
        public Kind convert(String text) {
            for (Kind kind : Kind.values()) {
                if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                    return kind;
                }
            }
            throw new TypeConversionException("must be ce, focal, focal-star or softmax but is '" + text + "'");
        }
    }

    @Option(names = "--kind", required = true, paramLabel = "KIND", converter = KindConverter.class, description = "ce, focal, focal-star or softmax")
    private Kind kind;

    @Mixin
    private BinaryLossOptions options;

    @Option(names = "--in", required = true, paramLabel = "FILE",
            description = "{\"logits\": [[…K…], …], \"targets\": [class, or -1 for background], \"alpha\": K weights for softmax}; - for standard input")
    private String in;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        JsonNode root = Inputs.json(in);
        double[][] logits = Inputs.rows(root, "logits", in);
        requireRectangle(logits);
        int[] targets = targets(root, logits);
        LossTable table = kind == Kind.SOFTMAX ? LossTable.of(softmax(root, logits), logits, targets) : LossTable.of(options.of(kind), logits, targets);
        output.print(json(table), text(table));
        return 0;
    }

    private void requireRectangle(double[][] logits) {
        for (int i = 0; i < logits.length; i++) {
            if (logits[i].length != logits[0].length || logits[i].length == 0) {
                throw new CommandFailure(in + ": \"logits[" + i + "]\" must have as many numbers as the first row, at least one, but has "
                        + logits[i].length + " against " + logits[0].length);
            }
        }
    }

    private int[] targets(JsonNode root, double[][] logits) {
        double[] numbers = Inputs.numbers(root.path("targets"), "targets", in);
        if (numbers.length != logits.length) {
            throw new CommandFailure(in + ": \"targets\" must have one number a row, " + logits.length + ", but has " + numbers.length);
        }
        int least = kind == Kind.SOFTMAX ? 0 : -1;
        int[] targets = new int[numbers.length];
        for (int i = 0; i < targets.length; i++) {
            if (numbers[i] != Math.rint(numbers[i]) || numbers[i] < least || numbers[i] >= logits[i].length) {
                throw new CommandFailure(in + ": \"targets[" + i + "]\" must be a whole number " + least + ".." + (logits[i].length - 1)
                        + " but is " + numbers[i]);
            }
            targets[i] = (int) numbers[i];
        }
        return targets;
    }

    private SoftmaxFocal softmax(JsonNode root, double[][] logits) {
        int classes = logits.length == 0 ? 1 : logits[0].length;
        if (options.hasAlpha()) {
            System.err.println("--alpha is not used: softmax takes one weight per class from \"alpha\" in " + in);
        }
        if (!root.has("alpha") || root.get("alpha").isNull()) {
            return SoftmaxFocal.unweighted(options.gamma(), classes);
        }
        double[] weights = Inputs.numbers(root.get("alpha"), "alpha", in);
        if (weights.length != classes) {
            throw new CommandFailure(in + ": \"alpha\" must have one weight per class, " + classes + ", but has " + weights.length);
        }
        return new SoftmaxFocal(options.gamma(), weights);
    }

    private Map<String, Object> json(LossTable table) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("elementwise", table.elementwise());
        json.put("gradient", table.gradient());
        json.put("sum", table.sum());
        json.put("positives", table.positives());
        json.put("normalised", table.normalised());
        return json;
    }

    private String text(LossTable table) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < table.elementwise().length; i++) {
            text.append(String.format("row %-5d loss %s%n", i, Arrays.toString(table.elementwise()[i])));
            text.append(String.format("%-10sgradient %s%n", "", Arrays.toString(table.gradient()[i])));
        }
        return text.append(String.format("sum %.6g, positives %d, normalised %.6g", table.sum(), table.positives(), table.normalised())).toString();
    }
}
