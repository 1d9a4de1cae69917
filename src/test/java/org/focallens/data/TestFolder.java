package org.focallens.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.focallens.text.Texts;

/** Writes small data sets for tests. */
public record TestFolder(Path path) {
    public Path text(String name, String content) throws IOException {
        return bytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Path bytes(String name, byte[] content) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    public Path png(String name, int width, int height) throws IOException {
        return bytes(name, png(width, height));
    }

    public static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    /** A COCO file of one 100x80 image a.png with id 1 and categories 3 "cat" and 7 "dog"; annotations as JSON objects. */
    public Path coco(String name, String... annotations) throws IOException {
        return text(name, Texts.format("""
            {"images": [{"id": 1, "file_name": "a.png", "width": 100, "height": 80}],
             "categories": [{"id": 7, "name": "dog"}, {"id": 3, "name": "cat"}],
             "annotations": [%s]}""", String.join(",\n", annotations)));
    }

    /** A VOC file for a 100x80 image; objects as XML. */
    public Path voc(String name, String fileName, String... objects) throws IOException {
        return text(
                name,
                "<annotation><filename>" + fileName
                        + "</filename><size><width>100</width><height>80</height><depth>3</depth></size>\n"
                        + String.join("\n", objects) + "\n</annotation>");
    }

    public static String object(String name, String xmin, String ymin, String xmax, String ymax) {
        return "<object><name>" + name + "</name><bndbox><xmin>" + xmin + "</xmin><ymin>" + ymin + "</ymin><xmax>"
                + xmax + "</xmax><ymax>" + ymax + "</ymax></bndbox></object>";
    }

    public static List<String> messages(Dataset dataset) {
        return dataset.problems().stream()
                .map(problem -> problem.where() + ": " + problem.what())
                .toList();
    }
}
