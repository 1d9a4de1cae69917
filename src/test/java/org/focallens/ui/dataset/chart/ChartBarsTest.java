package org.focallens.ui.dataset.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.focallens.audit.AuditTotals;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSheet;
import org.focallens.ui.DirectBackground;
import org.focallens.ui.dataset.chart.AuditCharts.Kind;
import org.focallens.ui.dataset.chart.ChartBars.Bar;
import org.focallens.ui.dataset.gallery.ImageList;
import org.focallens.ui.dataset.gallery.ImageRow;
import org.focallens.ui.dataset.model.BoxFilter;
import org.focallens.ui.dataset.model.DatasetViewModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartBarsTest {
    private final DatasetViewModel model = new DatasetViewModel(new DirectBackground(), new DirectBackground());
    private final ImageList images = new ImageList(model);

    /** Without low-quality matches and from IoU .7 on, so that some boxes have no anchor. */
    @BeforeEach
    void open() {
        model.open(Path.of("samples", "coco"));
        for (String[] change : new String[][] {{AssignSheet.LOW_QUALITY, "none"}, {AssignSheet.FOREGROUND, "0.7"}}) {
            model.change(change[0], AssignEdit.with(model.history().get().settings(), change[0], change[1]));
        }
    }

    private List<Bar> bars(Kind kind) {
        return ChartBars.of(kind, model.shown(), model.dataset().get().categories());
    }

    private BoxFilter named(Kind kind, String text) {
        return bars(kind).stream()
                .map(Bar::filter)
                .filter(filter -> filter.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aBarLeadsToAsManyBoxesAsItCounts(Kind kind) {
        assertThat(bars(kind).isEmpty()).as("a curve has no bars").isEqualTo(kind == Kind.RECALL);
        for (Bar bar : bars(kind)) {
            images.filter().set(bar.filter());
            List<ImageRow> rows = images.rows("", -1);
            assertThat(rows.stream().mapToLong(ImageRow::boxes).sum())
                    .as(bar.text())
                    .isEqualTo(bar.boxes());
            assertThat(rows).allSatisfy(row -> assertThat(row.boxes()).isPositive());
        }
    }

    @Test
    void anImageOpensWithTheWorstBoxOfThoseThatCount() {
        images.filter().set(named(Kind.POSITIVES, "no positive anchor"));
        assertThat(images.rows("", -1)).isNotEmpty().allSatisfy(row -> {
            assertThat(row.unmatched()).isEqualTo(row.boxes());
            images.show(row);
            int first = model.shown().boxes().first(row.image());
            assertThat(model.shown()
                            .boxes()
                            .bestIou(first + model.wanted().get().box()))
                    .as("no crowd here")
                    .isEqualTo(row.worstIou())
                    .isLessThan(.7);
        });
    }

    @Test
    void filtersSayWhichBoxesTheyMean() {
        AuditTotals totals = model.shown().totals();
        int most = ChartBars.mostFrequent(totals.groups().byClass()).get(0);
        assertThat(bars(Kind.CLASSES).get(0).text())
                .isEqualTo("class " + model.dataset().get().categories().get(most) + ": "
                        + totals.groups().byClass().get(most).boxes() + " boxes");
        assertThat(new BoxFilter.BestIou(6).text()).isEqualTo("best IoU 0.30–0.35");
        assertThat(new BoxFilter.Anchors(1, 1).text()).isEqualTo("1 positive anchor");
        assertThat(new BoxFilter.Anchors(20, Integer.MAX_VALUE).text()).isEqualTo("20 or more positive anchors");
        assertThat(new BoxFilter.Both(new BoxFilter.OfClass(0, "RBC"), new BoxFilter.Anchors(0, 0)).text())
                .isEqualTo("class RBC, no positive anchor");
        assertThat(new BoxFilter.OnLevel(4).text()).isEqualTo("best anchor on P4");
    }

    @Test
    void anotherSetIsShownWhole() {
        images.filter().set(new BoxFilter.OnLevel(5));
        model.open(Path.of("samples", "voc"));
        assertThat(images.filter().get()).isNull();
        assertThat(images.rows("", -1)).hasSameSizeAs(model.dataset().get().images());
    }
}
