package org.focallens.data.yolo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.file.SafeFile;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Writing;

/** Writes YOLO label files and their data.yaml. */
public final class YoloWriter {
    /** What data.yaml can name. */
    public static final List<String> SPLITS = List.of("train", "val", "test");

    private YoloWriter() {}

    public static Path file(Path folder, String split, String stem) {
        return folder.resolve("labels").resolve(split).resolve(stem + ".txt");
    }

    public static Path yaml(Path folder) {
        return folder.resolve("data.yaml");
    }

    public static void write(Dataset dataset, List<String> names, Path folder, Writing writing) throws IOException {
        for (int i = 0; i < names.size(); i++) {
            writing.step();
            LabelledImage image = dataset.images().get(i);
            String lines = lines(image, writing);
            SafeFile.write(
                    file(folder, image.split(), FileNames.stem(Path.of(names.get(i)))),
                    out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
        }
        StringBuilder yaml = new StringBuilder(splits(dataset.splits()))
                .append("nc: ")
                .append(dataset.categories().size())
                .append("\nnames:\n");
        for (int i = 0; i < dataset.categories().size(); i++) {
            String name = dataset.categories().get(i);
            yaml.append("  ").append(i).append(": ").append(quoted(name)).append('\n');
            if (!plain(name).equals(name)) {
                writing.loss(folder, "", "the category \"" + Quote.of(name) + "\" has control characters: lost");
            }
        }
        SafeFile.write(yaml(folder), out -> out.write(yaml.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The folders of the splits. Tools ask for train and val, so one that is missing is the other, which a comment says. */
    private static String splits(List<String> splits) {
        StringBuilder lines = new StringBuilder("path: .\n");
        String train = splits.isEmpty() ? "images" : "images/" + (splits.contains("train") ? "train" : splits.get(0));
        String val = splits.contains("val") ? "images/val" : train;
        if (train.equals(val)) {
            lines.append("# no images were set apart for validation: the same ones serve for both\n");
        }
        lines.append("train: ").append(train).append("\nval: ").append(val).append('\n');
        if (splits.contains("test")) {
            lines.append("test: images/test\n");
        }
        return lines.toString();
    }

    private static String plain(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private static String quoted(String name) {
        return "\"" + plain(name).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String lines(LabelledImage image, Writing writing) {
        StringBuilder lines = new StringBuilder();
        Labels labels = image.labels();
        int crowds = 0;
        int difficult = 0;
        int cut = 0;
        int outside = 0;
        for (int i = 0; i < labels.count(); i++) {
            if (labels.crowd(i)) {
                crowds++;
                continue;
            }
            double[] whole = shares(labels.box(i), image.width(), image.height());
            double[] inside = inside(whole, labels.box(i), image);
            if (!(inside[2] > 0 && inside[3] > 0)) {
                outside++;
                continue;
            }
            if (labels.difficult(i)) {
                difficult++;
            }
            if (inside != whole) {
                cut++;
            }
            lines.append(labels.category(i));
            for (double value : inside) {
                lines.append(' ').append(Numbers.exact(value));
            }
            lines.append('\n');
            writing.wrote(1);
        }
        writing.loss(image, crowds, "of a crowd: YOLO has no crowds, left out");
        writing.loss(image, difficult, "marked difficult: YOLO has no such mark, lost");
        writing.loss(
                image,
                cut,
                "whose centre or size is no share of the image: YOLO's numbers go from 0 to 1, cut to the image");
        writing.loss(image, outside, "outside the image: left out");
        return lines.toString();
    }

    /** The same where all numbers are shares, else those of the part inside the image. */
    private static double[] inside(double[] shares, float[] box, LabelledImage image) {
        for (double share : shares) {
            if (share < 0 || share > 1) {
                return shares(
                        new float[] {
                            Math.max(0, box[0]),
                            Math.max(0, box[1]),
                            Math.min(image.width(), box[2]),
                            Math.min(image.height(), box[3])
                        },
                        image.width(),
                        image.height());
            }
        }
        return shares;
    }

    /** Centre and size in shares of the image. */
    private static double[] shares(float[] box, int width, int height) {
        return new double[] {
            ((double) box[0] + box[2]) / 2 / width,
            ((double) box[1] + box[3]) / 2 / height,
            ((double) box[2] - box[0]) / width,
            ((double) box[3] - box[1]) / height
        };
    }
}
