package org.focallens.data.gather;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.focallens.data.LabelledImage;
import org.focallens.data.file.Numbers;
import org.focallens.data.format.JudgedBoxes;
import org.focallens.data.format.Reading;

/** One image with the boxes of its entries, of which there are more where a file writes its name in more than one way. */
final class Joined {
    private final LabelFile file;
    private final LabelledImage image;
    private final JudgedBoxes boxes;

    Joined(Reading reading, LabelFile file, LabelledImage image) {
        this.file = file;
        this.image = image;
        this.boxes = new JudgedBoxes(reading, file.path(), image.width(), image.height());
    }

    LabelFile file() {
        return file;
    }

    /** @param order the place of each class */
    void add(Entry entry, Corners corners, int[] order) {
        if (file.inShares() && image.width() == 0 && entry.count() > 0) {
            file.problem(
                    entry.where(),
                    "the image's size is unknown, and its " + entry.count() + " boxes are shares of it: left out");
            return;
        }
        for (int i = 0; i < entry.count(); i++) {
            int box = i;
            double[] four = entry.box(i);
            double[] pixels = corners.of(four, image);
            if (pixels == null) {
                file.problem(entry.place(i), shown(four) + " has a negative width or height: box left out");
                continue;
            }
            float[] rounded = {(float) pixels[0], (float) pixels[1], (float) pixels[2], (float) pixels[3]};
            JudgedBoxes.Mark mark = new JudgedBoxes.Mark(
                    order[entry.category(i)], entry.mark(i) == BoxMark.CROWD, entry.mark(i) == BoxMark.DIFFICULT);
            boxes.add(rounded, mark, () -> entry.place(box), () -> shown(four));
        }
    }

    /** The box as the file's numbers, in the file's unit. */
    private static String shown(double[] four) {
        return "the box " + Arrays.stream(four).mapToObj(Numbers::text).collect(Collectors.joining(", "));
    }

    LabelledImage build() {
        return image.withLabels(boxes.build());
    }
}
