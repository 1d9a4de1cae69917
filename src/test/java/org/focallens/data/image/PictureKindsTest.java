package org.focallens.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebP and TIFF, the turn of each kind of picture, and PNG files that lack their end. */
class PictureKindsTest {
    private static final int RED = 0xffff0000;
    private static final int BLUE = 0xff0000ff;

    /** EXIF data that holds nothing but the orientation 6: a quarter turn to the right. */
    private static final String QUARTER = "4d4d002a000000080001011200030000000100060000" + "00000000";

    @TempDir
    Path folder;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void webpIsReadWhateverItsFormIs() throws IOException {
        Picture lossless = Images.read(file("a.webp", HexPictures.LOSSLESS_WEBP.get()));
        assertThat(lossless.argb(0, 0)).isEqualTo(RED);
        assertThat(lossless.argb(2, 1)).isEqualTo(BLUE);
        ImageHeader lossy = Images.header(file("b.webp", HexPictures.LOSSY_WEBP.get()));
        assertThat(lossy).isEqualTo(new ImageHeader(ImageFormat.WEBP, 21, 13, 1));
        assertThat(Images.read(folder.resolve("b.webp")).height()).isEqualTo(13);
        Picture alpha = Images.read(file("c.webp", HexPictures.ALPHA_WEBP.get()));
        assertThat(alpha.width()).isEqualTo(21);
        assertThat(alpha.argb(3, 3) >>> 24).isBetween(120, 135);
        assertThat(Images.hasImageName(Path.of("a.WebP"))).isTrue();
        assertThat(Images.hasImageName(Path.of("a.tif"))).isTrue();
    }

    @Test
    void webpIsTurnedByItsExifChunk() throws IOException {
        byte[] pixels = Arrays.copyOfRange(HexPictures.LOSSLESS_WEBP.get(), 12, HexPictures.LOSSLESS_WEBP.get().length);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunks.writeBytes("WEBPVP8X".getBytes(StandardCharsets.US_ASCII));
        chunks.writeBytes(bytes("0a000000" + "08000000" + "020000" + "010000"));
        chunks.writeBytes(pixels);
        chunks.writeBytes("EXIF".getBytes(StandardCharsets.US_ASCII));
        byte[] exif = bytes(QUARTER);
        chunks.writeBytes(little(exif.length));
        chunks.writeBytes(exif);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(little(chunks.size()));
        whole.writeBytes(chunks.toByteArray());
        Path file = file("turned.webp", whole.toByteArray());
        assertThat(Images.header(file)).isEqualTo(new ImageHeader(ImageFormat.WEBP, 3, 2, 6));
        assertTurned(Images.read(file));
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    /** What was the lower right corner is the lower left one. */
    private static void assertTurned(Picture picture) {
        assertThat(picture.width()).isEqualTo(2);
        assertThat(picture.height()).isEqualTo(3);
        assertThat(picture.argb(0, 2)).isEqualTo(BLUE);
        assertThat(picture.argb(1, 2)).isEqualTo(RED);
    }

    @Test
    void tiffIsReadAndTurned() throws IOException {
        Path file = file("turned.tif", HexPictures.TURNED_TIFF.get());
        assertThat(Images.header(file)).isEqualTo(new ImageHeader(ImageFormat.TIFF, 3, 2, 6));
        assertTurned(Images.read(file));
        byte[] plain = TestPictures.encode(TestPictures.gradient(21, 13, BufferedImage.TYPE_INT_RGB), "tiff");
        Path upright = file("plain.tiff", plain);
        assertThat(Images.header(upright)).isEqualTo(new ImageHeader(ImageFormat.TIFF, 21, 13, 1));
        assertThat(Images.read(upright).argb(20, 1)).isEqualTo(0xff000000 | 160 << 16 | 8 << 8 | 128);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pngIsTurnedByItsExifChunkBeforeOrBehindThePixels(boolean before) throws IOException {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 6; i++) {
            image.setRGB(i % 3, i / 3, i == 5 ? BLUE : RED);
        }
        byte[] png = TestPictures.encode(image, "png");
        int at = before ? 33 : png.length - 12;
        byte[] exif = bytes(QUARTER);
        ByteBuffer turned = ByteBuffer.allocate(png.length + exif.length + 12);
        turned.put(png, 0, at)
                .putInt(exif.length)
                .put("eXIf".getBytes(StandardCharsets.US_ASCII))
                .put(exif)
                .putInt(0);
        turned.put(png, at, png.length - at);
        Path file = file("turned.png", turned.array());
        assertThat(Images.header(file).orientation()).isEqualTo(6);
        assertTurned(Images.read(file));
    }

    @Test
    void aPngWithoutItsEndIsReadButNotOneWithoutSomeOfItsPixels() throws IOException {
        byte[] png = TestPictures.encode(TestPictures.gradient(21, 13, BufferedImage.TYPE_INT_RGB), "png");
        Path endless = file("endless.png", Arrays.copyOf(png, png.length - 12));
        assertThat(Images.read(endless).argb(20, 1)).isEqualTo(0xff000000 | 160 << 16 | 8 << 8 | 128);
        Path half = file("half.png", Arrays.copyOf(png, png.length - 40));
        assertThatThrownBy(() -> Images.read(half))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("half.png");
    }

    @Test
    void brokenHeadersSayWhatIsWrong() throws IOException {
        assertBroken("cut.webp", Arrays.copyOf(HexPictures.LOSSLESS_WEBP.get(), 18), "ends inside its header");
        assertBroken("odd.webp", "RIFF....WEBPJUNK....".getBytes(StandardCharsets.US_ASCII), "VP8X");
        assertBroken("cut.tif", bytes("4d4d002a7fffffff"), "ends inside its header");
        assertBroken("none.tif", bytes("4d4d002a00000008" + "0000" + "00000000"), "0x0");
    }

    private void assertBroken(String name, byte[] content, String reason) throws IOException {
        Path file = file(name, content);
        assertThatThrownBy(() -> Images.header(file))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(reason);
    }
}
