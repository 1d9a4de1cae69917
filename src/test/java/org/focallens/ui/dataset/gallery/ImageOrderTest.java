package org.focallens.ui.dataset.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageOrderTest {
    private static final List<ImageRow> ROWS = List.of(
            row(0, 100, 3, 0, 0.6, 1),
            row(1, 400, 0, 0, 1, -1),
            row(2, 200, 5, 1, 0.45, 0),
            row(3, 300, 5, 0, 0.55, 0),
            row(4, 100, 1, 2, 0.49, 2));

    private static ImageRow row(int image, int side, int boxes, int unmatched, double worst, int category) {
        return new ImageRow(
                image,
                image + ".jpg",
                side,
                side,
                boxes,
                unmatched,
                worst,
                worst,
                new LabelFacts(category < 0 ? List.of() : List.of(category), 0, 0, 8));
    }

    private static List<Integer> sorted(ImageOrder order) {
        return ROWS.stream().sorted(order.comparator()).map(ImageRow::image).toList();
    }

    @Test
    void everyOrderPutsFirstWhatItsNameSays() {
        assertThat(sorted(ImageOrder.WORST))
                .as("boxes without an anchor, then the worst IoU, images without boxes last")
                .containsExactly(4, 2, 3, 0, 1);
        assertThat(sorted(ImageOrder.MOST_BOXES)).containsExactly(2, 3, 0, 4, 1);
        assertThat(sorted(ImageOrder.CLASS)).containsExactly(2, 3, 0, 4, 1);
        assertThat(sorted(ImageOrder.LARGEST)).containsExactly(1, 3, 2, 0, 4);
        assertThat(sorted(ImageOrder.AS_READ)).containsExactly(0, 1, 2, 3, 4);
    }
}
