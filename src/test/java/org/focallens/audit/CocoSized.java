package org.focallens.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.data.open.Datasets;
import org.focallens.text.Texts;

/**
 * A COCO annotation file of any size that looks like a real one: image sizes, numbers of boxes, and the size, category and crowd flag of boxes are
 * drawn from those of a given data set; places are drawn evenly. Every box carries an outline, as COCO's do, since reading past it takes most of
 * the time. There are no image files.
 */
final class CocoSized {
    private record Shape(float width, float height, int category, boolean crowd) {}

    private final Dataset source;
    private final List<Shape> shapes = new ArrayList<>();
    private final Random random;
    private final StringBuilder line = new StringBuilder();

    private CocoSized(Dataset source, long seed) {
        this.source = source;
        this.random = new Random(seed);
        for (LabelledImage image : source.images()) {
            for (int i = 0; i < image.labels().count(); i++) {
                float[] box = image.labels().box(i);
                shapes.add(new Shape(
                        box[2] - box[0],
                        box[3] - box[1],
                        image.labels().category(i),
                        image.labels().crowd(i)));
            }
        }
    }

    /**
     * Writes the file.
     *
     * @param source whose shapes and counts are drawn from
     * @param images how many to write
     * @param boxes  how many to write, all images together
     * @param seed   equal seeds write equal files
     * @param file   to write
     */
    static void write(Dataset source, int images, int boxes, long seed, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            new CocoSized(source, seed).write(images, boxes, out);
        }
    }

    /** Arguments: source, number of images, number of boxes, seed, file. */
    public static void main(String[] args) throws IOException {
        write(
                Datasets.open(Path.of(args[0])),
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Long.parseLong(args[3]),
                Path.of(args[4]));
    }

    private void write(int images, int boxes, BufferedWriter out) throws IOException {
        int[] sizes = random.ints(images, 0, source.images().size()).toArray();
        int[] counts = counts(images, boxes);
        out.write("{\"images\":[");
        for (int i = 0; i < images; i++) {
            LabelledImage like = source.images().get(sizes[i]);
            out.write((i == 0 ? "\n" : ",\n") + "{\"license\":1,\"file_name\":\"" + Texts.format("%012d", i + 1)
                    + ".jpg\",\"height\":" + like.height() + ",\"width\":" + like.width()
                    + ",\"date_captured\":\"2013-11-14 17:02:52\",\"id\":" + (i + 1) + "}");
        }
        out.write("],\n\"annotations\":[");
        int id = 1;
        for (int i = 0; i < images; i++) {
            for (int k = 0; k < counts[i]; k++) {
                out.write(id == 1 ? "\n" : ",\n");
                out.append(annotation(id++, i + 1, source.images().get(sizes[i])));
            }
        }
        out.write("],\n\"categories\":[");
        for (int i = 0; i < source.categories().size(); i++) {
            out.write((i == 0 ? "\n" : ",\n") + "{\"id\":" + (i + 1) + ",\"name\":\""
                    + source.categories().get(i) + "\"}");
        }
        out.write("]}\n");
    }

    /** Drawn from the source's counts, stretched to the wanted mean, and corrected box by box to the exact sum. */
    private int[] counts(int images, int boxes) {
        double stretch = (double) boxes / images * source.images().size() / Math.max(1, source.boxCount());
        int[] counts = new int[images];
        int sum = 0;
        for (int i = 0; i < images; i++) {
            int drawn = source.images()
                    .get(random.nextInt(source.images().size()))
                    .labels()
                    .count();
            counts[i] = (int) (drawn * stretch + random.nextDouble());
            sum += counts[i];
        }
        while (sum != boxes) {
            int image = random.nextInt(images);
            int step = sum < boxes ? 1 : counts[image] > 0 ? -1 : 0;
            counts[image] += step;
            sum += step;
        }
        return counts;
    }

    private CharSequence annotation(int id, int image, LabelledImage like) {
        Shape shape = shapes.get(random.nextInt(shapes.size()));
        float width = Math.min(shape.width, like.width());
        float height = Math.min(shape.height, like.height());
        float x = random.nextFloat() * (like.width() - width);
        float y = random.nextFloat() * (like.height() - height);
        line.setLength(0);
        line.append("{\"segmentation\":[[");
        int points = 8 + random.nextInt(24);
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / points;
            line.append(i == 0 ? "" : ",");
            number(x + width * (1 + Math.cos(angle)) / 2);
            line.append(',');
            number(y + height * (1 + Math.sin(angle)) / 2);
        }
        line.append("]],\"area\":");
        number(width * height * Math.PI / 4);
        line.append(",\"iscrowd\":")
                .append(shape.crowd ? 1 : 0)
                .append(",\"image_id\":")
                .append(image)
                .append(",\"bbox\":[");
        number(x);
        line.append(',');
        number(y);
        line.append(',');
        number(width);
        line.append(',');
        number(height);
        return line.append("],\"category_id\":")
                .append(shape.category + 1)
                .append(",\"id\":")
                .append(id)
                .append('}');
    }

    private void number(double value) {
        long hundredths = Math.round(value * 100);
        line.append(hundredths / 100)
                .append('.')
                .append((char) ('0' + hundredths / 10 % 10))
                .append((char) ('0' + hundredths % 10));
    }
}
