package org.focallens.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.focallens.cli.console.Inputs;
import org.focallens.cli.console.Output;
import org.focallens.cli.options.BinaryLossOptions;
import org.focallens.cli.options.LossFunction;
import org.focallens.core.loss.LossTable;
import org.focallens.core.loss.SoftmaxFocal;
import org.focallens.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Losses and gradients of given logits. */
@Command(name = "loss", description = "Losses and gradients of given logits.")
final class LossCommand implements Callable<Integer> {
    @Option(
            names = "--kind",
            required = true,
            paramLabel = "KIND",
            converter = LossFunction.Converter.class,
            description = "ce, focal, focal-star or softmax")
    private LossFunction kind;

    @Mixin
    private BinaryLossOptions options;

    @Option(
            names = "--in",
            required = true,
            paramLabel = "FILE",
            description =
                    "{\"logits\": [[…K…], …], \"targets\": [class, or -1 for background], \"alpha\": K weights for softmax}; "
                            + "- for standard input")
    private String in;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Inputs input = new Inputs(
                in,
                kind == LossFunction.SOFTMAX
                        ? "{\"logits\": [[…K…], …], \"targets\": [class, …], \"alpha\": [K weights, or left out]}"
                        : "{\"logits\": [[…K…], …], \"targets\": [class, or -1 for background, …]}");
        if (kind != LossFunction.SOFTMAX && input.has("alpha")) {
            throw input.failure("\"alpha\" holds one weight per class, which only softmax takes: "
                    + "leave it out, and weigh positives with --alpha");
        }
        double[][] logits = input.rows("logits");
        requireRectangle(input, logits);
        int[] targets = targets(input, logits);
        LossTable table = kind == LossFunction.SOFTMAX
                ? LossTable.of(softmax(input, logits), logits, targets)
                : LossTable.of(options.of(kind), logits, targets);
        output.print(json(table), text(table));
        return 0;
    }

    private void requireRectangle(Inputs input, double[][] logits) {
        int least = kind == LossFunction.SOFTMAX ? 2 : 1;
        for (int i = 0; i < logits.length; i++) {
            if (logits[i].length != logits[0].length || logits[i].length < least) {
                throw input.failure("\"logits[" + i + "]\" must have as many numbers as the first row, at least "
                        + least + ", but has " + logits[i].length + " against " + logits[0].length);
            }
        }
    }

    private int[] targets(Inputs input, double[][] logits) {
        double[] numbers = input.numbers("targets");
        if (numbers.length != logits.length) {
            throw input.failure(
                    "\"targets\" must have one number a row, " + logits.length + ", but has " + numbers.length);
        }
        int least = kind == LossFunction.SOFTMAX ? 0 : -1;
        int[] targets = new int[numbers.length];
        for (int i = 0; i < targets.length; i++) {
            if (numbers[i] != Math.rint(numbers[i]) || numbers[i] < least || numbers[i] >= logits[i].length) {
                throw input.failure("\"targets[" + i + "]\" must be a whole number " + least + ".."
                        + (logits[i].length - 1) + " but is " + numbers[i]);
            }
            targets[i] = (int) numbers[i];
        }
        return targets;
    }

    private SoftmaxFocal softmax(Inputs input, double[][] logits) {
        if (options.hasAlpha()) {
            System.err.println("--alpha is not used: softmax takes one weight per class from \"alpha\" in its input");
        }
        double[] weights = input.has("alpha") ? input.numbers("alpha") : null;
        int classes = logits.length > 0 ? logits[0].length : weights != null ? weights.length : 2;
        if (weights == null) {
            return options.checked(gamma -> SoftmaxFocal.unweighted(gamma, classes));
        }
        if (weights.length != classes || classes < 2) {
            throw input.failure("\"alpha\" must have one weight per class, " + Math.max(2, classes) + ", but has "
                    + weights.length);
        }
        if (Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
            throw input.failure("\"alpha\" must be weights >= 0 but is " + Arrays.toString(weights));
        }
        return options.checked(gamma -> new SoftmaxFocal(gamma, weights));
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
            text.append(Texts.format("row %-5d loss %s%n", i, Arrays.toString(table.elementwise()[i])));
            text.append(Texts.format("%-10sgradient %s%n", "", Arrays.toString(table.gradient()[i])));
        }
        return text.append(Texts.format(
                        "sum %.6g, positives %d, normalised %.6g", table.sum(), table.positives(), table.normalised()))
                .toString();
    }
}
