package org.focallens.data.coco;

import java.nio.file.Path;
import java.util.Map;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.format.BoxCheck;
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
    Labels.Builder[] perImage(LabelledImage[] images) {
        Labels.Builder[] labels = new Labels.Builder[images.length];
        for (int i = 0; i < content.annotationCount(); i++) {
            if (i % 4096 == 0) {
                reading.advance(1);
            }
            Integer image = content.imageIndex.get(content.imageId(i));
            String category = content.categories.get(content.categoryId(i));
            if (image == null) {
                problem(i, "image_id " + content.imageId(i) + " is not in \"images\": box left out");
            } else if (category == null) {
                problem(i, "category_id " + content.categoryId(i) + " is not in \"categories\": box left out");
            } else if (image >= 0) {
                float[] box = judged(i, images[image]);
                if (box == null) {
                    continue;
                }
                if (labels[image] == null) {
                    labels[image] = Labels.builder();
                }
                CocoContent.Annotation annotation = content.annotation(i);
                labels[image]
                        .add(box, categories.get(category), annotation.crowd(), annotation.difficult())
                        .area(annotation.area());
            }
        }
        return labels;
    }

    /** The box as corners, or null where it is left out. */
    private float[] judged(int i, LabelledImage image) {
        float[] given = content.box(i);
        if (given[2] < 0 || given[3] < 0) {
            problem(i, shown(given) + " has a negative width or height: box left out");
            return null;
        }
        float[] box = {given[0], given[1], given[0] + given[2], given[1] + given[3]};
        BoxCheck check = BoxCheck.of(box, image.width(), image.height(), () -> shown(given));
        if (check.problem() != null) {
            problem(i, check.problem());
        }
        return check.keep() ? box : null;
    }

    private static String shown(float[] given) {
        return "bbox [" + given[0] + ", " + given[1] + ", " + given[2] + ", " + given[3] + "]";
    }

    private void problem(int i, String what) {
        CocoContent.Annotation annotation = content.annotation(i);
        reading.problem(file, CocoRecords.where("annotation", annotation.id(), i + 1, annotation.line()), what);
    }
}
