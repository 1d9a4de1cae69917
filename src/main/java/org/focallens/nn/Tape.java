package org.focallens.nn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans a network's two lists of operations. Each call appends to the forward list and remembers its part of the backward list,
 * which {@link #backward} then makes in reverse order: everything that reads a tensor has given its gradient before the
 * operation that wrote it is reached.
 */
final class Tape {

    private final Device device;
    private final Parameters parameters;
    private final int batch;
    private final Tensor gradients;
    private final List<Operation> forward = new ArrayList<>();
    private final List<Operation> backward = new ArrayList<>();
    private final Deque<Runnable> remembered = new ArrayDeque<>();
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    Tape(Device device, Parameters parameters, int batch) {
        this.device = device;
        this.parameters = parameters;
        this.batch = batch;
        this.gradients = device.allocate(Shape.of(parameters.layout().length()));
    }

    /** Maps between operations and their gradient, which is null where nobody needs it. */
    static final class Activation {
        private final Maps value;
        private final Maps gradient;
        private final Activation whole;
        private boolean received;

        private Activation(Maps value, Maps gradient, Activation whole) {
            this.value = value;
            this.gradient = gradient;
            this.whole = whole;
        }

        Maps value() {
            return value;
        }

        Maps gradient() {
            return gradient;
        }

        /** {@return whether an earlier operation of the backward list has written the gradient, so that this one must add} */
        private boolean receive() {
            boolean before = received || (whole != null && whole.received);
            received = true;
            return before;
        }
    }

    /** The gradients of all parameters, which every run of the backward list adds to. */
    Tensor gradients() {
        return gradients;
    }

    /** What comes from outside and has no gradient. */
    Activation input(Extent extent, int channels) {
        return new Activation(maps(List.of(extent), channels), null, null);
    }

    /** Room for several levels, to be written level by level and read as one. */
    Activation pyramid(List<Extent> levels, int channels) {
        return new Activation(maps(levels, channels), maps(levels, channels), null);
    }

    /** One level of a pyramid. */
    Activation level(Activation pyramid, int index) {
        return new Activation(level(pyramid.value, index), level(pyramid.gradient, index), pyramid);
    }

    private Maps level(Maps maps, int index) {
        Extent extent = maps.levels().get(index);
        Shape shape = Shape.of(batch * extent.cells(), maps.channels());
        return new Maps(
                device.view(maps.values(), maps.firstCell(index) * maps.channels(), shape), batch, List.of(extent));
    }

    /** A convolution whose parameters have the given name. */
    Activation convolve(Activation input, String name, int stride, boolean rectified) {
        int channels = parameters.layout().slice(name + ".bias").shape().last();
        return convolveInto(
                pyramid(
                        input.value.levels().stream()
                                .map(extent -> extent.strided(stride))
                                .toList(),
                        channels),
                input,
                name,
                stride,
                rectified);
    }

    /** A convolution that writes where it is told. */
    Activation convolveInto(Activation output, Activation input, String name, int stride, boolean rectified) {
        Convolution convolution =
                new Convolution(input.value, parameters.kernel(name, stride), output.value, stride, rectified);
        forward.add(device.convolve(convolution));
        layers.put(name, new Layer(name, output.value, rectified));
        remembered.push(() -> backward.add(device.convolveBackward(
                convolution,
                new Convolution.Gradients(
                        input.gradient == null ? null : input.gradient.values(),
                        input.receive(),
                        parameters.in(gradients, name + ".weight"),
                        parameters.in(gradients, name + ".bias"),
                        output.gradient.values()))));
        return output;
    }

    /** Group normalisation and relu, with the parameters of the given name. */
    Activation normalise(Activation input, String name) {
        Activation output = pyramid(input.value.levels(), input.value.channels());
        GroupNorm norm = new GroupNorm(
                input.value, parameters.tensor(name + ".scale"), parameters.tensor(name + ".shift"), output.value);
        forward.add(device.normalise(norm));
        layers.put(name, new Layer(name, output.value, true)); // in place of the convolution that it follows
        remembered.push(() -> {
            input.receive();
            backward.add(device.normaliseBackward(
                    norm,
                    new GroupNorm.Gradients(
                            input.gradient.values(),
                            parameters.in(gradients, name + ".scale"),
                            parameters.in(gradients, name + ".shift"),
                            output.gradient.values())));
        });
        return output;
    }

    /** A relu that keeps its input, a level of a pyramid that others read as well. */
    Activation relu(Activation input) {
        Activation output = pyramid(input.value.levels(), input.value.channels());
        forward.add(device.relu(input.value.values(), output.value.values()));
        remembered.push(() -> {
            if (!input.receive()) {
                throw new IllegalStateException("a relu's gradient is added, so that another must have come before it");
            }
            backward.add(device.reluBackward(output.value.values(), output.gradient.values(), input.gradient.values()));
        });
        return output;
    }

    /** Adds a coarser activation, upsampled, in place. The target's gradient is the sum's gradient. */
    Activation addUpsampled(Activation target, Activation coarse) {
        forward.add(device.addUpsampled(coarse.value, target.value));
        remembered.push(
                () -> backward.add(device.addUpsampledBackward(target.gradient, coarse.gradient, coarse.receive())));
        return target;
    }

    /** The layers with parameters, in the order in which they run. */
    Map<String, Layer> layers() {
        return new LinkedHashMap<>(layers);
    }

    List<Operation> forward() {
        return List.copyOf(forward);
    }

    /** Makes the backward list; called once, after the last forward operation. */
    List<Operation> backward() {
        while (!remembered.isEmpty()) {
            remembered.pop().run();
        }
        return List.copyOf(backward);
    }

    private Maps maps(List<Extent> levels, int channels) {
        int cells = batch * levels.stream().mapToInt(Extent::cells).sum();
        return new Maps(device.allocate(Shape.of(cells, channels)), batch, levels);
    }
}
