package org.focallens.nn.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.focallens.nn.Convolution;
import org.focallens.nn.Extent;
import org.focallens.nn.GroupNorm;
import org.focallens.nn.Kernel;
import org.focallens.nn.Maps;
import org.focallens.nn.Operation;
import org.focallens.nn.Shape;
import org.focallens.nn.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each operation on numbers small enough to follow by hand; many shapes are compared with plain loops elsewhere. */
class Nd4jDeviceTest {

    private final Nd4jDevice device = Nd4jDevice.open(1);

    @AfterEach
    void close() {
        device.close();
    }

    private Tensor tensor(Shape shape, float... values) {
        Tensor tensor = device.allocate(shape);
        tensor.write(values);
        return tensor;
    }

    private Maps map(int height, int width, float... values) {
        return new Maps(
                tensor(Shape.of(height * width, values.length / (height * width)), values),
                1,
                List.of(new Extent(height, width)));
    }

    private Kernel kernel(int side, int stride, float bias, float... weights) {
        Kernel kernel = device.kernel(tensor(Shape.of(side, side, 1, 1), weights), tensor(Shape.of(1), bias), stride);
        device.prepare(kernel).run();
        return kernel;
    }

    private static float[] read(Tensor tensor) {
        float[] values = new float[tensor.shape().length()];
        tensor.read(values);
        return values;
    }

    @Test
    void aNewTensorIsZero() {
        assertThat(read(device.allocate(Shape.of(2, 3)))).hasSize(6).containsOnly(0);
    }

    @Test
    void aViewSeesItsPartOfTheWhole() {
        Tensor whole = tensor(Shape.of(6), 0, 1, 2, 3, 4, 5);
        Tensor part = device.view(whole, 2, Shape.of(1, 3));
        assertThat(read(part)).containsExactly(2, 3, 4);
        part.write(new float[] {7, 8, 9});
        assertThat(read(whole)).containsExactly(0, 1, 7, 8, 9, 5);
        Tensor partOfPart = device.view(part, 1, Shape.of(1));
        assertThat(read(partOfPart)).containsExactly(8);
        device.relu(tensor(Shape.of(1), 6), partOfPart).run();
        assertThat(read(whole)).containsExactly(0, 1, 7, 6, 9, 5);
    }

    @Test
    void aPartIsReadToItsPlace() {
        float[] into = {9, 9, 9, 9};
        tensor(Shape.of(4), 1, 2, 3, 4).read(into, 1, 2);
        assertThat(into).containsExactly(9, 2, 3, 9);
    }

    @Test
    void clearingAViewLeavesTheRest() {
        Tensor whole = tensor(Shape.of(4), 1, 2, 3, 4);
        device.clear(device.view(whole, 1, Shape.of(2))).run();
        assertThat(read(whole)).containsExactly(1, 0, 0, 4);
    }

