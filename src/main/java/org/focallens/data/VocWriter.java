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
        SafeFile.write(folder.resolve("ImageSets").resolve("Main").resolve("trainval.txt"),
            out -> out.write(list.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String xml(Dataset dataset, LabelledImage image, String name) {
        StringBuilder xml = new StringBuilder("""
            <annotation>
              <folder>JPEGImages</folder>
              <filename>%s</filename>
              <size><width>%d</width><height>%d</height><depth>3</depth></size>
              <segmented>0</segmented>
            """.formatted(escaped(name), image.width(), image.height()));
        Labels labels = image.labels();
        for (int i = 0; i < labels.count(); i++) xml.append(object(labels, i, dataset.categories().get(labels.category(i))));
        return xml.append("</annotation>\n").toString();
    }

    private static String object(Labels labels, int i, String category) {
        float[] box = labels.box(i);
        return """
              <object>
                <name>%s</name>
                <difficult>%d</difficult>
                <bndbox><xmin>%s</xmin><ymin>%s</ymin><xmax>%s</xmax><ymax>%s</ymax></bndbox>
              </object>
            """.formatted(escaped(category), labels.difficult(i) || labels.crowd(i) ? 1 : 0,
            Numbers.text(box[0] + 1), Numbers.text(box[1] + 1), Numbers.text(box[2]), Numbers.text(box[3]));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
    }
}
