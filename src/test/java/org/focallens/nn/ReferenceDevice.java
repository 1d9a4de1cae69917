package org.focallens.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The operations written out in plain loops and double precision: slow, and simple enough to be trusted. */
public final class ReferenceDevice implements Device {

    /** Every convolution in the order it was made. */
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
            read(into, 0, into.length);
        }

        @Override
        public void read(float[] into, int first, int count) {
            for (int i = first; i < first + count; i++) {
                into[i] = (float) get(i);
            }
        }

        double get(int i) {
            return values[offset + i];
        }

        void set(int i, double value) {
            values[offset + i] = value;
        }

        void add(int i, double value) {
            values[offset + i] += value;
        }

        private void requireLength(float[] array) {
            if (array.length != shape.length()) {
                throw new IllegalArgumentException(
                        "values must be " + shape.length() + " numbers but are " + array.length);
            }
        }
    }

    /** Parameters as they are: there is nothing to prepare. */
    private record Plain(Numbers weight, Numbers bias) implements Kernel {}

    static Numbers numbers(Tensor tensor) {
        return (Numbers) tensor;
    }

    static Numbers numbers(Maps maps) {
        return numbers(maps.values());
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public Device fork() {
        return this;
    }

    @Override
    public int lanes(int batch) {
        return 1;
    }

    /** Java's own memory frees itself. */
    @Override
    public long allocatedBytes() {
        return 0;
    }

    @Override
    public Tensor allocate(Shape shape) {
        return new Numbers(shape, new double[shape.length()], 0);
    }

    @Override
    public Tensor view(Tensor whole, int offset, Shape shape) {
        return new Numbers(shape, numbers(whole).values(), numbers(whole).offset() + offset);
    }

    @Override
    public Operation clear(Tensor tensor) {
        return () -> each(tensor, i -> 0);
    }

    private static void each(Tensor target, IntToDoubleFunction value) {
        for (int i = 0; i < target.shape().length(); i++) {
            numbers(target).set(i, value.applyAsDouble(i));
        }
    }

    @Override
    public Kernel kernel(Tensor weight, Tensor bias, int stride) {
        return new Plain(numbers(weight), numbers(bias));
    }

    @Override
    public Operation prepare(Kernel kernel) {
        return () -> {};
    }

    /** One tap of a kernel on one cell of the input, for one cell of the output: the first of their channels, and of the weights. */
    private interface Tap {
        void at(int input, int weight, int output);
    }

    private static void eachTap(Convolution c, Tap tap) {
        for (int level = 0; level < c.input().levels().size(); level++) {
            for (int image = 0; image < c.input().batch(); image++) {
                eachTap(c, level, image, tap);
            }
        }
    }

    private static void eachTap(Convolution c, int level, int image, Tap tap) {
        Extent in = c.input().levels().get(level);
        Extent out = c.output().levels().get(level);
        Shape kernel = c.kernel().weight().shape();
        int half = kernel.size(0) / 2;
        int firstInput = c.input().firstCell(level) + image * in.cells();
        int firstOutput = c.output().firstCell(level) + image * out.cells();
        for (int y = 0; y < out.height(); y++) {
            for (int x = 0; x < out.width(); x++) {
                for (int number = 0; number < kernel.size(0) * kernel.size(1); number++) {
                    int row = y * c.stride() + number / kernel.size(1) - half;
                    int column = x * c.stride() + number % kernel.size(1) - half;
                    if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
                        tap.at(
                                (firstInput + row * in.width() + column) * kernel.size(2),
                                number * kernel.size(2) * kernel.size(3),
                                (firstOutput + y * out.width() + x) * kernel.size(3));
                    }
                }
            }
        }
    }

    @Override
    public Operation convolve(Convolution c) {
        convolutions.add(c);
        Numbers in = numbers(c.input());
        Numbers out = numbers(c.output());
        Plain kernel = (Plain) c.kernel();
        int inputs = c.input().channels();
        int outputs = c.output().channels();
        return () -> {
            each(out, i -> kernel.bias.get(i % outputs));
            eachTap(c, (input, weight, output) -> {
                for (int i = 0; i < inputs; i++) {
                    for (int o = 0; o < outputs; o++) {
                        out.add(output + o, in.get(input + i) * kernel.weight.get(weight + i * outputs + o));
                    }
                }
            });
            if (c.rectified()) {
                each(out, i -> Math.max(0, out.get(i)));
            }
        };
    }

    @Override
    public Operation convolveBackward(Convolution c, Convolution.Gradients gradients) {
        Numbers in = numbers(c.input());
        Plain kernel = (Plain) c.kernel();
        Numbers inGradient = gradients.input() == null ? numbers(allocate(in.shape())) : numbers(gradients.input());
        Numbers weightGradient = numbers(gradients.weight());
        Numbers biasGradient = numbers(gradients.bias());
        Numbers passed = numbers(allocate(numbers(c.output()).shape()));
        int inputs = c.input().channels();
        int outputs = c.output().channels();
        return () -> {
            each(
                    passed,
                    i -> c.rectified() && numbers(c.output()).get(i) <= 0
                            ? 0
                            : numbers(gradients.output()).get(i));
            each(inGradient, i -> gradients.accumulate() ? inGradient.get(i) : 0);
            for (int i = 0; i < passed.shape().length(); i++) {
                biasGradient.add(i % outputs, passed.get(i));
            }
            eachTap(c, (input, weight, output) -> {
                for (int i = 0; i < inputs; i++) {
                    for (int o = 0; o < outputs; o++) {
                        inGradient.add(input + i, passed.get(output + o) * kernel.weight.get(weight + i * outputs + o));
                        weightGradient.add(weight + i * outputs + o, passed.get(output + o) * in.get(input + i));
                    }
                }
            });
        };
    }

    @Override
    public Operation normalise(GroupNorm norm) {
        return () -> ReferenceGroup.of(norm.input()).forEach(group -> group.forward(norm));
    }

    @Override
    public Operation normaliseBackward(GroupNorm norm, GroupNorm.Gradients gradients) {
        return () -> ReferenceGroup.of(norm.input()).forEach(group -> group.backward(norm, gradients));
    }

    @Override
    public Operation relu(Tensor input, Tensor output) {
        return () -> each(output, i -> Math.max(0, numbers(input).get(i)));
    }

    @Override
    public Operation reluBackward(Tensor output, Tensor outputGradient, Tensor inputGradient) {
        return () -> {
            each(
                    outputGradient,
                    i -> numbers(output).get(i) > 0 ? numbers(outputGradient).get(i) : 0);
            each(
                    inputGradient,
                    i -> numbers(inputGradient).get(i) + numbers(outputGradient).get(i));
        };
    }

    /** A number of the finer map with the coarser one's that it gets. */
    private interface Copy {
        void at(int coarse, int fine);
    }

    private static void eachCopy(Maps fine, Copy copy) {
        int channels = fine.channels();
        int width = fine.extent().width();
        for (int i = 0; i < fine.values().shape().length(); i++) {
            int column = i / channels % width;
            int row = i / channels / width; // counted on over the images, whose heights are even
            copy.at((row / 2 * (width / 2) + column / 2) * channels + i % channels, i);
        }
    }

    @Override
    public Operation addUpsampled(Maps coarse, Maps fine) {
        return () -> eachCopy(
                fine, (from, to) -> numbers(fine).add(to, numbers(coarse).get(from)));
    }

    @Override
    public Operation addUpsampledBackward(Maps fineGradient, Maps coarseGradient, boolean accumulate) {
        return () -> {
            each(
                    coarseGradient.values(),
                    i -> accumulate ? numbers(coarseGradient).get(i) : 0);
            eachCopy(
                    fineGradient,
                    (to, from) -> numbers(coarseGradient)
                            .add(to, numbers(fineGradient).get(from)));
        };
    }

    /** Nothing to free. */
    @Override
    public void close() {}
}
