package org.focallens.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes YOLO label files and their data.yaml. */
final class YoloWriter {
    private YoloWriter() {
    }

    static void write(Dataset dataset, List<String> names, Path folder) throws IOException {
        for (int i = 0; i < names.size(); i++) {
            Path file = folder.resolve("labels").resolve(FileNames.stem(Path.of(names.get(i))) + ".txt");
            String lines = lines(dataset.images().get(i));
            SafeFile.write(file, out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
        }
        StringBuilder yaml = new StringBuilder("path: .\ntrain: images\nval: images\nnc: ").append(dataset.categories().size()).append("\nnames:\n");
        for (int i = 0; i < dataset.categories().size(); i++) {
            yaml.append("  ").append(i).append(": ").append(quoted(dataset.categories().get(i))).append('\n');
        }
        SafeFile.write(folder.resolve("data.yaml"), out -> out.write(yaml.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String quoted(String name) {
        return "\"" + name.replaceAll("\\p{Cntrl}", "?").replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String lines(LabelledImage image) {
        StringBuilder lines = new StringBuilder();
        Labels labels = image.labels();
        for (int i = 0; i < labels.count(); i++) {
            if (labels.crowd(i)) continue;
            lines.append(labels.category(i));
            for (double value : shares(labels.box(i), image.width(), image.height())) lines.append(' ').append(Numbers.text(value));
            lines.append('\n');
        }
        return lines.toString();
    }

    /** Centre and size in shares of the image; of the part inside it where they would leave 0..1. */
    private static double[] shares(float[] box, int width, int height) {
        double[] shares = shares(box[0] / (double) width, box[1] / (double) height, box[2] / (double) width, box[3] / (double) height);
        for (double share : shares) {
            if (share < 0 || share > 1) {
                return shares(Math.max(0, box[0] / (double) width), Math.max(0, box[1] / (double) height),
                    Math.min(1, box[2] / (double) width), Math.min(1, box[3] / (double) height));
            }
        }
        return shares;
    }

    private static double[] shares(double left, double top, double right, double bottom) {
        return new double[] {(left + right) / 2, (top + bottom) / 2, right - left, bottom - top};
    }
}
