package org.focallens.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The operations written out in plain loops and double precision: slow, and simple enough to be trusted. */
final class ReferenceDevice implements Device {

    final List<Numbers> allocated = new ArrayList<>();
    final List<Convolution> convolutions = new ArrayList<>();

    /** A tensor in the Java heap; a view shares the array of the whole. */
    record Numbers(Shape shape, double[] values, int offset) implements Tensor {

        @Override
        public void write(float[] from) {
            requireLength(from);
            for (int i = 0; i < from.length; i++) {
                set(i, from[i]);
            }
        }

        @Override
        public void read(float[] into) {
            requireLength(into);
            for (int i = 0; i < into.length; i++) {
                into[i] = (float) get(i);
            }
        }

        double get(int i) {
            return values[offset + i];
        }

        void set(int i, double value) {
            values[offset + i] = value;
        }

        int index(int image, int row, int column, int channel) {
            return ((image * shape.size(1) + row) * shape.size(2) + column) * shape.size(3) + channel;
        }

        private void requireLength(float[] array) {
            if (array.length != shape.length()) {
                throw new IllegalArgumentException("values must be " + shape.length() + " numbers but are " + array.length);
            }
        }
    }

    private static Numbers numbers(Tensor tensor) {
        return (Numbers) tensor;
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public Tensor allocate(Shape shape) {
        Numbers numbers = new Numbers(shape, new double[shape.length()], 0);
        allocated.add(numbers);
        return numbers;
    }

    @Override
    public Tensor view(Tensor flat, int offset, Shape shape) {
        return new Numbers(shape, numbers(flat).values(), numbers(flat).offset() + offset);
    }

    /** Called for every product of an input and a weight that makes an output. */
    private interface Product {
        void at(int input, int weight, int output);
    }

    private static void eachProduct(Convolution c, Product product) {
        Numbers in = numbers(c.input());
        Numbers out = numbers(c.output());
        Shape kernel = c.weight().shape();
        int half = kernel.size(0) / 2;
        for (int image = 0; image < out.shape().size(0); image++) {
            for (int y = 0; y < out.shape().size(1); y++) {
                for (int x = 0; x < out.shape().size(2); x++) {
                    for (int tap = 0; tap < kernel.size(0) * kernel.size(1); tap++) {
                        int row = y * c.stride() + tap / kernel.size(1) - half;
                        int column = x * c.stride() + tap % kernel.size(1) - half;
                        if (row >= 0 && row < in.shape().size(1) && column >= 0 && column < in.shape().size(2)) {
                            eachChannel(kernel, tap, in.index(image, row, column, 0), out.index(image, y, x, 0), product);
                        }
                    }
                }
            }
        }
    }

    private static void eachChannel(Shape kernel, int tap, int input, int output, Product product) {
        int inputs = kernel.size(2);
        int outputs = kernel.size(3);
        for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < outputs; o++) {
                product.at(input + i, (tap * inputs + i) * outputs + o, output + o);
            }
        }
    }

    @Override
    public Operation convolve(Convolution c) {
        convolutions.add(c);
        return () -> {
            Numbers out = numbers(c.output());
            for (int i = 0; i < out.shape().length(); i++) {
                out.set(i, numbers(c.bias()).get(i % out.shape().last()));
            }
            eachProduct(c, (i, w, o) -> out.set(o, out.get(o) + numbers(c.input()).get(i) * numbers(c.weight()).get(w)));
        };
    }

    @Override
    public Operation convolveBackward(Convolution c, Convolution.Gradients gradients) {
        return () -> {
            Numbers in = gradients.input() == null ? numbers(allocate(c.input().shape())) : clear(gradients.input());
            Numbers weight = clear(gradients.weight());
            Numbers bias = clear(gradients.bias());
            Numbers out = numbers(gradients.output());
            for (int i = 0; i < out.shape().length(); i++) {
                int channel = i % out.shape().last();
                bias.set(channel, bias.get(channel) + out.get(i));
            }
            eachProduct(c, (i, w, o) -> {
                in.set(i, in.get(i) + out.get(o) * numbers(c.weight()).get(w));
                weight.set(w, weight.get(w) + out.get(o) * numbers(c.input()).get(i));
            });
        };
    }

    private static Numbers clear(Tensor tensor) {
        each(tensor, i -> 0);
        return numbers(tensor);
    }

    private static void each(Tensor output, IntToDoubleFunction value) {
        for (int i = 0; i < output.shape().length(); i++) {
            numbers(output).set(i, value.applyAsDouble(i));
        }
    }

    @Override
    public Operation relu(Tensor input, Tensor output) {
        return () -> each(output, i -> Math.max(0, numbers(input).get(i)));
    }

    @Override
    public Operation maskedRelu(Tensor input, Tensor mask, Tensor output) {
        return () -> each(output, i -> Math.max(0, numbers(input).get(i)) * numbers(mask).get(i));
    }

    @Override
    public Operation reluBackward(Tensor output, Tensor outputGradient, Tensor inputGradient) {
        return () -> each(inputGradient, i -> numbers(output).get(i) > 0 ? numbers(outputGradient).get(i) : 0);
    }

    /** Called for every pixel and channel of the finer tensor with the coarser one's it copies. */
    private interface Copy {
        void at(int coarse, int fine);
    }

    private static void eachCopy(Numbers coarse, Numbers fine, Copy copy) {
        for (int i = 0; i < fine.shape().length(); i++) {
            int channel = i % fine.shape().last();
            int column = i / fine.shape().last() % fine.shape().size(2);
            int row = i / fine.shape().last() / fine.shape().size(2) % fine.shape().size(1);
            int image = i / fine.shape().last() / fine.shape().size(2) / fine.shape().size(1);
            copy.at(coarse.index(image, row / 2, column / 2, channel), i);
        }
    }

    @Override
    public Operation upsample(Tensor input, Tensor output) {
        return () -> eachCopy(numbers(input), numbers(output), (coarse, fine) -> numbers(output).set(fine, numbers(input).get(coarse)));
    }

    @Override
    public Operation upsampleBackward(Tensor outputGradient, Tensor inputGradient) {
        return () -> {
            Numbers sums = clear(inputGradient);
            eachCopy(sums, numbers(outputGradient),
                    (coarse, fine) -> sums.set(coarse, sums.get(coarse) + numbers(outputGradient).get(fine)));
        };
    }

    @Override
    public Operation add(Tensor target, Tensor added) {
        return () -> each(target, i -> numbers(target).get(i) + numbers(added).get(i));
    }

    @Override
    public Operation paste(Tensor part, Tensor whole, Region place) {
        return () -> eachOf(numbers(part), numbers(whole), place, (w, p) -> numbers(whole).set(w, numbers(part).get(p)));
    }

    @Override
    public Operation cut(Tensor whole, Region place, Tensor part) {
        return () -> eachOf(numbers(part), numbers(whole), place, (w, p) -> numbers(part).set(p, numbers(whole).get(w)));
    }

    private static void eachOf(Numbers part, Numbers whole, Region place, Copy copy) {
        for (int image = 0; image < part.shape().size(0); image++) {
            for (int row = 0; row < place.height(); row++) {
                for (int column = 0; column < place.width(); column++) {
                    for (int channel = 0; channel < part.shape().last(); channel++) {
                        copy.at(whole.index(image, place.row() + row, place.column() + column, channel), part.index(image, row, column, channel));
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        allocated.clear();
    }
}
