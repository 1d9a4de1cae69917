package org.focallens.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.focallens.data.WriteOptions.ImageFiles;
import org.focallens.data.open.DatasetWriter;
import org.focallens.data.open.Datasets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From every format to every other and back: what both can hold is the same after it, to the last bit, but where COCO adds floats. */
@Tag("locale")
class ConversionTest {
    private static final List<DatasetFormat> FORMATS =
            List.of(DatasetFormat.COCO, DatasetFormat.VOC, DatasetFormat.YOLO);
    private static final List<String> CATEGORIES =
            List.of("caf\u00e9: #1", "a <b> & \"c\" \\ 'd'", "\u7d30\u80de", "never used", "yes", "12");

    @TempDir
    Path temp;

    /** A box as formats hold it. */
    private record Held(String category, List<Float> box, boolean crowd, boolean difficult) {}

    static Stream<Arguments> directions() {
        return Stream.of(1L, 2L, 3L)
                .flatMap(seed -> FORMATS.stream()
                        .flatMap(a -> FORMATS.stream().filter(b -> a != b).map(b -> Arguments.of(a, b, seed))));
    }

    @ParameterizedTest(name = "{0} to {1} and back, seed {2}")
    @MethodSource("directions")
    void whatBothCanHoldIsKept(DatasetFormat a, DatasetFormat b, long seed) throws IOException {
        Dataset made = made(seed);
        Dataset first = written(made, a, "first");
        Dataset other = written(first, b, "other");
        Dataset back = written(other, a, "back");
        Map<String, List<Held>> expected = held(made);
        for (DatasetFormat format : List.of(a, b, a)) {
            expected.replaceAll((name, boxes) -> boxes.stream()
                    .map(box -> in(format, box))
                    .filter(box -> box != null)
                    .toList());
        }
        assertSame(held(back), expected, a == DatasetFormat.COCO || b == DatasetFormat.COCO ? 2 : 0);
        assertThat(back.images()).hasSameSizeAs(made.images());
        back.images()
                .forEach(image ->
                        assertThat(image.width() + "x" + image.height()).isEqualTo("97x61"));
        if (a != DatasetFormat.VOC && b != DatasetFormat.VOC) {
            assertThat(back.categories()).as("also those without boxes").isEqualTo(CATEGORIES);
        }
        if (a == DatasetFormat.COCO) {
            assertThat(first.images())
                    .extracting(LabelledImage::id)
                    .containsExactlyElementsOf(
                            made.images().stream().map(LabelledImage::id).toList());
        }
    }

    private static void assertSame(Map<String, List<Held>> actual, Map<String, List<Held>> expected, int ulps) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, boxes) -> {
            assertThat(actual.get(name)).as(name).hasSameSizeAs(boxes);
            for (int i = 0; i < boxes.size(); i++) {
                Held held = actual.get(name).get(i);
                Held wanted = boxes.get(i);
                assertThat(held)
                        .as(name)
                        .isEqualTo(new Held(wanted.category, held.box, wanted.crowd, wanted.difficult));
                for (int k = 0; k < 4; k++) {
                    float value = wanted.box.get(k);
                    assertThat(held.box.get(k)).as(name + " box " + i).isCloseTo(value, within(ulps * Math.ulp(value)));
                }
            }
        });
    }

    /** VOC has difficult alone, YOLO neither mark and nothing beyond the image. */
    private static Held in(DatasetFormat format, Held held) {
        List<Float> b = held.box;
        return switch (format) {
            case VOC -> new Held(held.category, b, false, held.difficult || held.crowd);
            case YOLO ->
                held.crowd
                        ? null
                        : new Held(
                                held.category,
                                List.of(
                                        Math.max(0, b.get(0)),
                                        Math.max(0, b.get(1)),
                                        Math.min(97, b.get(2)),
                                        Math.min(61, b.get(3))),
                                false,
                                false);
            default -> held;
        };
    }

    private static Map<String, List<Held>> held(Dataset dataset) {
        Map<String, List<Held>> held = new TreeMap<>();
        for (LabelledImage image : dataset.images()) {
            List<Held> boxes = new ArrayList<>();
            Labels labels = image.labels();
            for (int i = 0; i < labels.count(); i++) {
                float[] b = labels.box(i);
                boxes.add(new Held(
                        dataset.categories().get(labels.category(i)),
                        List.of(b[0], b[1], b[2], b[3]),
                        labels.crowd(i),
                        labels.difficult(i)));
            }
            held.put(image.file().getFileName().toString(), boxes);
        }
        return held;
    }

    private Dataset written(Dataset dataset, DatasetFormat format, String name) throws IOException {
        Path folder = temp.resolve(name);
        DatasetWriter.write(dataset, new WriteOptions(format, folder, ImageFiles.COPY), () -> false, share -> {});
        Dataset read = Datasets.open(folder);
        assertThat(read.format()).isEqualTo(format);
        return read;
    }

    /** Twelve images, every third without boxes; boxes of random floats, at the borders, over them, crowds and difficult ones. */
    private Dataset made(long seed) throws IOException {
        Random random = new Random(seed);
        TestFolder folder = new TestFolder(temp);
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String name = (i == 0 ? foreign("Zelle \u00fc \u7d30\u80de") : "image " + i) + ".png";
            Labels.Builder labels = Labels.builder();
            for (int k = 0; k < (i % 3 == 2 ? 0 : 8); k++) {
                labels.add(box(random, k), random.nextInt(5) % 5 == 3 ? 4 : random.nextInt(3), k == 6, k == 7);
            }
            images.add(new LabelledImage(
                    folder.png("made/" + name, 97, 61), 97, 61, labels.build(), OptionalLong.of(1000 - 7L * i)));
        }
        return new Dataset("made", temp.resolve("made"), DatasetFormat.COCO, CATEGORIES, images, List.of());
    }

    private static float[] box(Random random, int kind) {
        float x = random.nextFloat() * 60;
        float y = random.nextFloat() * 40;
        float[] box = {x, y, x + 1.5f + random.nextFloat() * 30, y + 1.5f + random.nextFloat() * 15};
        return switch (kind) {
            case 0 -> new float[] {0, 0, 97, 61};
            case 1 -> new float[] {0, box[1], box[2], 61};
            case 2 -> new float[] {-0.3f, box[1], 97.4f, box[3]};
            default -> box;
        };
    }

    /** Where this machine's file system takes no foreign letters, plain ones. */
    private static String foreign(String name) {
        return Charset.forName(System.getProperty("sun.jnu.encoding"))
                        .newEncoder()
                        .canEncode(name)
                ? name
                : "Zelle";
    }
}
