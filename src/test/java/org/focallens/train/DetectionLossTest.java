package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.focallens.Golden;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.NormaliserState;
import org.focallens.core.match.Matcher;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.data.Labels;
import org.focallens.data.image.Picture;
import org.focallens.nn.HeadOutputs;
import org.junit.jupiter.api.Test;

/** Against the loss and the gradients that torchvision's own RetinaNet head computes for two images. */
class DetectionLossTest {

    private static final int CLASSES = 3;

    private final JsonNode golden = Golden.cases("head_loss");
    private final Preset preset = Presets.TORCHVISION;
    private final AnchorGrid grid = new AnchorGrid(preset.anchors(), 128, 128);
    private final HeadOutputs gradients = new HeadOutputs(new float[2 * grid.size() * CLASSES], new float[2 * grid.size() * 4]);

    private DetectionLoss.Parts compute() {
        Targets targets = new Targets(preset, new Matcher(preset.matching()), grid, batch());
        double[] weights = new NormaliserState(preset.loss().normaliser()).weights(targets.positives(), 1);
        HeadOutputs outputs = new HeadOutputs(flat(golden.get("logits")), flat(golden.get("deltas")));
        Arrays.fill(gradients.logits(), 7);
        Arrays.fill(gradients.deltas(), 7);
        return new DetectionLoss(preset, grid, CLASSES).of(new FocalLoss(.25, 2), outputs, targets, weights, gradients);
    }

    private Batch batch() {
        List<Example> examples = new ArrayList<>();
        for (int image = 0; image < 2; image++) {
            Labels.Builder labels = Labels.builder();
            float[] boxes = Golden.boxes(golden.get("boxes_xyxy").get(image));
            for (int i = 0; i < boxes.length / 4; i++) {
                labels.add(Arrays.copyOfRange(boxes, 4 * i, 4 * i + 4), golden.get("labels").get(image).get(i).intValue(), false, false);
            }
            examples.add(new Example(Picture.wrap(128, 128, new int[128 * 128]), labels.build(), 128, 128));
        }
        return new Batch(examples);
    }

    private static float[] flat(JsonNode images) {
        List<Float> values = new ArrayList<>();
        images.forEach(image -> image.forEach(row -> row.forEach(value -> values.add(value.floatValue()))));
        float[] flat = new float[values.size()];
        IntStream.range(0, flat.length).forEach(i -> flat[i] = values.get(i));
        return flat;
    }

    @Test
    void bothPartsEqualTorchvisions() {
        DetectionLoss.Parts parts = compute();
        assertThat(parts.classification()).isCloseTo(golden.get("classification").doubleValue(), within(1e-6));
        assertThat(parts.box()).isCloseTo(golden.get("bbox_regression").doubleValue(), within(1e-6));
        assertThat(parts.total()).isEqualTo(parts.classification() + parts.box());
    }

    @Test
    void gradientsEqualTorchvisions() {
        compute();
        double[] first = Golden.doubles(golden.get("dlogits_first_60"));
        for (int i = 0; i < first.length; i++) {
            assertThat((double) gradients.logits()[i]).as("logit " + i).isCloseTo(first[i], within(1e-5 * Math.abs(first[i]) + 1e-12));
        }
        assertThat(sumOfSizes(gradients.logits())).isCloseTo(golden.get("sum_abs_dlogits").doubleValue(), within(1e-5));
        assertThat(sumOfSizes(gradients.deltas())).isCloseTo(golden.get("sum_abs_ddeltas").doubleValue(), within(1e-5));
    }

    private static double sumOfSizes(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).sum();
    }
}
