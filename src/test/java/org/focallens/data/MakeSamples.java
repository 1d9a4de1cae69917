package org.focallens.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.focallens.data.image.Picture;
import org.focallens.data.open.DatasetWriter;
import org.focallens.data.scene.Scene;
import org.focallens.data.scene.SceneGenerator;
import org.focallens.data.scene.SceneSettings;
import org.focallens.text.Texts;

/** Makes the data sets in samples, see samples/README.md. */
final class MakeSamples {
    private static final int COUNT = 12;
    private static final long SEED = 2017;

    private MakeSamples() {}

    /**
     * Writes the samples.
     *
     * @param args the folder to write to, without older samples
     */
    public static void main(String[] args) throws IOException {
        Path samples = Path.of(args[0]);
        Path scratch = Files.createTempDirectory("scenes");
        Dataset scenes = scenes(scratch);
        write(scenes, DatasetFormat.COCO, samples.resolve("coco"));
        write(scenes, DatasetFormat.VOC, samples.resolve("voc"));
        write(scenes, DatasetFormat.YOLO, samples.resolve("yolo"));
    }

    private static void write(Dataset scenes, DatasetFormat format, Path folder) throws IOException {
        DatasetWriter.write(
                scenes, new WriteOptions(format, folder, WriteOptions.ImageFiles.COPY), () -> false, share -> {});
    }

    private static Dataset scenes(Path folder) throws IOException {
        SceneSettings wide = new SceneSettings(512, 384, 8, 18, 360, 4, 9, 1.5, 0.08, 0.5, 2);
        SceneSettings tall = new SceneSettings(384, 512, 8, 18, 360, 4, 9, 1.5, 0.08, 0.5, 2);
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 1; i <= COUNT; i++) {
            SceneSettings settings = i % 4 == 0 ? tall : wide;
            Scene scene = new SceneGenerator(settings, SEED).scene(i);
            Path file = folder.resolve(Texts.format("scene-%02d.jpg", i));
            writeJpeg(scene.picture(), file);
            images.add(
                    new LabelledImage(file, settings.width(), settings.height(), scene.labels(), OptionalLong.of(i)));
        }
        return new Dataset("samples", folder, DatasetFormat.COCO, wide.categories(), images, List.of());
    }

    private static void writeJpeg(Picture picture, Path file) throws IOException {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                image.setRGB(x, y, picture.argb(x, y));
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam quality = writer.getDefaultWriteParam();
        quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        quality.setCompressionQuality(0.92f);
        try (OutputStream out = Files.newOutputStream(file);
                ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
    }
}
