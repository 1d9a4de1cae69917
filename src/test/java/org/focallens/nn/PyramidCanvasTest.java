package org.focallens.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PyramidCanvasTest {

    static Stream<InputShape> inputs() {
        return Stream.of(new InputShape(1, 128, 128), new InputShape(2, 256, 256), new InputShape(2, 128, 512), new InputShape(3, 640, 256));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void levelsLieInsideAndNeverTouchEvenAtACorner(InputShape input) {
        PyramidCanvas canvas = new PyramidCanvas(input);
        int height = canvas.shape(1).size(1);
        int width = canvas.shape(1).size(2);
        int[] owner = new int[height * width];
        for (int level = 3; level <= 7; level++) {
            Region region = canvas.region(level);
            for (int row = region.row() - 1; row <= region.row() + region.height(); row++) {
                for (int column = region.column() - 1; column <= region.column() + region.width(); column++) {
                    boolean inside = row >= region.row() && row < region.row() + region.height()
                            && column >= region.column() && column < region.column() + region.width();
                    boolean onCanvas = row >= 0 && row < height && column >= 0 && column < width;
                    assertThat(onCanvas || !inside).as("level " + level + " lies inside").isTrue();
                    if (onCanvas) {
                        assertThat(owner[row * width + column]).as("level " + level + " at " + row + ", " + column)
                                .isIn(inside ? new Integer[] {0} : new Integer[] {0, -1});
                        owner[row * width + column] = inside ? level : -1;
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void levelsHaveTheSizesOfTheirStrides(InputShape input) {
        PyramidCanvas canvas = new PyramidCanvas(input);
        int cells = 0;
        for (int level = 3; level <= 7; level++) {
            int stride = 1 << level;
            assertThat(canvas.region(level).height()).isEqualTo(input.height() / stride);
            assertThat(canvas.region(level).width()).isEqualTo(input.width() / stride);
            cells += input.height() / stride * (input.width() / stride);
        }
        assertThat(canvas.cells()).isEqualTo(cells);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void anchorsRunImageByImageLevelByLevelRowByRow(InputShape input) {
        PyramidCanvas canvas = new PyramidCanvas(input);
        int channels = 2;
        float[] numbered = new float[canvas.shape(channels).length()];
        int[] expected = new int[input.batch() * canvas.cells() * channels];
        int next = 0;
        for (int image = 0; image < input.batch(); image++) {
            for (int level = 3; level <= 7; level++) {
                Region region = canvas.region(level);
                for (int row = 0; row < region.height(); row++) {
                    for (int column = 0; column < region.width(); column++) {
                        for (int channel = 0; channel < channels; channel++) {
                            int y = image * canvas.shape(1).size(1) + region.row() + row;
                            int onCanvas = (y * canvas.shape(1).size(2) + region.column() + column) * channels + channel;
                            numbered[onCanvas] = next;
                            expected[next] = next;
                            next++;
                        }
                    }
                }
            }
        }
        float[] anchors = new float[expected.length];
        canvas.toAnchors(numbered, anchors, channels);
        assertThat(IntStream.range(0, anchors.length).map(i -> (int) anchors[i]).toArray()).isEqualTo(expected);

        float[] back = new float[numbered.length];
        canvas.toCanvas(anchors, back, channels);
        assertThat(back).isEqualTo(numbered);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void maskIsOneOnEveryCellOfALevelAndZeroElsewhere(InputShape input) {
        PyramidCanvas canvas = new PyramidCanvas(input);
        float[] mask = canvas.mask(1);
        double ones = IntStream.range(0, mask.length).mapToDouble(i -> mask[i]).sum();
        assertThat(ones).isEqualTo(input.batch() * canvas.cells());
        float[] anchors = new float[input.batch() * canvas.cells()];
        canvas.toAnchors(mask, anchors, 1);
        float[] all = new float[anchors.length];
        Arrays.fill(all, 1);
        assertThat(anchors).isEqualTo(all);
    }
}
