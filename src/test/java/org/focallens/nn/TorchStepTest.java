package org.focallens.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.focallens.Golden;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.DenseLoss;
import org.focallens.core.loss.DenseSoftmax;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.RowLoss;
import org.focallens.core.preset.P6Source;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One training step of five networks, losses and the norm of every gradient, against PyTorch; torch_step_reference.py has the formulas. */
class TorchStepTest {

    private static final double RELATIVE = 1e-5;
    private static final double BETA = 1.0 / 9;
    private static final int PIXELS = 1000;
    private static final int CLASSES = 2000;
    private static final int DELTAS = 3000;
    private static final int IGNORED_HASH = 50;

    static Stream<Named<JsonNode>> cases() {
        return StreamSupport.stream(Golden.cases("torch_step").spliterator(), false)
                .map(node -> Named.of(node.get("name").asText(), node));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneStepIsThatOfPyTorch(JsonNode expected) {
        JsonNode settings = expected.get("settings");
        InputShape input = new InputShape(
                settings.get("batch").asInt(),
                settings.get("image_height").asInt(),
                settings.get("image_width").asInt());
        try (Device device = Nd4jDevice.open(1)) {
            TestNet net = TestNet.on(device, settings(settings), input);
            net.set(parameters(net, expected.get("names")));
            HeadOutputs outputs = net.forward(pixels(input));
            HeadOutputs gradients = net.net().newOutputs();
            Targets targets = Targets.of(
                    input.batch() * net.net().anchors(),
                    net.parameters().settings().classes());
            assertThat(targets.labels).hasSize(expected.get("anchors").asInt());
            assertThat(targets.positives()).isEqualTo(expected.get("positives").asInt());
            assertThat(targets.ignored()).isEqualTo(expected.get("ignored").asInt());
            assertThat(targets.classLoss(net.parameters().settings(), outputs, gradients))
                    .isCloseTo(expected.get("classification").asDouble(), relative(expected.get("classification")));
            assertThat(targets.boxLoss(outputs, gradients))
                    .isCloseTo(expected.get("box").asDouble(), relative(expected.get("box")));
            assertNorms(net, net.backward(gradients), expected);
        }
    }

    private static Offset<Double> relative(JsonNode value) {
        return within(RELATIVE * value.asDouble());
    }

    private static void assertNorms(TestNet net, float[] gradients, JsonNode expected) {
        double all = expected.get("norm").asDouble();
        for (ParameterLayout.Slice slice : net.layout().slices()) {
            double norm = expected.get("norms").get(slice.name()).asDouble();
            double tolerance = norm == 0 ? RELATIVE * all : RELATIVE * norm;
            assertThat(norm(gradients, slice.offset(), slice.end()))
                    .as(slice.name())
                    .isCloseTo(norm, within(tolerance));
        }
        assertThat(norm(gradients, 0, gradients.length)).isCloseTo(all, within(RELATIVE * all));
    }

    private static double norm(float[] values, int first, int end) {
        return Math.sqrt(IntStream.range(first, end)
                .mapToDouble(i -> (double) values[i] * values[i])
                .sum());
    }

    private static RetinaNetSettings settings(JsonNode settings) {
        List<Integer> backbone =
                Arrays.stream(Golden.ints(settings.get("backbone"))).boxed().toList();
        return RetinaNetSettings.small(
                        settings.get("classes").asInt(),
                        settings.get("anchors_per_cell").asInt())
                .withBackbone(
                        backbone,
                        Normalisation.valueOf(settings.get("normalisation").asText()))
                .withHeads(
                        settings.get("width").asInt(),
                        settings.get("head_depth").asInt(),
                        ClassOutput.valueOf(settings.get("classification").asText()))
                .withP6(P6Source.valueOf(settings.get("p6_source").asText()));
    }

    private static long hash(int stream, int index) {
        long h = low((index + 1L) * 2654435761L + (stream + 1L) * 2654445111L);
        h ^= h >> 16;
        h = low(h * 0x85ebca6bL);
        h ^= h >> 13;
        h = low(h * 0xc2b2ae35L);
        return h ^ h >> 16;
    }

    private static long low(long value) {
        return value & 0xffffffffL;
    }

    private static double uniform(int stream, int index) {
        return hash(stream, index) / 4294967296.0 - .5;
    }

    private static float[] parameters(TestNet net, JsonNode names) {
        assertThat(net.layout().slices())
                .extracting(ParameterLayout.Slice::name)
                .containsExactlyElementsOf(StreamSupport.stream(names.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
        float[] values = new float[net.layout().length()];
        int stream = 0;
        for (ParameterLayout.Slice slice : net.layout().slices()) {
            for (int i = 0; i < slice.shape().length(); i++) {
                values[slice.offset() + i] = (float) value(
                        slice, uniform(stream, i), net.parameters().settings().headDepth());
            }
            stream++;
        }
        return values;
    }

    private static double value(ParameterLayout.Slice slice, double u, int depth) {
        if (slice.name().endsWith(".scale")) {
            return 1 + .5 * u;
        }
        if (!slice.isKernel()) {
            return u * 2 * .1;
        }
        boolean last = slice.name().matches("(class|box)\\." + depth + "\\.weight");
        return u
                * 2
                * (last
                        ? .05
                        : Math.sqrt(6.0
                                / (slice.shape().size(0)
                                        * slice.shape().size(1)
                                        * slice.shape().size(2))));
    }

    private static float[] pixels(InputShape input) {
        int perImage = input.height() * input.width() * 3;
        float[] pixels = new float[input.batch() * perImage];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) (uniform(PIXELS + i / perImage, i % perImage) * 2);
        }
        return pixels;
    }

    /** What the anchors of the batch are taught, and the losses of it. */
    private record Targets(int[] labels) {

        static Targets of(int anchors, int classes) {
            return new Targets(IntStream.range(0, anchors)
                    .map(row -> label((int) (hash(CLASSES, row) % 200), classes))
                    .toArray());
        }

        private static int label(int q, int classes) {
            if (q < classes) {
                return q;
            }
            return q == IGNORED_HASH ? DenseLoss.IGNORED : DenseLoss.BACKGROUND;
        }

        int positives() {
            return (int) Arrays.stream(labels).filter(label -> label >= 0).count();
        }

        int ignored() {
            return (int) Arrays.stream(labels)
                    .filter(label -> label == DenseLoss.IGNORED)
                    .count();
        }

        double classLoss(RetinaNetSettings settings, HeadOutputs outputs, HeadOutputs gradients) {
            RowLoss loss = settings.classOutput() == ClassOutput.SOFTMAX
                    ? new DenseSoftmax(2, new Balance(.25, .75))
                    : new DenseLoss(new FocalLoss(.25, 2));
            return loss.add(
                    new DenseLoss.Rows(outputs.logits(), labels, gradients.logits(), settings.logitsPerAnchor()),
                    0,
                    labels.length,
                    1.0 / Math.max(1, positives()));
        }

        double boxLoss(HeadOutputs outputs, HeadOutputs gradients) {
            double scale = 1.0 / Math.max(1, positives());
            double sum = 0;
            for (int i = 0; i < 4 * labels.length; i++) {
                if (labels[i / 4] >= 0) {
                    double difference = outputs.deltas()[i] - (float) (uniform(DELTAS, i) * 2);
                    boolean close = Math.abs(difference) < BETA;
                    sum += close ? difference * difference / (2 * BETA) : Math.abs(difference) - BETA / 2;
                    gradients.deltas()[i] = (float) (scale * (close ? difference / BETA : Math.signum(difference)));
                }
            }
            return scale * sum;
        }
    }
}
