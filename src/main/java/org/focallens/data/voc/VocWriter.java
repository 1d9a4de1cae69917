package org.focallens.data.voc;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.file.SafeFile;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Writing;
import org.focallens.text.Texts;

/** Writes Pascal VOC XML with corners counted from 1. */
public final class VocWriter {
    private VocWriter() {}

    public static Path file(Path folder, String stem) {
        return folder.resolve("Annotations").resolve(stem + ".xml");
    }

    /** The list of a split's images. */
    public static Path list(Path folder, String split) {
        return folder.resolve("ImageSets").resolve("Main").resolve((split.isEmpty() ? "trainval" : split) + ".txt");
    }

    public static void write(Dataset dataset, List<String> names, Path folder, Writing writing) throws IOException {
        Map<String, StringBuilder> lists = new TreeMap<>();
        if (dataset.images().isEmpty()) {
            lists.put("", new StringBuilder());
        }
        boolean[] used = new boolean[dataset.categories().size()];
        for (int i = 0; i < names.size(); i++) {
            writing.step();
            String stem = FileNames.stem(Path.of(names.get(i)));
            LabelledImage image = dataset.images().get(i);
            note(image, used, writing);
            String xml = xml(dataset, image, names.get(i));
            SafeFile.write(file(folder, stem), out -> out.write(xml.getBytes(StandardCharsets.UTF_8)));
            lists.computeIfAbsent(image.split(), split -> new StringBuilder())
                    .append(stem)
                    .append('\n');
        }
        for (Map.Entry<String, StringBuilder> list : lists.entrySet()) {
            String stems = list.getValue().toString();
            SafeFile.write(list(folder, list.getKey()), out -> out.write(stems.getBytes(StandardCharsets.UTF_8)));
        }
        for (int c = 0; c < used.length; c++) {
            String name = dataset.categories().get(c);
            if (!used[c]) {
                writing.loss(
                        folder,
                        "",
                        "the category \"" + Quote.of(name)
                                + "\" has no box, and VOC names categories only at boxes: lost");
            }
            if (!name.equals(plain(name).strip())) {
                writing.loss(
                        folder,
                        "",
                        "the category \"" + Quote.of(name) + "\" has blanks at an end or control characters: lost");
            }
        }
    }

    private static void note(LabelledImage image, boolean[] used, Writing writing) {
        Labels labels = image.labels();
        int crowds = 0;
        int below = 0;
        int single = 0;
        int zero = 0;
        for (int i = 0; i < labels.count(); i++) {
            if (!holds(labels.box(i))) {
                below++;
                continue;
            }
            used[labels.category(i)] = true;
            if (labels.crowd(i)) {
                crowds++;
            }
            if (single(labels.box(i))) {
                single++;
            }
            if (labels.box(i)[0] == -1 || labels.box(i)[1] == -1) {
                zero++;
            }
        }
        writing.loss(image, crowds, "of a crowd: VOC has no crowds, written as difficult");
        writing.loss(image, below, "below one pixel: VOC counts whole pixels, left out");
        writing.loss(image, single, "one pixel wide or high: its two corners are equal, which many readers refuse");
        writing.loss(image, zero, "with an edge at -1: written as 0, which readers take for the image's edge");
        writing.wrote(labels.count() - below);
    }

    private static boolean holds(float[] box) {
        return (double) box[2] - box[0] >= 1 && (double) box[3] - box[1] >= 1;
    }

    private static boolean single(float[] box) {
        return (double) box[2] - box[0] == 1 || (double) box[3] - box[1] == 1;
    }

    private static String xml(Dataset dataset, LabelledImage image, String name) {
        StringBuilder xml = new StringBuilder(Texts.format("""
            <annotation>
              <folder>JPEGImages</folder>
              <filename>%s</filename>
              <size><width>%d</width><height>%d</height><depth>3</depth></size>
              <segmented>0</segmented>
            """, escaped(name), image.width(), image.height()));
        Labels labels = image.labels();
        for (int i = 0; i < labels.count(); i++) {
            if (holds(labels.box(i))) {
                xml.append(object(labels, i, dataset.categories().get(labels.category(i))));
            }
        }
        return xml.append("</annotation>\n").toString();
    }

    private static String object(Labels labels, int i, String category) {
        float[] box = labels.box(i);
        return Texts.format(
                """
              <object>
                <name>%s</name>
                <difficult>%d</difficult>
                <bndbox><xmin>%s</xmin><ymin>%s</ymin><xmax>%s</xmax><ymax>%s</ymax></bndbox>
              </object>
            """,
                escaped(category),
                labels.difficult(i) || labels.crowd(i) ? 1 : 0,
                counted(box[0]),
                counted(box[1]),
                Numbers.text(box[2]),
                Numbers.text(box[3]));
    }

    /** From 1 instead of 0, to the last digit. */
    private static String counted(float edge) {
        return new BigDecimal(Numbers.text(edge)).add(BigDecimal.ONE).toPlainString();
    }

    private static String escaped(String text) {
        return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** XML has no letters for most control characters. */
    private static String plain(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
    }
}
