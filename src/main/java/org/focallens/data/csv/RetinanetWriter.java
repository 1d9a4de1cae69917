package org.focallens.data.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.file.SafeFile;
import org.focallens.data.format.Writing;

/**
 * Writes keras-retinanet's CSV: path, x1, y1, x2, y2, class, a file a split, and classes.csv. Its reader takes whole pixels, drops boxes that leave the
 * image, and wants x2 greater than x1.
 */
public final class RetinanetWriter {
    private RetinanetWriter() {}

    /** The table of a split. */
    public static Path file(Path folder, String split) {
        return folder.resolve((split.isEmpty() ? "annotations" : split) + ".csv");
    }

    public static Path classes(Path folder) {
        return folder.resolve("classes.csv");
    }

    /** @param names paths from the folder to the images */
    public static void write(Dataset dataset, List<String> names, Path folder, Writing writing) throws IOException {
        Map<String, StringBuilder> tables = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            writing.step();
            LabelledImage image = dataset.images().get(i);
            StringBuilder table = tables.computeIfAbsent(image.split(), split -> new StringBuilder());
            int before = table.length();
            rows(dataset, image, cell(names.get(i)), table, writing);
            if (table.length() == before) {
                table.append(cell(names.get(i))).append(",,,,,\n");
            }
        }
        for (Map.Entry<String, StringBuilder> table : tables.entrySet()) {
            text(file(folder, table.getKey()), table.getValue());
        }
        StringBuilder classes = new StringBuilder();
        for (int c = 0; c < dataset.categories().size(); c++) {
            classes.append(cell(dataset.categories().get(c)))
                    .append(',')
                    .append(c)
                    .append('\n');
        }
        text(classes(folder), classes);
    }

    private static void text(Path file, StringBuilder text) throws IOException {
        SafeFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void rows(Dataset dataset, LabelledImage image, String name, StringBuilder table, Writing writing) {
        Labels labels = image.labels();
        int[] lost = new int[5];
        for (int i = 0; i < labels.count(); i++) {
            float[] box = labels.box(i);
            int[] whole = whole(box, image);
            if (labels.crowd(i)) {
                lost[0]++;
            } else if (whole[2] <= whole[0] || whole[3] <= whole[1]) {
                lost[1]++;
            } else {
                lost[2] += labels.difficult(i) ? 1 : 0;
                boolean over = box[0] < 0 || box[1] < 0 || box[2] > image.width() || box[3] > image.height();
                lost[3] += over ? 1 : 0;
                lost[4] += over || isWhole(box) ? 0 : 1;
                table.append(name);
                for (int edge : whole) {
                    table.append(',').append(edge);
                }
                table.append(',')
                        .append(cell(dataset.categories().get(labels.category(i))))
                        .append('\n');
                writing.wrote(1);
            }
        }
        writing.loss(image, lost[0], "of a crowd: the table has no crowds, left out");
        writing.loss(image, lost[1], "below one whole pixel, which the table cannot hold: left out");
        writing.loss(image, lost[2], "marked difficult: the table has no such mark, lost");
        writing.loss(image, lost[3], "over the image's border, which keras-retinanet drops: cut to the image");
        writing.loss(image, lost[4], "with fractions of pixels: keras-retinanet takes whole ones, rounded");
    }

    private static boolean isWhole(float[] box) {
        for (float edge : box) {
            if (edge != Math.rint(edge)) {
                return false;
            }
        }
        return true;
    }

    /** In whole pixels within the image. */
    private static int[] whole(float[] box, LabelledImage image) {
        int[] whole = new int[4];
        for (int k = 0; k < 4; k++) {
            int most = k % 2 == 0 ? image.width() : image.height();
            whole[k] = Math.max(0, Math.min(most, Math.round(box[k])));
        }
        return whole;
    }

    private static String cell(String text) {
        return text.matches("(?s).*[\",\\n\\r].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