    @Test
    void aWrongCountOfNumbersIsRefused() {
        Tensor tensor = device.allocate(Shape.of(2, 2));
        assertThatThrownBy(() -> tensor.write(new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3");
        assertThatThrownBy(() -> tensor.read(new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5");
        Shape shape = Shape.of(2);
        assertThatThrownBy(() -> device.view(tensor, 3, shape)).hasMessageContaining("out of range");
    }

    @Test
    void aConvolutionSumsItsNeighbours() {
        Maps image = map(2, 3, 1, 2, 3, 4, 5, 6);
        Maps out = map(2, 3, new float[6]);
        device.convolve(new Convolution(image, kernel(3, 1, 100, 1, 1, 1, 1, 1, 1, 1, 1, 1), out, 1, false))
                .run();
        assertThat(read(out.values())).containsExactly(new float[] {112, 121, 116, 112, 121, 116}, within(1e-4f));
    }

    @Test
    void aConvolutionLooksRightAndDownWhereItsLastTapIs() {
        Maps image = map(2, 3, 1, 2, 3, 4, 5, 6);
        Maps out = map(2, 3, new float[6]);
        Convolution convolution = new Convolution(image, kernel(3, 1, -5.5f, 0, 0, 0, 0, 0, 0, 0, 0, 1), out, 1, true);
        device.convolve(convolution).run();
        assertThat(read(out.values()))
                .as("only 6 is above the bias")
                .containsExactly(new float[] {0, .5f, 0, 0, 0, 0}, within(1e-5f));

        Tensor imageGradient = tensor(image.values().shape(), 1, 1, 1, 1, 1, 1);
        Tensor weightGradient = tensor(Shape.of(3, 3, 1, 1), 0, 0, 0, 0, 0, 0, 0, 0, 50);
        Tensor biasGradient = tensor(Shape.of(1), 30);
        Tensor outGradient = tensor(out.values().shape(), 1, 10, 1, 1, 1, 1);
        device.convolveBackward(
                        convolution,
                        new Convolution.Gradients(imageGradient, true, weightGradient, biasGradient, outGradient))
                .run();
        assertThat(read(imageGradient)).as("added").containsExactly(new float[] {1, 1, 1, 1, 1, 11}, within(1e-4f));
        assertThat(read(weightGradient))
                .as("added")
                .containsExactly(new float[] {0, 0, 0, 10, 20, 30, 40, 50, 50 + 60}, within(1e-4f));
        assertThat(read(biasGradient)).as("added").containsExactly(40);
    }

    @Test
    void aConvolutionOfStrideTwoKeepsEverySecondCentre() {
        Maps image = map(2, 4, 1, 2, 3, 4, 5, 6, 7, 8);
        Maps out = map(1, 2, 0, 0);
        Convolution convolution = new Convolution(image, kernel(3, 2, 100, 1, 1, 1, 1, 1, 1, 1, 1, 1), out, 2, false);
        device.convolve(convolution).run();
        assertThat(read(out.values())).containsExactly(100 + 1 + 2 + 5 + 6, 100 + 2 + 3 + 4 + 6 + 7 + 8);

        Tensor imageGradient = tensor(image.values().shape(), 9, 9, 9, 9, 9, 9, 9, 9);
        Tensor weightGradient = device.allocate(Shape.of(3, 3, 1, 1));
        Tensor biasGradient = device.allocate(Shape.of(1));
        Tensor outGradient = tensor(out.values().shape(), 1, 10);
        device.convolveBackward(
                        convolution,
                        new Convolution.Gradients(imageGradient, false, weightGradient, biasGradient, outGradient))
                .run();
        assertThat(read(imageGradient)).as("overwritten").containsExactly(1, 11, 10, 10, 1, 11, 10, 10);
        assertThat(read(weightGradient)).containsExactly(0, 0, 0, 20, 31, 42, 60, 75, 86);
        assertThat(read(biasGradient)).containsExactly(11);
    }

    @Test
    void aKernelTakesItsParametersWhenItIsPrepared() {
        Maps out = map(1, 1, 0);
        Kernel kernel = kernel(3, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
        Operation convolve = device.convolve(new Convolution(map(1, 1, 3), kernel, out, 1, false));
        kernel.weight().write(new float[] {0, 0, 0, 0, 2, 0, 0, 0, 0});
        kernel.bias().write(new float[] {10});
        device.prepare(kernel).run();
        convolve.run();
        assertThat(read(out.values())[0]).isCloseTo(16, within(1e-5f));
    }

    /** Two cells with 16 channels are eight groups of four numbers; those of group 0 are 1, 1, 3, 3 and the others 0. */
    @Test
    void groupsAreBroughtToMeanZeroAndVarianceOne() {
        float[] values = new float[32];
        values[0] = values[16] = 1;
        values[1] = values[17] = 3;
        Tensor scale = device.allocate(Shape.of(16));
        Tensor shift = device.allocate(Shape.of(16));
        scale.write(new float[] {5, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
        shift.write(new float[] {7, 7, -1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        Maps out = map(1, 2, new float[32]);
        device.normalise(new GroupNorm(map(1, 2, values), scale, shift, out)).run();
        float[] result = read(out.values());
        assertThat(new float[] {result[0], result[1], result[2], result[3], result[4]})
                .as("mean 2, variance 1; the relu takes -1")
                .containsExactly(new float[] {2, 12, 0, 2, 0}, within(1e-4f));
        assertThat(result[17]).isEqualTo(result[1]);
    }

    @Test
    void aReluPassesGradientOnlyWhereItsOutputIsAboveZero() {
        Tensor values = tensor(Shape.of(4), -1, 0, 2, 3);
        Tensor output = device.allocate(Shape.of(4));
        device.relu(values, output).run();
        assertThat(read(output)).containsExactly(0, 0, 2, 3);
        assertThat(read(values)).containsExactly(-1, 0, 2, 3);
        Tensor gradient = tensor(Shape.of(4), 5, 6, 7, -9);
        Tensor sum = tensor(Shape.of(4), 100, 100, 100, 100);
        device.reluBackward(output, gradient, sum).run();
        assertThat(read(gradient)).containsExactly(0, 0, 7, -9);
        assertThat(read(sum)).containsExactly(100, 100, 107, 91);
    }

    @Test
    void upsamplingRepeatsCellsAndItsGradientSumsTheFour() {
        Maps coarse = map(1, 2, 1, 2, 3, 4);
        Maps fine = map(2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 100, 100, 0, 0, 0, 0, 0, 0);
        device.addUpsampled(coarse, fine).run();
        assertThat(read(fine.values())).containsExactly(1, 2, 1, 2, 3, 4, 3, 4, 101, 102, 1, 2, 3, 4, 3, 4);

        fine.values().write(new float[] {1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60, 7, 70, 8, 80});
        device.addUpsampledBackward(fine, coarse, false).run();
        assertThat(read(coarse.values())).containsExactly(14, 140, 22, 220);
        device.addUpsampledBackward(fine, coarse, true).run();
        assertThat(read(coarse.values())).containsExactly(28, 280, 44, 440);
    }
}
