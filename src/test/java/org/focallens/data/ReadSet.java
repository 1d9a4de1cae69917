package org.focallens.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.focallens.data.open.Datasets;

/** What a data set holds as short texts, for tests. */
public record ReadSet(Dataset dataset) {
    public static ReadSet of(Path path) throws IOException {
        return new ReadSet(Datasets.open(path));
    }

    /** {@return "a.png 10 20 30 40 cat" of each box, with what it is marked as} */
    public List<String> boxes() {
        List<String> boxes = new ArrayList<>();
        for (LabelledImage image : dataset.images()) {
            Labels labels = image.labels();
            for (int i = 0; i < labels.count(); i++) {
                StringBuilder text =
                        new StringBuilder(image.file().getFileName().toString());
                for (float edge : labels.box(i)) {
                    text.append(' ').append(number(edge));
                }
                text.append(' ').append(dataset.categories().get(labels.category(i)));
                boxes.add(text + (labels.crowd(i) ? " crowd" : "") + (labels.difficult(i) ? " difficult" : ""));
            }
        }
        return boxes;
    }

    /** To a hundredth of a pixel. */
    private static String number(float edge) {
        String text = String.format(Locale.ROOT, "%.2f", edge);
        return text.replaceFirst("\\.?0+$", "");
    }

    /** {@return names of the images' files} */
    public List<String> images() {
        return dataset.images().stream()
                .map(image -> image.file().getFileName().toString())
                .toList();
    }

    public List<String> splits() {
        return dataset.images().stream().map(LabelledImage::split).toList();
    }

    public List<String> messages() {
        return TestFolder.messages(dataset);
    }
}
