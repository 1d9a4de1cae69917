package org.focallens.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.nn.Device;
import org.focallens.nn.HeadOutputs;
import org.focallens.nn.InputShape;
import org.focallens.nn.Layer;
import org.focallens.nn.ParameterLayout;
import org.focallens.nn.Parameters;
import org.focallens.nn.RetinaNet;
import org.focallens.train.loss.DetectionLoss;
import org.focallens.train.loss.LevelLoss;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.Example;

/**
 * A network for one image at a time, with all that a thread needs to take images through it forward and backward: a part of the batch
 * that is computed in order, beside the other lanes.
 */
final class Lane {

    private final RetinaNet net;
    private final DetectionLoss loss;
    private final HeadOutputs outputs;
    private final HeadOutputs outputGradients;
    private final float[] pixels;
    private final long[] nanos = new long[3];

    Lane(Device device, Parameters parameters, TrainingSettings settings, AnchorGrid grid) {
        InputShape input =
                new InputShape(1, settings.input().height(), settings.input().width());
        net = new RetinaNet(device, parameters, input);
        loss = new DetectionLoss(
                settings.preset().coder(), grid, parameters.settings().logitsPerAnchor());
        outputs = net.newOutputs();
        outputGradients = net.newOutputs();
        pixels = new float[input.height() * input.width() * 3];
    }

    /** Forgets gradients and times of the step before. */
    void begin() {
        net.clearGradients();
        Arrays.fill(nanos, 0);
    }

    /** Takes an image through the network and adds its gradients to the lane's. {@return its losses by level} */
    List<LevelLoss> step(StepSettings settings, Prepared.Image image, double weight, BooleanSupplier cancelled) {
        long start = System.nanoTime();
        forward(image.example(), cancelled);
        long seen = System.nanoTime();
        List<LevelLoss> losses = loss.of(settings, outputs, image.targets(), weight, outputGradients);
        long judged = System.nanoTime();
        net.backward(outputGradients, cancelled);
        nanos[0] += seen - start;
        nanos[1] += judged - seen;
        nanos[2] += System.nanoTime() - judged;
        return losses;
    }

    /** Takes an image through the network. {@return its outputs, overwritten by the next image} */
    HeadOutputs forward(Example example, BooleanSupplier cancelled) {
        example.pixels(pixels);
        net.forward(pixels, outputs, cancelled);
        return outputs;
    }

    /** {@return the network's layers, which hold what the last forward run made} */
    List<Layer> layers() {
        return net.layers();
    }

    Layer layer(String name) {
        return net.layer(name);
    }

    /** {@return classification losses of an image's anchors, for the outputs of the last one} */
    float[] anchorLosses(ClassLoss of, int[] classes) {
        return loss.anchorLosses(of, outputs.logits(), classes);
    }

    /** Adds the lane's gradients of a parameter to others. */
    void addGradients(float[] sums, float[] room, ParameterLayout.Slice slice, boolean first) {
        net.readGradients(first ? sums : room, slice);
        if (!first) {
            int end = slice.end();
            for (int i = slice.offset(); i < end; i++) {
                sums[i] += room[i];
            }
        }
    }

    /** {@return time spent forward, on the loss and backward since the step began} */
    long[] nanos() {
        return nanos;
    }
}
