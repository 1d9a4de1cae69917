package org.focallens.train.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.image.Images;
import org.focallens.data.image.Picture;
import org.focallens.nn.InputShape;
import org.focallens.train.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetSourceTest {

    private static final InputShape ONE = new InputShape(1, 128, 128);
    private static final int GREY = 0xFF7F7F7F;

    @TempDir
    private Path folder;

    private LabelledImage image(String name, int width, int height, int argb) throws IOException {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, argb);
        Files.write(folder.resolve(name), Images.png(Picture.wrap(width, height, pixels)));
        Labels labels = Labels.builder()
                .add(new float[] {0, 0, width / 2f, height / 2f}, 1, false, false)
                .build();
        return new LabelledImage(folder.resolve(name), width, height, labels, OptionalLong.empty());
    }

    private Dataset dataset(LabelledImage... images) {
        return new Dataset("boxes", folder, DatasetFormat.COCO, List.of("cat", "dog"), List.of(images), List.of());
    }

    @Test
    void aWideImageFillsTheTopAndTheRestIsGrey() throws IOException {
        DatasetSource source = new DatasetSource(dataset(image("wide.png", 256, 64, 0xFFFF0000)), ONE, 1);
        Example example = source.example(0);
        assertThat(example.contentWidth()).isEqualTo(128);
        assertThat(example.contentHeight()).isEqualTo(32);
        assertThat(example.labels().boxes()).containsExactly(0, 0, 64, 16);
        assertThat(example.labels().category(0)).isEqualTo(1);
        assertThat(example.picture().argb(127, 31)).isEqualTo(0xFFFF0000);
        assertThat(example.picture().argb(0, 32)).isEqualTo(GREY);
    }

    @Test
    void aHighImageFillsTheLeft() throws IOException {
        DatasetSource source = new DatasetSource(dataset(image("high.png", 20, 40, 0xFF00FF00)), ONE, 1);
        Example example = source.example(0);
        assertThat(example.labels().boxes()).containsExactly(0, 0, 32, 64);
        assertThat(example.picture().argb(63, 127)).isEqualTo(0xFF00FF00);
        assertThat(example.picture().argb(64, 0)).isEqualTo(GREY);
    }

    private Dataset seven() throws IOException {
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            images.add(image(i + ".png", 8, 8, 0xFF000000 | i + 1));
        }
        return dataset(images.toArray(LabelledImage[]::new));
    }

    @Test
    void everyImageIsSeenOnceARoundAndTheSeedFixesTheOrder() throws IOException {
        Dataset dataset = seven();
        List<Integer> order = colours(new DatasetSource(dataset, ONE, 4), 21);
        assertThat(order.subList(0, 7)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
        assertThat(order.subList(7, 14))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7)
                .isNotEqualTo(order.subList(0, 7));
        assertThat(order.subList(14, 21))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7)
                .isNotEqualTo(order.subList(7, 14));
        assertThat(colours(new DatasetSource(dataset, ONE, 4), 21)).isEqualTo(order);
        assertThat(colours(new DatasetSource(dataset, ONE, 5), 21)).isNotEqualTo(order);
    }

    @Test
    void anExampleIsTheSameFromAnyOrderAndThread() throws IOException {
        Dataset dataset = seven();
        List<Integer> order = colours(new DatasetSource(dataset, ONE, 4), 70);
        DatasetSource backwards = new DatasetSource(dataset, ONE, 4);
        for (int i = 69; i >= 0; i -= 3) {
            assertThat(colour(backwards.example(i))).as("example %d", i).isEqualTo(order.get(i));
        }
        DatasetSource shared = new DatasetSource(dataset, ONE, 4);
        int[] seen = new int[70];
        try (Workers workers = new Workers(4)) {
            workers.run(70, i -> seen[i] = colour(shared.example(i)));
        }
        assertThat(seen)
                .containsExactly(order.stream().mapToInt(Integer::intValue).toArray());
    }

    @Test
    void imagesInTheSetsOwnOrderAreNotShuffled() throws IOException {
        DatasetSource source = new DatasetSource(seven(), ONE, 4);
        assertThat(source.size()).isEqualTo(7);
        for (int i = 0; i < 7; i++) {
            assertThat(source.inOrder(i))
                    .hasValueSatisfying(example -> assertThat(colour(example)).isPositive());
            assertThat(colour(source.inOrder(i).orElseThrow())).isEqualTo(i + 1);
        }
    }

    /** A round with a broken image: its place is taken by the one after it, and the others keep theirs. */
    @Test
    void theNextOfTheRoundStandsInForABrokenImage() throws IOException {
        Dataset dataset = seven();
        List<Integer> whole = colours(new DatasetSource(dataset, ONE, 4), 70);
        Files.writeString(folder.resolve("2.png"), "no picture");
        DatasetSource source = new DatasetSource(dataset, ONE, 4);
        for (int i = 69; i >= 0; i--) {
            int following = i % 7 == 6 ? i - 6 : i + 1;
            int expected = whole.get(i) == 3 ? whole.get(following) : whole.get(i);
            assertThat(colour(source.example(i))).as("example %d", i).isEqualTo(expected);
        }
        assertThat(source.unreadable()).hasSize(1);
        assertThat(source.inOrder(2)).isEmpty();
    }

    private static int colour(Example example) {
        return example.picture().argb(3, 3) & 0xFF;
    }

    private static List<Integer> colours(DatasetSource source, int count) {
        List<Integer> colours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            colours.add(colour(source.example(i)));
        }
        return colours;
    }

    @Test
    void anImageThatCannotBeReadIsLeftOutAndNamed() throws IOException {
        LabelledImage broken = image("broken.png", 8, 8, 0);
        Files.writeString(broken.file(), "no picture");
        DatasetSource source = new DatasetSource(dataset(broken, image("good.png", 8, 8, 0xFF000009)), ONE, 1);
        assertThat(colours(source, 4)).containsOnly(9);
        assertThat(source.unreadable()).hasSize(1);
        assertThat(source.unreadable().get(0)).hasMessageContaining("broken.png");
    }

    @Test
    void aSetWithoutAnyReadableImageSaysWhy() throws IOException {
        LabelledImage broken = image("broken.png", 8, 8, 0);
        Files.writeString(broken.file(), "no picture");
        DatasetSource source = new DatasetSource(dataset(broken), ONE, 1);
        assertThatThrownBy(() -> source.example(0))
                .isInstanceOf(LostImageException.class)
                .hasMessageContaining("broken.png");
        assertThatThrownBy(() -> new DatasetSource(dataset(), ONE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 images");
    }
}
