package org.focallens.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {
    @TempDir
    Path folder;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "jpg"})
    void headerAndPixelsOfEveryFormatAgree(String format) throws IOException {
        Path file = file(
                "a." + format, TestPictures.encode(TestPictures.gradient(21, 13, BufferedImage.TYPE_INT_RGB), format));
        ImageHeader header = Images.header(file);
        Picture picture = Images.read(file);
        assertThat(header.width()).isEqualTo(21);
        assertThat(header.height()).isEqualTo(13);
        assertThat(picture.width()).isEqualTo(21);
        assertThat(picture.height()).isEqualTo(13);
        Color pixel = new Color(picture.argb(20, 1), true);
        assertThat(pixel.getRed()).isCloseTo(160, within(40));
        assertThat(pixel.getGreen()).isCloseTo(8, within(40));
        assertThat(pixel.getAlpha()).isEqualTo(255);
    }

    @ParameterizedTest
    @CsvSource({
        "jpg, 400, 100, 50, 50, 50, 13",
        "png, 100, 400, 50, 50, 13, 50",
        "bmp, 31, 30, 50, 50, 31, 30",
        "gif, 301, 2, 30, 30, 30, 1"
    })
    void aSmallPictureKeepsItsAspectAndIsNeverLarger(
            String format, int width, int height, int most, int high, int smallWidth, int smallHeight)
            throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = width / 2; x < width; x++) {
                image.setRGB(x, y, 0xffffffff);
            }
        }
        Picture small = Images.readSmall(file("a." + format, TestPictures.encode(image, format)), most, high);
        assertThat(small.width()).isEqualTo(smallWidth);
        assertThat(small.height()).isEqualTo(smallHeight);
        assertThat(small.argb(1, 0) & 255).as("black on the left").isLessThan(30);
        assertThat(small.argb(smallWidth - 2, 0) & 255).as("white on the right").isGreaterThan(225);
    }

    @Test
    void aSmallPictureIsTurnedAsExifSays() throws IOException {
        byte[] jpeg = TestPictures.encode(new BufferedImage(400, 100, BufferedImage.TYPE_INT_RGB), "jpg");
        Picture small = Images.readSmall(file("side.jpg", TestPictures.withOrientation(jpeg, 6)), 60, 40);
        assertThat(small.width()).isEqualTo(10);
        assertThat(small.height()).isEqualTo(40);
    }

    @Test
    void contentDecidesAndNotTheName() throws IOException {
        Path file = file(
                "really-a-png.jpg",
                TestPictures.encode(TestPictures.gradient(4, 3, BufferedImage.TYPE_INT_RGB), "png"));
        assertThat(Images.header(file).format()).isEqualTo(ImageFormat.PNG);
        assertThat(Images.read(file).argb(3, 2)).isEqualTo(0xff181080);
    }

    /** Where the stored picture's top-left corner must appear, by the EXIF table of the eight orientations. */
    @ParameterizedTest
    @CsvSource({
        "1,left,top",
        "2,right,top",
        "3,right,bottom",
        "4,left,bottom",
        "5,left,top",
        "6,right,top",
        "7,right,bottom",
        "8,left,bottom"
    })
    void exifTurnsSizeAndPixels(int orientation, String column, String row) throws IOException {
        BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                image.setRGB(x, y, 0xffffff);
            }
        }
        for (int x = 8; x < 48; x++) {
            for (int y = 0; y < 8; y++) {
                image.setRGB(x, y, 0x808080); // the stored top edge is grey
            } // the stored top edge is grey
        }
        Path file = file("turned.jpg", TestPictures.withOrientation(TestPictures.encode(image, "jpg"), orientation));
        ImageHeader header = Images.header(file);
        Picture picture = Images.read(file);
        assertThat(header.orientation()).isEqualTo(orientation);
        assertThat(picture.width()).isEqualTo(header.width()).isEqualTo(orientation >= 5 ? 32 : 48);
        assertThat(picture.height()).isEqualTo(header.height()).isEqualTo(orientation >= 5 ? 48 : 32);
        int x = column.equals("left") ? 2 : picture.width() - 3;
        int y = row.equals("top") ? 2 : picture.height() - 3;
        assertThat(picture.argb(x, y) & 255).as("white corner").isGreaterThan(200);
        boolean sideways = orientation >= 5;
        int alongX = sideways ? x : picture.width() / 2;
        int alongY = sideways ? picture.height() / 2 : y;
        assertThat(picture.argb(alongX, alongY) & 255).as("grey edge").isBetween(90, 170);
    }

    @Test
    void greySamplesKeepTheirValues() throws IOException {
        BufferedImage grey8 = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey8.getRaster().setSample(1, 0, 0, 100);
        BufferedImage grey16 = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        grey16.getRaster().setSample(1, 0, 0, 100 * 257);
        assertThat(Images.read(file("g8.png", TestPictures.encode(grey8, "png")))
                        .argb(1, 0))
                .isEqualTo(0xff646464);
        assertThat(Images.read(file("g16.png", TestPictures.encode(grey16, "png")))
                        .argb(1, 0))
                .isEqualTo(0xff646464);
    }

    @Test
    void sixteenBitColoursAndAlphaAreRead() throws IOException {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), true, false, 3, DataBuffer.TYPE_USHORT);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 1, 1, 4, null);
        raster.setPixel(0, 0, new int[] {200 * 257, 100 * 257, 50 * 257, 128 * 257});
        Path file = file("rgba16.png", TestPictures.encode(new BufferedImage(model, raster, false, null), "png"));
        assertThat(Images.read(file).argb(0, 0)).isEqualTo(0x80c86432);
        BufferedImage alpha = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        alpha.setRGB(0, 0, 0x40102030);
        assertThat(Images.read(file("alpha.png", TestPictures.encode(alpha, "png")))
                        .argb(0, 0))
                .isEqualTo(0x40102030);
    }

    @Test
    void cmykJpegIsRead() throws IOException {
        assertThat(Images.read(file("cmyk.jpg", CmykJpeg.red(16)))).satisfies(picture -> {
            Color pixel = new Color(picture.argb(8, 8));
            assertThat(pixel.getRed()).isGreaterThan(150);
            assertThat(pixel.getGreen()).isLessThan(110);
            assertThat(pixel.getBlue()).isLessThan(110);
        });
    }

    @Test
    void ofAnAnimationTheFirstFrameIsRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int colour : new int[] {0xff0000, 0x0000ff}) {
                BufferedImage frame = new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB);
                for (int i = 0; i < 20; i++) {
                    frame.setRGB(i % 5, i / 5, colour);
                }
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        }
        Picture picture = Images.read(file("moving.gif", out.toByteArray()));
        assertThat(picture.argb(2, 2)).isEqualTo(0xffff0000);
        assertThat(picture.width()).isEqualTo(5);
    }

    @Test
    void onePixelIsAPicture() throws IOException {
        assertThat(Images.read(file(
                                "one.png",
                                TestPictures.encode(TestPictures.gradient(1, 1, BufferedImage.TYPE_INT_RGB), "png")))
                        .argb(0, 0))
                .isEqualTo(0xff000080);
    }

    @Test
    void aPictureAboveTheBoundIsRefusedBeforeDecoding() throws IOException {
        byte[] png = TestPictures.encode(TestPictures.gradient(4, 4, BufferedImage.TYPE_INT_RGB), "png");
        png[16 + 1] = 1; // width 4 becomes 65540; the pixels that follow would be far too few
        Path file = file("huge.png", png);
        assertThatThrownBy(() -> Images.read(file, 1000))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("huge.png")
                .hasMessageContaining("65540x4")
                .hasMessageContaining("1,000");
    }

    @Test
    void brokenFilesSayWhatIsWrong() throws IOException {
        byte[] jpeg = TestPictures.encode(TestPictures.gradient(64, 64, BufferedImage.TYPE_INT_RGB), "jpg");
        byte[] png = TestPictures.encode(TestPictures.gradient(64, 64, BufferedImage.TYPE_INT_RGB), "png");
        assertFails("empty.jpg", new byte[0], "is empty (0 bytes)");
        assertFails("text.jpg", TestPictures.text("Hello, world"), "48 65 6c 6c");
        assertFails("web.jpg", TestPictures.text("RIFF....WEBPVP8 "), "WebP file ends inside its header");
        assertFails("header.jpg", TestPictures.cut(jpeg, 0.1), "JPEG file ends inside its header");
        assertFails("half.jpg", TestPictures.cut(jpeg, 0.8), "JPEG data is broken or ends early");
        assertFails("half.png", TestPictures.cut(png, 0.5), "PNG data is broken or ends early");
        assertFails("missing", null, "does not exist");
    }

    private void assertFails(String name, byte[] content, String reason) throws IOException {
        Path file = content == null ? folder.resolve(name) : file(name, content);
        assertThatThrownBy(() -> Images.read(file))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(reason);
    }
}
