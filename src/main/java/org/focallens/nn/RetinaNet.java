package org.focallens.nn;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.focallens.core.preset.P6Source;

/**
 * RetinaNet (Lin et al. 2017, section 4): a backbone of five stride-2 blocks, a feature pyramid P3 to P7 (Lin et al., Feature
 * Pyramid Networks, 2017), and two heads that share their parameters over the levels, but not with each other.
 *
 * <p>No normalisation layers. Planned once for one input shape; parameters are given in and gradients given back as flat arrays
 * (see {@link ParameterLayout}), so that optimisers and checkpoints know nothing of the device. For one thread at a time.
 */
public final class RetinaNet {

    private final RetinaNetSettings settings;
    private final InputShape input;
    private final ParameterLayout layout;
    private final PyramidCanvas canvas;
    private final Tensor parameters;
    private final Tensor gradients;
    private final Tensor images;
    private final Head classes;
    private final Head boxes;
    private final List<Operation> forward;
    private final List<Operation> backward;

    /**
     * Plans the network and allocates its memory. The device is the caller's, and is closed by the caller.
     *
     * @param device   where it computes
     * @param settings what it is made of
     * @param input    the images of one step
     */
    public RetinaNet(Device device, RetinaNetSettings settings, InputShape input) {
        this.settings = settings;
        this.input = input;
        layout = new ParameterLayout(settings);
        canvas = new PyramidCanvas(input);
        Tape tape = new Tape(device, layout);
        parameters = tape.parameters();
        gradients = tape.gradients();
        Tape.Activation pixels = tape.input(Shape.of(input.batch(), input.height(), input.width(), 3));
        images = pixels.value();
        Tape.Activation packed = tape.pack(pyramid(tape, pixels), canvas);
        Tensor mask = device.allocate(canvas.shape(settings.width()));
        mask.write(canvas.mask(settings.width()));
        classes = new Head(head(tape, "class", packed, mask));
        boxes = new Head(head(tape, "box", packed, mask));
        forward = tape.forward();
        backward = tape.backward();
    }

    /** P3 to P7, from the finest. */
    private List<Tape.Activation> pyramid(Tape tape, Tape.Activation pixels) {
        Tape.Activation c2 = block(tape, block(tape, pixels, 1), 2);
        Tape.Activation c3 = block(tape, c2, 3);
        Tape.Activation c4 = block(tape, c3, 4);
        Tape.Activation c5 = block(tape, c4, 5);
        Tape.Activation merged5 = tape.convolve(c5, "lateral.5", 1);
        Tape.Activation merged4 = tape.addUpsampled(tape.convolve(c4, "lateral.4", 1), merged5);
        Tape.Activation merged3 = tape.addUpsampled(tape.convolve(c3, "lateral.3", 1), merged4);
        Tape.Activation p3 = tape.convolve(merged3, "smooth.3", 1);
        Tape.Activation p4 = tape.convolve(merged4, "smooth.4", 1);
        Tape.Activation p5 = tape.convolve(merged5, "smooth.5", 1);
        Tape.Activation p6 = tape.convolve(settings.p6Source() == P6Source.C5 ? c5 : p5, "pyramid.6", 2);
        Tape.Activation p7 = tape.convolve(tape.relu(p6), "pyramid.7", 2);
        return List.of(p3, p4, p5, p6, p7);
    }

    private static Tape.Activation block(Tape tape, Tape.Activation input, int number) {
        return tape.rectify(tape.convolve(input, "backbone." + number, 2));
    }

    private Tape.Activation head(Tape tape, String name, Tape.Activation packed, Tensor mask) {
        Tape.Activation hidden = packed;
        for (int layer = 0; layer < settings.headDepth(); layer++) {
            hidden = tape.rectify(tape.convolve(hidden, name + "." + layer, 1), mask);
        }
        return tape.convolve(hidden, name + "." + settings.headDepth(), 1);
    }

    /** A head's last tensor on the device, and its copy here. */
    private final class Head {
        private final Tensor value;
        private final Tensor gradient;
        private final int channels;
        private final float[] packed;

        private Head(Tape.Activation output) {
            value = output.value();
            gradient = output.gradient();
            channels = value.shape().last();
            packed = new float[value.shape().length()];
        }

        private void read(float[] anchors) {
            value.read(packed);
            canvas.toAnchors(packed, anchors, channels);
        }

        private void write(float[] anchors) {
            Arrays.fill(packed, 0);
            canvas.toCanvas(anchors, packed, channels);
            gradient.write(packed);
        }
    }

    /**
     * Where each parameter stands in the flat arrays.
     *
     * @return the layout
     */
    public ParameterLayout layout() {
        return layout;
    }

    /**
     * The images it was planned for.
     *
     * @return batch and size
     */
    public InputShape input() {
        return input;
    }

    /**
     * Anchors of one image.
     *
     * @return cells of all levels times the anchors of a cell
     */
    public int anchors() {
        return canvas.cells() * settings.anchorsPerCell();
    }

    /**
     * Room for the outputs of one forward run or for their gradients.
     *
     * @return arrays of zeros of the right lengths
     */
    public HeadOutputs newOutputs() {
        int all = input.batch() * anchors();
        return new HeadOutputs(new float[all * settings.classes()], new float[all * 4]);
    }

    /**
     * Sets the parameters.
     *
     * @param values in the order of the layout
     */
    public void setParameters(float[] values) {
        parameters.write(values);
    }

    /**
     * From images to logits and deltas.
     *
     * @param pixels    (batch, height, width, 3), red, green, blue, normalised as the network is trained
     * @param outputs   overwritten
     * @param cancelled asked between operations
     * @throws CancellationException when cancelled; the outputs are then of no use
     */
    public void forward(float[] pixels, HeadOutputs outputs, BooleanSupplier cancelled) {
        images.write(pixels);
        run(forward, cancelled);
        classes.read(outputs.logits());
        boxes.read(outputs.deltas());
    }

    /**
     * From the gradients of logits and deltas to the gradients of the parameters, for the images of the last forward run.
     *
     * @param outputGradients    the loss's gradients
     * @param parameterGradients overwritten, in the order of the layout
     * @param cancelled          asked between operations
     * @throws CancellationException when cancelled; the parameters' gradients are then of no use
     */
    public void backward(HeadOutputs outputGradients, float[] parameterGradients, BooleanSupplier cancelled) {
        classes.write(outputGradients.logits());
        boxes.write(outputGradients.deltas());
        run(backward, cancelled);
        gradients.read(parameterGradients);
    }

    private static void run(List<Operation> operations, BooleanSupplier cancelled) {
        for (Operation operation : operations) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the step was cancelled");
            }
            operation.run();
        }
    }
}
