package org.focallens.train.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.focallens.data.Labels;
import org.focallens.data.image.Picture;
import org.focallens.nn.InputShape;
import org.focallens.train.RectangleSource;
import org.junit.jupiter.api.Test;

class FlippedSourceTest {

    private static final ExampleSource RECTANGLES = new RectangleSource(new InputShape(1, 128, 128), 3);

    /** 128 x 128 noise, of which the content is only the upper left part. */
    private static Example noise(int contentWidth, int contentHeight) {
        int[] argb = new Random(1).ints(128 * 128).toArray();
        Labels labels = Labels.builder()
                .add(new float[] {3, 5, 20, 9}, 1, true, false)
                .add(new float[] {0, 0, contentWidth, 7}, 0, false, true)
                .build();
        return new Example(Picture.wrap(128, 128, argb), labels, contentWidth, contentHeight);
    }

    @Test
    void mirroredTwiceIsTheSame() {
        for (int width : new int[] {128, 101, 100, 1}) {
            Example example = noise(width, 60);
            assertThat(example.mirrored().mirrored()).isEqualTo(example);
        }
        assertThat(noise(100, 60).mirrored()).isNotEqualTo(noise(100, 60));
    }

    @Test
    void onlyTheContentIsMirroredAndThePaddingStays() {
        Example before = noise(101, 60);
        Example after = before.mirrored();
        for (int y = 0; y < 128; y++) {
            for (int x = 0; x < 128; x++) {
                int from = x < 101 && y < 60 ? 100 - x : x;
                assertThat(after.picture().argb(x, y))
                        .isEqualTo(before.picture().argb(from, y));
            }
        }
        assertThat(after.contentWidth()).isEqualTo(101);
        assertThat(after.contentHeight()).isEqualTo(60);
    }

    @Test
    void boxesLieOverTheSamePixels() {
        Labels labels = noise(101, 60).mirrored().labels();
        assertThat(labels.box(0)).containsExactly(81, 5, 98, 9);
        assertThat(labels.box(1)).containsExactly(0, 0, 101, 7);
        assertThat(labels.categories()).containsExactly(1, 0);
        assertThat(labels.crowd(0)).isTrue();
        assertThat(labels.difficult(1)).isTrue();
        for (int index = 0; index < 20; index++) {
            Example example = RECTANGLES.example(index);
            assertThat(coloursInBoxes(example.mirrored())).isEqualTo(coloursInBoxes(example));
        }
    }

    /** Sorted colours under each box. */
    private static List<List<Integer>> coloursInBoxes(Example example) {
        return IntStream.range(0, example.labels().count())
                .mapToObj(i -> {
                    float[] box = example.labels().box(i);
                    return IntStream.range((int) box[1], (int) box[3])
                            .boxed()
                            .flatMap(y -> IntStream.range((int) box[0], (int) box[2])
                                    .mapToObj(x -> example.picture().argb(x, y)))
                            .sorted()
                            .toList();
                })
                .toList();
    }

    @Test
    void aboutHalfAreMirroredAndAlwaysTheSameOnes() {
        FlippedSource source = new FlippedSource(RECTANGLES, 5);
        boolean[] mirrored = mirrored(source);
        int count = (int)
                IntStream.range(0, mirrored.length).filter(i -> mirrored[i]).count();
        int changes = (int) IntStream.range(1, mirrored.length)
                .filter(i -> mirrored[i] != mirrored[i - 1])
                .count();
        assertThat(count / 1000.0).isCloseTo(.5, within(.05));
        assertThat(changes / 1000.0).as("one says nothing of the next").isCloseTo(.5, within(.05));
        assertThat(mirrored(new FlippedSource(RECTANGLES, 5))).isEqualTo(mirrored);
        boolean[] other = mirrored(new FlippedSource(RECTANGLES, 6));
        assertThat(IntStream.range(0, 1000).filter(i -> other[i] == mirrored[i]).count() / 1000.0)
                .as("another seed")
                .isCloseTo(.5, within(.06));
        assertThat(source.categories()).isEqualTo(RECTANGLES.categories());
    }

    private static boolean[] mirrored(FlippedSource source) {
        boolean[] mirrored = new boolean[1000];
        for (int i = mirrored.length - 1; i >= 0; i--) {
            Example original = RECTANGLES.example(i);
            Example example = source.example(i);
            mirrored[i] =
                    !Arrays.equals(example.labels().boxes(), original.labels().boxes());
            assertThat(example).isEqualTo(mirrored[i] ? original.mirrored() : original);
        }
        return mirrored;
    }
}
