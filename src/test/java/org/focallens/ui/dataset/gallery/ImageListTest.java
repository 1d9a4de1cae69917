package org.focallens.ui.dataset.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.ui.DirectBackground;
import org.focallens.ui.common.ImageRequest;
import org.focallens.ui.dataset.model.DatasetViewModel;
import org.junit.jupiter.api.Test;

class ImageListTest {
    private final DatasetViewModel model = new DatasetViewModel(new DirectBackground(), new DirectBackground());
    private final ImageList images = new ImageList(model);

    @Test
    void imagesAreSearchedAndOneIsAskedForWithItsWorstBox() {
        model.open(Path.of("samples", "coco"));
        assertThat(images.rows("", -1)).hasSize(12);
        assertThat(images.rows(" SCENE-01", -1)).extracting(ImageRow::name).containsExactly("scene-01.jpg");
        ImageRow row = images.rows("scene-01", -1).get(0);
        int category = row.labels().classes().get(0);
        assertThat(images.rows("", category))
                .contains(row)
                .allSatisfy(other -> assertThat(other.labels().classes()).contains(category));
        images.show(row);
        ImageRequest request = model.wanted().get();
        assertThat(request.image()).isEqualTo(row.image());
        int box = model.shown().boxes().first(row.image());
        while (model.shown().boxes().label(box) != request.box()) {
            box++;
        }
        assertThat(model.shown().boxes().bestIou(box)).isEqualTo(row.worstIou());
        assertThat(request.settings()).isEqualTo(model.history().get().settings());
        assertThat(images.classes(row).split(", "))
                .hasSameSizeAs(row.labels().classes())
                .startsWith(model.dataset().get().categories().get(category));
    }

    /** 200 x 100 pixels are seen at twice the size: of 30 x 8 and 5 x 40 the least side is 10; the crowd's 2 x 2 does not count. */
    @Test
    void labelsAreCountedAndMeasuredAsTheNetworkSeesThem() {
        Labels labels = Labels.builder()
                .add(new float[] {0, 0, 30, 8}, 2, false, true)
                .add(new float[] {0, 0, 5, 40}, 1, false, false)
                .add(new float[] {0, 0, 50, 50}, 2, false, false)
                .add(new float[] {0, 0, 2, 2}, 0, true, false)
                .build();
        LabelFacts facts = LabelFacts.of(
                new LabelledImage(Path.of("a.jpg"), 200, 100, labels, OptionalLong.empty()),
                new ResizeRule.ShortSide(200, 400, 32));
        assertThat(facts.classes()).as("most frequent first").containsExactly(2, 0, 1);
        assertThat(facts.crowd()).isEqualTo(1);
        assertThat(facts.difficult()).isEqualTo(1);
        assertThat(facts.leastSide()).isCloseTo(10, within(1e-9));
        assertThat(LabelFacts.of(
                                new LabelledImage(Path.of("a.jpg"), 0, 0, labels, OptionalLong.empty()),
                                new ResizeRule.None())
                        .leastSide())
                .isNaN();
        assertThat(LabelFacts.of(
                        new LabelledImage(Path.of("a.jpg"), 9, 9, Labels.NONE, OptionalLong.empty()),
                        new ResizeRule.None()))
                .isEqualTo(new LabelFacts(List.of(), 0, 0, Double.NaN));
    }
}
