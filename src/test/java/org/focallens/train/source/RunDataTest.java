package org.focallens.train.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Problem;
import org.focallens.data.ReadOptions;
import org.focallens.data.open.BundledSample;
import org.focallens.data.open.Datasets;
import org.focallens.data.scene.SceneSettings;
import org.focallens.train.settings.SettingsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDataTest {

    private static final Path SAMPLE = Path.of("samples/coco");

    @Test
    void scenesToMeasureOnAreNotAmongThoseToLearnFrom() throws IOException {
        RunData.Open open = new RunData(RunData.SHAPES, 128, false, 200).open(7, () -> false);
        List<Example> learned =
                IntStream.range(0, 50).mapToObj(open.examples()::example).toList();
        List<Example> measured =
                IntStream.range(0, 50).mapToObj(open.tests()::get).toList();
        assertThat(measured).doesNotContainAnyElementsOf(learned);
        assertThat(new RunData(RunData.SHAPES, 128, false, 200)
                        .open(7, () -> false)
                        .tests()
                        .get(3))
                .isEqualTo(measured.get(3));
    }

    @Test
    void aSizeThatIsNoMultipleOf128IsPadded() throws IOException {
        Example scene = new RunData(RunData.SHAPES, 200, false, 0)
                .open(1, () -> false)
                .examples()
                .example(0);
        assertThat(scene.picture().width()).isEqualTo(256);
        assertThat(scene.contentWidth()).isEqualTo(200);
        assertThat(scene.picture().argb(255, 10)).isEqualTo(0xFF7F7F7F);
        Example photograph = new RunData(SAMPLE.toString(), 200, false, 0)
                .open(1, () -> false)
                .examples()
                .example(0);
        assertThat(photograph.picture().height()).isEqualTo(256);
        assertThat(Math.max(photograph.contentWidth(), photograph.contentHeight()))
                .isEqualTo(200);
    }

    @Test
    void sparseScenesHaveFewSmallObjects() throws IOException {
        ExampleSource scenes = new RunData(RunData.SPARSE_SHAPES, 128, false, 0)
                .open(1, () -> false)
                .examples();
        for (int i = 0; i < 40; i++) {
            Example scene = scenes.example(i);
            assertThat(scene.labels().count()).isBetween(0, 2);
            for (int box = 0; box < scene.labels().count(); box++) {
                float[] corners = scene.labels().box(box);
                assertThat(Math.max(corners[2] - corners[0], corners[3] - corners[1]))
                        .isLessThan(30);
            }
        }
    }

    @Test
    void scenesOfAnyDifficultyHaveANameFromWhichTheyComeAgain() {
        for (SceneSettings scenes : List.of(
                SceneSettings.square(128),
                SceneSettings.sparse(256),
                SceneSettings.square(128).withClasses(5),
                SceneSettings.square(128).withSizes(9, 33).withObjects(0, 9).withBackground(.75, 12.5))) {
            assertThat(new RunData(RunData.nameOf(scenes), scenes.width(), false, 0).scenes())
                    .contains(scenes);
        }
        assertThat(RunData.nameOf(SceneSettings.square(128))).isEqualTo("shapes");
        assertThat(RunData.nameOf(SceneSettings.square(128).withObjects(2, 2))).isEqualTo("shapes:objects=2-2");
        assertThat(new RunData("shapes of my own", 128, false, 0).generated())
                .as("a folder")
                .isFalse();
        assertThatThrownBy(() -> new RunData("shapes:stars=3", 128, false, 0)).hasMessageContaining("stars=3");
        assertThatThrownBy(() -> new RunData("shapes:clutter=7", 128, false, 0))
                .hasMessageContaining("clutter must be 0..1 but is 7");
        assertThatThrownBy(() -> new RunData("shapes:sides=a-b", 128, false, 0)).hasMessageContaining("sides=a-b");
    }

    @Test
    void flippedDataIsTheSameInAMirrorHereAndThere() throws IOException {
        ExampleSource straight =
                new RunData(RunData.SHAPES, 128, false, 0).open(5, () -> false).examples();
        ExampleSource flipped =
                new RunData(RunData.SHAPES, 128, true, 0).open(5, () -> false).examples();
        int mirrored = 0;
        for (int i = 0; i < 40; i++) {
            Example example = flipped.example(i);
            assertThat(example).isIn(straight.example(i), straight.example(i).mirrored());
            mirrored += example.equals(straight.example(i)) ? 0 : 1;
        }
        assertThat(mirrored).isBetween(8, 32);
    }

    @Test
    void thePartsOfADataSetShareNoImageAndHoldAll() throws IOException {
        Dataset dataset = Datasets.open(SAMPLE);
        DataSplit split = DataSplit.of(dataset, 2, 9);
        Set<LabelledImage> all = new HashSet<>(split.train().images());
        assertThat(split.test().images()).hasSize(2).doesNotContainAnyElementsOf(all);
        all.addAll(split.test().images());
        assertThat(all).containsExactlyInAnyOrderElementsOf(dataset.images());
        assertThat(DataSplit.of(dataset, 2, 9)).isEqualTo(split);
        Set<List<LabelledImage>> drawn = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            drawn.add(DataSplit.of(dataset, 2, seed).test().images());
        }
        assertThat(drawn).hasSizeGreaterThan(1);
    }

    /** Of four pictures one is whole, one breaks off, one is empty and one is missing. */
    @Test
    void picturesThatCannotBeReadAreLeftOutAndToldBeforeTheFirstStep(@TempDir Path folder) throws IOException {
        BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 48; i++) {
            picture.setRGB(i % 64, i / 64, i * 7919);
        }
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("labels"));
        Files.writeString(folder.resolve("data.yaml"), "path: .\ntrain: images\nnames: [thing]\n");
        for (String name : List.of("whole", "broken", "empty", "whole2")) {
            Path file = folder.resolve("images/" + name + ".jpg");
            ImageIO.write(picture, "jpg", file.toFile());
            Files.writeString(folder.resolve("labels/" + name + ".txt"), "0 .5 .5 .5 .5\n");
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("images/broken.jpg"));
        Files.write(folder.resolve("images/broken.jpg"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.write(folder.resolve("images/empty.jpg"), new byte[0]);
        RunData.Open open = new RunData(folder.toString(), 64, false, 1).open(1, () -> false);
        assertThat(open.problems())
                .extracting(Problem::toString)
                .anyMatch(text -> text.contains("broken.jpg"))
                .anyMatch(text -> text.contains("empty.jpg"))
                .noneMatch(text -> text.contains("whole.jpg"));
        assertThat(open.tests().get(0).labels().count()).isEqualTo(1);
        assertThat(open.examples().example(0).labels().count()).isEqualTo(1);
        for (String name : List.of("whole", "whole2")) {
            Files.write(folder.resolve("images/" + name + ".jpg"), new byte[] {1, 2, 3});
        }
        assertThatThrownBy(() -> new RunData(folder.toString(), 64, false, 1).open(1, () -> false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("images can be read")
                .hasMessageContaining(".jpg");
    }

    /** The four pictures to learn from have one box each, the others two. */
    private static void splits(Path folder) throws IOException {
        BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (String name : List.of("train", "train", "train", "train", "val", "val", "val", "test")) {
            Path images = Files.createDirectories(folder.resolve(name + "/images"));
            Path labels = Files.createDirectories(folder.resolve(name + "/labels"));
            int number = images.toFile().list().length;
            ImageIO.write(picture, "png", images.resolve(number + ".png").toFile());
            String boxes = name.equals("train") ? "0 .5 .5 .5 .5\n" : "0 .3 .3 .2 .2\n0 .7 .7 .2 .2\n";
            Files.writeString(labels.resolve(number + ".txt"), boxes);
        }
    }

    @Test
    void aSetsOwnTrainAndValAreLearntFromAndMeasuredOn(@TempDir Path folder) throws IOException {
        splits(folder);
        RunData data = new RunData(folder.toString(), 64, false, 0);
        assertThat(data.usualTests(() -> false)).isEqualTo(3);
        assertThat(RunData.usualTests(Datasets.open(folder))).isEqualTo(3);
        for (long seed = 0; seed < 3; seed++) {
            RunData.Open open = data.withTests(3).open(seed, () -> false);
            for (int i = 0; i < 4; i++) {
                assertThat(open.examples().example(i).labels().count()).isEqualTo(1);
            }
            for (int i = 0; i < 3; i++) {
                assertThat(open.tests().get(i).labels().count()).isEqualTo(2);
            }
            ExampleSource unmeasured = data.open(seed, () -> false).examples();
            assertThat(IntStream.range(0, 8)
                            .map(i -> unmeasured.example(i).labels().count()))
                    .containsOnly(1);
        }
        assertThatThrownBy(() -> data.withTests(4).open(1, () -> false)).hasMessageContaining("must be 1..3");
    }

    @Test
    void aSplitThatIsChosenIsAllThereIs(@TempDir Path folder) throws IOException {
        splits(folder);
        SetPart val = SetPart.of(ReadOptions.DEFAULT.withSplit("val"));
        RunData data = new RunData(folder.toString(), 64, false, 1, val);
        assertThat(data.open(1, () -> false).examples().example(0).labels().count())
                .isEqualTo(2);
        assertThat(data.usualTests(() -> false)).isEqualTo(1);
    }

    @Test
    void aRunOfBeforeGoesOnAsItWasDrawn() throws IOException {
        String saved = "{\"name\":\"some/set\",\"size\":64,\"flipped\":true,\"tests\":2}";
        RunData before = SettingsJson.read(saved.getBytes(StandardCharsets.UTF_8), RunData.class);
        assertThat(before).isEqualTo(new RunData("some/set", 64, true, 2, SetPart.DRAWN));
        assertThat(SettingsJson.tree(before).toString()).isEqualTo(saved);
        SetPart part = SetPart.of(ReadOptions.DEFAULT
                .withFormat(DatasetFormat.YOLO)
                .withLabels(Path.of("a.txt"))
                .withSplit("val"));
        for (SetPart kept : List.of(part, SetPart.ALL)) {
            RunData data = new RunData("some/set", 64, true, 2, kept);
            assertThat(SettingsJson.read(SettingsJson.write(data), RunData.class))
                    .isEqualTo(data);
        }
        assertThat(part.options())
                .isEqualTo(ReadOptions.DEFAULT
                        .withFormat(DatasetFormat.YOLO)
                        .withLabels(Path.of("a.txt"))
                        .withSplit("val"));
    }

    @Test
    void oneImageIsTooFewToMeasureOn() throws IOException {
        Dataset all = Datasets.open(SAMPLE);
        Dataset one = all.withImages(all.images().subList(0, 1));
        assertThatThrownBy(() -> DataSplit.of(one, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have 2 images or more")
                .hasMessageContaining("has 1");
    }

    @Test
    void badNumbersAreNamed() throws IOException {
        assertThatThrownBy(() -> new RunData(RunData.SHAPES, 31, false, 0))
                .hasMessage("size must be 32..2048 but is 31");
        assertThatThrownBy(() -> new RunData(RunData.SHAPES, 128, false, -1))
                .hasMessageContaining("tests")
                .hasMessageContaining("-1");
        int images = Datasets.open(BundledSample.folder()).images().size();
        assertThatThrownBy(() -> new RunData(SAMPLE.toString(), 128, false, images).open(1, () -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test must be 1.." + (images - 1))
                .hasMessageContaining("" + images);
    }
}
