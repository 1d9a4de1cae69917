package org.focallens.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.focallens.core.preset.P6Source;

/**
 * RetinaNet (Lin et al. 2017, section 4): a backbone of five stride-2 blocks, a feature pyramid P3 to P7 (Lin et al., Feature
 * Pyramid Networks, 2017), and two heads that share their parameters over the levels, but not with each other.
 *
 * <p>Planned once for one input shape. The parameters are given, so that several networks, one a thread, can share them; gradients
 * are each network's own. For one thread at a time.
 */
public final class RetinaNet {

    private static final int LEVELS = 5;

    private final RetinaNetSettings settings;
    private final InputShape input;
    private final Tensor gradients;
    private final Tensor images;
    private final HeadMaps classes;
    private final HeadMaps boxes;
    private final Operation clear;
    private final List<Operation> forward;
    private final List<Operation> backward;
    private final Map<String, Layer> layers;

    /**
     * Plans the network and allocates its memory. The device is the caller's, and is closed by the caller.
     *
     * @param device     where it computes
     * @param parameters of the same device, or of one that it was forked from
     * @param input      the images of one run
     */
    public RetinaNet(Device device, Parameters parameters, InputShape input) {
        this.settings = parameters.settings();
        this.input = input;
        Tape tape = new Tape(device, parameters, input.batch());
        gradients = tape.gradients();
        clear = device.clear(gradients);
        Tape.Activation pixels = tape.input(new Extent(input.height(), input.width()), 3);
        images = pixels.value().values();
        Tape.Activation pyramid = pyramid(tape, pixels);
        classes = new HeadMaps(head(tape, "class", pyramid), input.batch());
        boxes = new HeadMaps(head(tape, "box", pyramid), input.batch());
        forward = tape.forward();
        backward = tape.backward();
        layers = tape.layers();
    }

    /** P3 to P7, from the finest. */
    private Tape.Activation pyramid(Tape tape, Tape.Activation pixels) {
        Tape.Activation c2 = block(tape, block(tape, pixels, 1), 2);
        Tape.Activation c3 = block(tape, c2, 3);
        Tape.Activation c4 = block(tape, c3, 4);
        Tape.Activation c5 = block(tape, c4, 5);
        Tape.Activation merged5 = tape.convolve(c5, "lateral.5", 1, false);
        Tape.Activation merged4 = tape.addUpsampled(tape.convolve(c4, "lateral.4", 1, false), merged5);
        Tape.Activation merged3 = tape.addUpsampled(tape.convolve(c3, "lateral.3", 1, false), merged4);
        Tape.Activation pyramid = tape.pyramid(extents(), settings.width());
        tape.convolveInto(tape.level(pyramid, 0), merged3, "smooth.3", 1, false);
        tape.convolveInto(tape.level(pyramid, 1), merged4, "smooth.4", 1, false);
        Tape.Activation p5 = tape.convolveInto(tape.level(pyramid, 2), merged5, "smooth.5", 1, false);
        Tape.Activation p6 = tape.convolveInto(
                tape.level(pyramid, 3), settings.p6Source() == P6Source.C5 ? c5 : p5, "pyramid.6", 2, false);
        tape.convolveInto(tape.level(pyramid, 4), tape.relu(p6), "pyramid.7", 2, false);
        return pyramid;
    }

    private List<Extent> extents() {
        List<Extent> extents = new ArrayList<>();
        for (int level = 3; level < 3 + LEVELS; level++) {
            extents.add(new Extent(input.height() >> level, input.width() >> level));
        }
        return extents;
    }

    private Tape.Activation block(Tape tape, Tape.Activation below, int number) {
        String name = "backbone." + number;
        return settings.normalisation() == Normalisation.GROUP
                ? tape.normalise(tape.convolve(below, name, 2, false), name)
                : tape.convolve(below, name, 2, true);
    }

    private Tape.Activation head(Tape tape, String name, Tape.Activation pyramid) {
        Tape.Activation hidden = pyramid;
        for (int layer = 0; layer < settings.headDepth(); layer++) {
            hidden = tape.convolve(hidden, name + "." + layer, 1, true);
        }
        return tape.convolve(hidden, name + "." + settings.headDepth(), 1, false);
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
     * The layers with parameters, in the order in which they run. What they hold is of the last forward run; nothing is kept or copied for
     * this that a step does not need itself.
     *
     * @return the layers
     */
    public List<Layer> layers() {
        return List.copyOf(layers.values());
    }

    /**
     * One layer.
     *
     * @param name for example {@code class.4}
     * @return the layer
     * @throws IllegalArgumentException if the network has none of that name
     */
    public Layer layer(String name) {
        Layer layer = layers.get(name);
        if (layer == null) {
            throw new IllegalArgumentException("layer must be one of " + layers.keySet() + " but is " + name);
        }
        return layer;
    }

    /**
     * Anchors of one image.
     *
     * @return cells of all levels times the anchors of a cell
     */
    public int anchors() {
        return extents().stream().mapToInt(Extent::cells).sum() * settings.anchorsPerCell();
    }

    /**
     * Room for the outputs of one forward run or for their gradients.
     *
     * @return arrays of zeros of the right lengths
     */
    public HeadOutputs newOutputs() {
        int all = input.batch() * anchors();
        return new HeadOutputs(new float[all * settings.logitsPerAnchor()], new float[all * 4]);
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

    /** Sets the gradients of the parameters to 0. */
    public void clearGradients() {
        clear.run();
    }

    /**
     * From the gradients of logits and deltas to the gradients of the parameters, for the images of the last forward run. They are added
     * to what is there, see {@link #clearGradients}.
     *
     * @param outputGradients the loss's gradients
     * @param cancelled       asked between operations
     * @throws CancellationException when cancelled; the parameters' gradients are then of no use
     */
    public void backward(HeadOutputs outputGradients, BooleanSupplier cancelled) {
        classes.write(outputGradients.logits());
        boxes.write(outputGradients.deltas());
        run(backward, cancelled);
    }

    /**
     * Some of the gradients of the parameters since they were cleared. Several threads may read at the same time.
     *
     * @param into  as long as the parameters' layout; the slice's part is overwritten
     * @param slice of the layout
     */
    public void readGradients(float[] into, ParameterLayout.Slice slice) {
        gradients.read(into, slice.offset(), slice.shape().length());
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
