package org.focallens.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes Pascal VOC XML with corners counted from 1. */
final class VocWriter {
    private VocWriter() {
    }

    static void write(Dataset dataset, List<String> names, Path folder) throws IOException {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            String stem = FileNames.stem(Path.of(names.get(i)));
            String xml = xml(dataset, dataset.images().get(i), names.get(i));
            SafeFile.write(folder.resolve("Annotations").resolve(stem + ".xml"), out -> out.write(xml.getBytes(StandardCharsets.UTF_8)));
            list.append(stem).append('\n');
        }
        SafeFile.write(folder.resolve("ImageSets").resolve("Main").resolve("trainval.txt"), out -> out.write(list.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String xml(Dataset dataset, LabelledImage image, String name) {
        StringBuilder xml = new StringBuilder("<annotation>\n  <folder>JPEGImages</folder>\n  <filename>").append(escaped(name)).append("</filename>\n  <size><width>")
            .append(image.width()).append("</width><height>").append(image.height()).append("</height><depth>3</depth></size>\n  <segmented>0</segmented>\n");
        Labels labels = image.labels();
        for (int i = 0; i < labels.count(); i++) {
            float[] box = labels.box(i);
            boolean difficult = labels.difficult(i) || labels.crowd(i);
            xml.append("  <object>\n    <name>").append(escaped(dataset.categories().get(labels.category(i)))).append("</name>\n    <difficult>").append(difficult ? 1 : 0)
                .append("</difficult>\n    <bndbox><xmin>").append(Numbers.text(box[0] + 1)).append("</xmin><ymin>").append(Numbers.text(box[1] + 1))
                .append("</ymin><xmax>").append(Numbers.text(box[2])).append("</xmax><ymax>").append(Numbers.text(box[3])).append("</ymax></bndbox>\n  </object>\n");
        }
        return xml.append("</annotation>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
    }
}
