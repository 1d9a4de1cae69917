package org.focallens.ui.dataset.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.focallens.audit.search.SearchResult;
import org.focallens.audit.search.SearchSettings;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Presets;
import org.focallens.ui.DirectBackground;
import org.focallens.ui.dataset.model.DatasetViewModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchViewModelTest {
    private final DatasetViewModel set = new DatasetViewModel(new DirectBackground(), new DirectBackground());
    private final SearchViewModel model = new SearchViewModel(new DirectBackground(), set);

    @BeforeEach
    void briefly() {
        model.change(old -> new SearchSettings(old.objective(), old.sizes(), old.symmetric(), 0.3, 8, 6, 1000, 3));
    }

    @Test
    void withoutADataSetNothingBegins() {
        model.start();
        assertThat(model.found().get()).isNull();
    }

    @Test
    void whatIsFoundChangesNothingUntilItIsAppliedAndThatIsUndone() {
        set.open(Path.of("samples", "coco"));
        model.start();
        assertThat(model.work().failed()).as(model.work().message().get()).isFalse();
        SearchResult result = model.found().get().result();
        assertThat(model.steps().get())
                .extracting(step -> step.generation())
                .isSorted()
                .contains(result.generations());
        assertThat(result.found().tuning().placed().bestPossibleRecall())
                .isGreaterThanOrEqualTo(result.start().tuning().placed().bestPossibleRecall());
        assertThat(set.difference().get()).isNull();

        model.apply(result.clusters());
        assertThat(set.history().get().settings().anchors())
                .isEqualTo(result.clusters().anchors());
        assertThat(set.history().get().settings().matching())
                .as("the rules stay")
                .isEqualTo(Presets.TORCHVISION.matching());
        assertThat(set.difference().get().after().settings().anchors())
                .isEqualTo(result.clusters().anchors());
        set.history().undo();
        assertThat(set.history().get().settings()).isEqualTo(AssignSettings.of(Presets.TORCHVISION));
    }

    @Test
    void whatIsOutOfRangeIsSaidAndAnotherSetForgetsTheResult() {
        model.change(old -> new SearchSettings(old.objective(), old.sizes(), old.symmetric(), 0.99, 8, 6, 1000, 3));
        assertThat(model.error().get()).contains("0.99");
        assertThat(model.settings().get().heldOutShare()).isEqualTo(0.3);
        set.open(Path.of("samples", "coco"));
        model.start();
        set.open(Path.of("samples", "voc"));
        assertThat(model.found().get()).isNull();
    }
}
