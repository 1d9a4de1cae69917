package org.focallens.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.focallens.ChildJvm;
import org.focallens.ui.anchors.AnchorsRoom;
import org.focallens.ui.common.Theme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

/** Draws in another process, as the command line does: this one's JavaFX is taken by its own tests. */
class RoomPicturesTest {
    private static final List<RoomEntry> ROOMS = List.of(
            new RoomEntry("anchors", "Anchors", "", Feather.GRID, AnchorsRoom::new),
            new RoomEntry("fake", "Fake", "", Feather.GRID, dialogs -> new FakeRoom("fake", false)));

    @TempDir
    static Path folder;

    private static String said;

    /** What the other process does. */
    static final class Draw {
        private Draw() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            Path samples = Path.of(args[0]);
            try (RoomPictures pictures = new RoomPictures(ROOMS, 900, 640)) {
                draw(pictures, "light.png", request("anchors", Optional.of(samples.resolve("voc")), Theme.LIGHT));
                draw(pictures, "dark.png", request("anchors", Optional.of(samples.resolve("coco")), Theme.DARK));
                draw(
                        pictures,
                        "failed.png",
                        request("anchors", Optional.of(samples.resolve("README.md")), Theme.LIGHT));
                draw(pictures, "refused.png", request("fake", Optional.of(samples), Theme.LIGHT));
                draw(pictures, "fake.png", request("fake", Optional.empty(), Theme.LIGHT));
                draw(
                        pictures,
                        "done.png",
                        new RoomPictures.Request(
                                "fake", Optional.empty(), 300, 200, Theme.LIGHT, false, List.of("fake-greet")));
                draw(
                        pictures,
                        "undone.png",
                        new RoomPictures.Request(
                                "fake", Optional.empty(), 300, 200, Theme.LIGHT, false, List.of("fake-dance")));
                draw(
                        pictures,
                        "child.out",
                        new RoomPictures.Request("fake", Optional.empty(), 300, 200, Theme.LIGHT, false));
            }
            System.exit(0);
        }

        private static RoomPictures.Request request(String room, Optional<Path> open, Theme theme) {
            return new RoomPictures.Request(room, open, 900, 640, theme, false);
        }

        private static void draw(RoomPictures pictures, String file, RoomPictures.Request request)
                throws InterruptedException {
            Path target = file.equals("child.out") ? Path.of(file, "below-a-file.png") : Path.of(file);
            try {
                System.out.println(file + ": " + pictures.write(request, target));
            } catch (IOException | IllegalArgumentException e) {
                System.out.println(file + ": " + e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }

    @BeforeAll
    static void draw() throws IOException, InterruptedException {
        ChildJvm.Result result = new ChildJvm(
                        folder, Draw.class, Path.of("samples").toAbsolutePath().toString())
                .run();
        assertThat(result.status()).as(result.err()).isZero();
        said = result.out();
    }

    private static BufferedImage picture(String name) throws IOException {
        return ImageIO.read(folder.resolve(name).toFile());
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void aPictureHasTheSizeThatWasAskedForAndIsNotBlank() throws IOException {
        BufferedImage light = picture("light.png");
        assertThat(light.getWidth()).isEqualTo(900);
        assertThat(light.getHeight()).isEqualTo(640);
        assertThat(IntStream.of(pixels(light)).distinct().count())
                .as("a photograph, not a colour")
                .isGreaterThan(1000);
        assertThat(IntStream.of(pixels(light))
                        .filter(pixel -> pixel == 0xFF0072B2)
                        .count())
                .as("positive anchors")
                .isGreaterThan(500);
        assertThat(said).containsPattern("light\\.png: voc .* image 1 of 12");
    }

    @Test
    void theThemeIsTheOneAskedFor() throws IOException {
        assertThat(brightness(picture("dark.png"))).isLessThan(brightness(picture("light.png")) - 40);
        assertThat(said).containsPattern("dark\\.png: coco .* image 1 of 12");
    }

    private static double brightness(BufferedImage image) {
        return IntStream.of(pixels(image))
                .map(pixel -> (pixel >> 8) & 255)
                .average()
                .orElseThrow();
    }

    @Test
    void whatCannotBeOpenedIsAFailureAndNoPicture() {
        assertThat(said).containsPattern("failed\\.png: IOException: .*README\\.md: is not a data set");
        assertThat(folder.resolve("failed.png")).doesNotExist();
    }

    @Test
    void aRoomThatOpensNoFilesRefusesThem() {
        assertThat(said).contains("refused.png: IllegalArgumentException: this room opens no files");
        assertThat(folder.resolve("refused.png")).doesNotExist();
        assertThat(folder.resolve("fake.png")).exists();
    }

    @Test
    void actionsAreDoneBeforeThePictureAndUnknownOnesNamed() {
        assertThat(said)
                .contains("done.png: hello")
                .contains("undone.png: IllegalArgumentException: this room has no action 'fake-dance'")
                .contains("fake-draw, fake-save, fake-greet");
        assertThat(folder.resolve("undone.png")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws IOException {
        assertThat(said)
                .containsPattern(
                        "child\\.out: FileSystemException: child\\.out.below-a-file\\.png: a part of its path is a file, not a folder");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("nothing half written")
                    .noneMatch(name -> name.endsWith(".part"));
        }
    }
}
