package org.focallens.nn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Plans a network's two lists of operations. Each call appends to the forward list and remembers its part of the backward list,
 * which {@link #backward} then makes in reverse order: everything that reads a tensor has given its gradient before the
 * operation that wrote it is reached.
 */
final class Tape {

    private final Device device;
    private final ParameterLayout layout;
    private final Tensor parameters;
    private final Tensor gradients;
    private final List<Operation> forward = new ArrayList<>();
    private final List<Operation> backward = new ArrayList<>();
    private final Deque<Runnable> remembered = new ArrayDeque<>();

    Tape(Device device, ParameterLayout layout) {
        this.device = device;
        this.layout = layout;
        this.parameters = device.allocate(Shape.of(layout.length()));
        this.gradients = device.allocate(Shape.of(layout.length()));
    }

    /** A tensor between operations and its gradient, which is null where nobody needs it. */
    static final class Activation {
        private final Tensor value;
        private final Tensor gradient;
        private boolean received;

        private Activation(Tensor value, Tensor gradient) {
            this.value = value;
            this.gradient = gradient;
        }

        Tensor value() {
            return value;
        }

        Tensor gradient() {
            return gradient;
        }
    }

    Tensor parameters() {
        return parameters;
    }

    Tensor gradients() {
        return gradients;
    }

    /** What comes from outside and has no gradient. */
    Activation input(Shape shape) {
        return new Activation(device.allocate(shape), null);
    }

    /** A convolution whose weight and bias have the given name. */
    Activation convolve(Activation input, String name, int stride) {
        Shape in = input.value.shape();
        Tensor weight = parameter(parameters, name + ".weight");
        Activation output = activation(Shape.of(in.size(0), in.size(1) / stride, in.size(2) / stride, weight.shape().last()));
        Convolution convolution = new Convolution(input.value, weight, parameter(parameters, name + ".bias"), output.value, stride);
        forward.add(device.convolve(convolution));
        remembered.push(() -> give(input, target -> device.convolveBackward(convolution, new Convolution.Gradients(target,
                parameter(gradients, name + ".weight"), parameter(gradients, name + ".bias"), output.gradient))));
        return output;
    }

    /** A relu that keeps its input, for one that others read as well. */
    Activation relu(Activation input) {
        Activation output = activation(input.value.shape());
        forward.add(device.relu(input.value, output.value));
        remembered.push(() -> give(input, target -> device.reluBackward(output.value, output.gradient, target)));
        return output;
    }

    /** A relu in place; the convolution before it needs its own input for the gradient, not what it wrote. */
    Activation rectify(Activation activation) {
        forward.add(device.relu(activation.value, activation.value));
        remembered.push(() -> rectifyBackward(activation));
        return activation;
    }

    /** A relu in place that also clears what the mask leaves out; zeros pass no gradient, so the way back needs no mask. */
    Activation rectify(Activation activation, Tensor mask) {
        forward.add(device.maskedRelu(activation.value, mask, activation.value));
        remembered.push(() -> rectifyBackward(activation));
        return activation;
    }

    private void rectifyBackward(Activation activation) {
        backward.add(device.reluBackward(activation.value, activation.gradient, activation.gradient));
    }

    /** Adds a coarser activation, upsampled, in place. The target's gradient is the sum's gradient. */
    Activation addUpsampled(Activation target, Activation coarse) {
        Tensor upsampled = device.allocate(target.value.shape());
        forward.add(device.upsample(coarse.value, upsampled));
        forward.add(device.add(target.value, upsampled));
        remembered.push(() -> give(coarse, gradient -> device.upsampleBackward(target.gradient, gradient)));
        return target;
    }

    /** Puts the levels P3 to P7 on a canvas of zeros. */
    Activation pack(List<Activation> levels, PyramidCanvas places) {
        Activation canvas = activation(places.shape(levels.get(0).value.shape().last()));
        for (int i = 0; i < levels.size(); i++) {
            Activation level = levels.get(i);
            Region place = places.region(3 + i);
            forward.add(device.paste(level.value, canvas.value, place));
            remembered.push(() -> give(level, target -> device.cut(canvas.gradient, place, target)));
        }
        return canvas;
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

    /** The first gradient that reaches an activation is written in place; later ones are written aside and added. */
    private void give(Activation activation, Function<Tensor, Operation> writing) {
        if (activation.gradient == null || !activation.received) {
            backward.add(writing.apply(activation.gradient));
        } else {
            Tensor aside = device.allocate(activation.value.shape());
            backward.add(writing.apply(aside));
            backward.add(device.add(activation.gradient, aside));
        }
        activation.received = true;
    }

    private Activation activation(Shape shape) {
        return new Activation(device.allocate(shape), device.allocate(shape));
    }

    private Tensor parameter(Tensor flat, String name) {
        ParameterLayout.Slice slice = layout.slice(name);
        return device.view(flat, slice.offset(), slice.shape());
    }
}
