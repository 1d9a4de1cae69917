package org.focallens.data.coco;

import java.nio.file.Path;
import java.util.Map;
import org.focallens.data.LabelledImage;
import org.focallens.data.file.Quote;
import org.focallens.data.format.JudgedBoxes;
import org.focallens.data.format.Reading;

/** Joins a COCO file's boxes with its images and categories, and judges them. */
final class CocoBoxes {
    private final Path file;
    private final CocoContent content;
    private final Reading reading;
    private final Map<String, Integer> categories;

    CocoBoxes(Path file, CocoContent content, Reading reading, Map<String, Integer> categories) {
        this.file = file;
        this.content = content;
        this.reading = reading;
        this.categories = categories;
    }

    /** Labels by image index; null where an image has none. */
    JudgedBoxes[] perImage(LabelledImage[] images) {
        JudgedBoxes[] labels = new JudgedBoxes[images.length];
        for (int i = 0; i < content.annotationCount(); i++) {
            if (i % 4096 == 0) {
                reading.advance(1);
            }
            Integer image = content.imageIndex.get(content.imageId(i));
            String category = content.categories.get(content.categoryId(i));
            if (image == null) {
                problem(i, "image_id " + shownId(content.imageId(i)) + " is not in \"images\": box left out");
            } else if (category == null) {
                problem(i, "category_id " + shownId(content.categoryId(i)) + " is not in \"categories\": box left out");
            } else if (image >= 0) {
                if (labels[image] == null) {
                    labels[image] = new JudgedBoxes(reading, file, images[image].width(), images[image].height());
                }
                add(i, categories.get(category), labels[image]);
            }
        }
        return labels;
    }

    private void add(int i, int category, JudgedBoxes boxes) {
        float[] given = content.box(i);
        if (given[2] < 0 || given[3] < 0) {
            problem(i, shown(given) + " has a negative width or height: box left out");
            return;
        }
        float[] box = {given[0], given[1], given[0] + given[2], given[1] + given[3]};
        boxes.add(
                box,
                new JudgedBoxes.Mark(category, content.isCrowd(i), content.isDifficult(i), content.area(i)),
                () -> where(i),
                () -> shown(given));
    }

    private static String shown(float[] given) {
        return "bbox [" + given[0] + ", " + given[1] + ", " + given[2] + ", " + given[3] + "]";
    }

    private String shownId(long id) {
        return Quote.of(content.keys.text(id));
    }

    private String where(int i) {
        CocoContent.Annotation annotation = content.annotation(i);
        return CocoRecords.where(content, "annotation", annotation.id(), i + 1, annotation.line());
    }

    private void problem(int i, String what) {
        reading.problem(file, where(i), what);
    }
}
