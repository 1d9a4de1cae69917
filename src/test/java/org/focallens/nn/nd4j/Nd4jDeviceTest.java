package org.focallens.nn.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.focallens.nn.Convolution;
import org.focallens.nn.DeviceUnavailableException;
import org.focallens.nn.Operation;
import org.focallens.nn.Region;
import org.focallens.nn.Shape;
import org.focallens.nn.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Each operation on numbers small enough to follow by hand; the whole network is compared with plain loops elsewhere. */
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

    private static float[] read(Tensor tensor) {
        float[] values = new float[tensor.shape().length()];
        tensor.read(values);
        return values;
    }

    @Test
    void aViewSeesItsPartOfTheWhole() {
        Tensor whole = tensor(Shape.of(6), 0, 1, 2, 3, 4, 5);
        Tensor part = device.view(whole, 2, Shape.of(1, 3));
        assertThat(read(part)).containsExactly(2, 3, 4);
        part.write(new float[] {7, 8, 9});
        assertThat(read(whole)).containsExactly(0, 1, 7, 8, 9, 5);
    }

    @Test
    void aConvolutionOfStrideTwoKeepsEverySecondCentre() {
        Tensor image = tensor(Shape.of(1, 2, 4, 1), 1, 2, 3, 4, 5, 6, 7, 8);
        Tensor ones = tensor(Shape.of(3, 3, 1, 1), 1, 1, 1, 1, 1, 1, 1, 1, 1);
        Tensor out = device.allocate(Shape.of(1, 1, 2, 1));
        Convolution convolution = new Convolution(image, ones, tensor(Shape.of(1), 100), out, 2);
        device.convolve(convolution).run();
        assertThat(read(out)).containsExactly(100 + 1 + 2 + 5 + 6, 100 + 2 + 3 + 4 + 6 + 7 + 8);

        Tensor imageGradient = device.allocate(image.shape());
        Tensor weightGradient = device.allocate(ones.shape());
        Tensor biasGradient = device.allocate(Shape.of(1));
        Tensor outGradient = tensor(out.shape(), 1, 10);
        device.convolveBackward(convolution, new Convolution.Gradients(imageGradient, weightGradient, biasGradient, outGradient)).run();
        assertThat(read(imageGradient)).containsExactly(1, 11, 10, 10, 1, 11, 10, 10);
        assertThat(read(weightGradient)).containsExactly(0, 0, 0, 20, 31, 42, 60, 75, 86);
        assertThat(read(biasGradient)).containsExactly(11);
    }

    @Test
    void aConvolutionWithoutAnInputGradientGivesTheOthers() {
        Tensor image = tensor(Shape.of(1, 1, 2, 1), 3, 4);
        Convolution convolution = new Convolution(image, tensor(Shape.of(1, 1, 1, 1), 2), tensor(Shape.of(1), 0),
                device.allocate(image.shape()), 1);
        Tensor weightGradient = device.allocate(Shape.of(1, 1, 1, 1));
        Tensor biasGradient = device.allocate(Shape.of(1));
        device.convolveBackward(convolution,
                new Convolution.Gradients(null, weightGradient, biasGradient, tensor(image.shape(), 10, 1))).run();
        assertThat(read(weightGradient)).containsExactly(34);
        assertThat(read(biasGradient)).containsExactly(11);
    }

    @Test
    void aReluPassesGradientOnlyWhereItsOutputIsAboveZero() {
        Tensor values = tensor(Shape.of(5), -1, 0, 2, 3, 4);
        device.maskedRelu(values, tensor(Shape.of(5), 1, 1, 1, 0, 1), values).run();
        assertThat(read(values)).containsExactly(0, 0, 2, 0, 4);
        Tensor gradient = tensor(Shape.of(5), 5, 6, 7, 8, -9);
        device.reluBackward(values, gradient, gradient).run();
        assertThat(read(gradient)).containsExactly(0, 0, 7, 0, -9);

        Tensor kept = tensor(Shape.of(2), -1, 1);
        Tensor output = device.allocate(Shape.of(2));
        device.relu(kept, output).run();
        assertThat(read(output)).containsExactly(0, 1);
        assertThat(read(kept)).containsExactly(-1, 1);
    }

    @Test
    void upsamplingRepeatsPixelsAndItsGradientSumsTheFour() {
        Tensor small = tensor(Shape.of(1, 1, 2, 2), 1, 2, 3, 4);
        Tensor large = device.allocate(Shape.of(1, 2, 4, 2));
        device.upsample(small, large).run();
        assertThat(read(large)).containsExactly(1, 2, 1, 2, 3, 4, 3, 4, 1, 2, 1, 2, 3, 4, 3, 4);

        large.write(new float[] {1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60, 7, 70, 8, 80});
        device.upsampleBackward(large, small).run();
        assertThat(read(small)).containsExactly(1 + 2 + 5 + 6, 10 + 20 + 50 + 60, 3 + 4 + 7 + 8, 30 + 40 + 70 + 80);
    }

    @Test
    void regionsAreCopiedThereAndBack() {
        Tensor whole = device.allocate(Shape.of(2, 3, 3, 1));
        Tensor part = tensor(Shape.of(2, 2, 1, 1), 1, 2, 3, 4);
        Region place = new Region(1, 2, 2, 1);
        device.paste(part, whole, place).run();
        assertThat(read(whole)).containsExactly(0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0, 0, 4);
        Tensor back = tensor(part.shape(), 9, 9, 9, 9);
        device.cut(whole, place, back).run();
        assertThat(read(back)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void addingOverwritesTheTarget() {
        Tensor target = tensor(Shape.of(2), 1, 2);
        device.add(target, tensor(Shape.of(2), 10, 20)).run();
        assertThat(read(target)).containsExactly(11, 22);
    }

    @Test
    void aWrongCountOfNumbersIsRefused() {
        Tensor tensor = device.allocate(Shape.of(2, 2));
        assertThatThrownBy(() -> tensor.write(new float[3])).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3");
        assertThatThrownBy(() -> tensor.read(new float[5])).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("5");
    }

    /** OpenMP's own limit for the thread that computes; a limit set in another thread would not hold here. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void noOperationMayUseMoreThreadsThanAsked(int threads) throws InterruptedException {
        AtomicInteger limit = new AtomicInteger();
        try (Nd4jDevice limited = Nd4jDevice.open(threads)) {
            Operation operation = limited.add(limited.allocate(Shape.of(4)), limited.allocate(Shape.of(4)));
            Thread other = new Thread(() -> {
                operation.run();
                limit.set(NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads());
            });
            other.start();
            other.join();
        }
        assertThat(limit).hasValue(threads);
    }

    @Test
    void closingTwiceIsHarmless() {
        device.allocate(Shape.of(4));
        device.close();
        device.close();
        assertThat(device.name()).isEqualTo("cpu");
    }

    @Test
    void aMissingNativeLibraryIsOneClearMessage() {
        assertThatThrownBy(() -> Nd4jDevice.open(1, () -> {
            throw new ExceptionInInitializerError(new UnsatisfiedLinkError("no nd4jcpu in java.library.path"));
        })).isInstanceOf(DeviceUnavailableException.class)
                .hasMessageContaining(System.getProperty("os.arch"))
                .hasMessageContaining("no nd4jcpu in java.library.path")
                .hasMessageContaining("README.md");
        assertThatThrownBy(() -> Nd4jDevice.open(0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("threads");
    }
}
