package org.focallens.ui.anchors.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.Presets;
import org.focallens.ui.DirectBackground;
import org.focallens.ui.anchors.inspector.CompareViewModel.LevelFlips;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {
    private final AnchorsViewModel model = new AnchorsViewModel(new DirectBackground());
    private final DirectBackground background = new DirectBackground();
    private final CompareViewModel comparing = new CompareViewModel(model, background);

    private NamedSettings choice(String name) {
        return comparing.choices().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void flipsFollowSettingsAndTheRowsAddUp() {
        model.gallery().open(Path.of("samples", "coco"), 0);
        assertThat(comparing.rows()).isEmpty();
        model.change("preset", state -> state.withPreset(Presets.DETECTRON2));
        comparing.other().set(choice(Presets.DETECTRON2_CENTRED.title()));
        assertThat(comparing.comparison().get().flips()).isNotEmpty();
        LevelFlips all = comparing.rows().get(comparing.rows().size() - 1);
        assertThat(all.gained() + all.lost() + all.moved() + all.ignored())
                .isEqualTo(comparing.comparison().get().flips().size());
        assertThat(comparing.rows().stream()
                        .limit(comparing.rows().size() - 1)
                        .mapToInt(LevelFlips::gained)
                        .sum())
                .isEqualTo(all.gained());
        int gained = comparing.comparison().get().second().matching().positive().length
                - comparing.comparison().get().first().matching().positive().length;
        assertThat(all.gained() - all.lost()).isEqualTo(gained);
        model.change("preset", state -> state.withPreset(Presets.DETECTRON2_CENTRED));
        assertThat(comparing.comparison().get().flips())
                .as("now they are equal")
                .isEmpty();
        comparing.other().set(null);
        assertThat(comparing.comparison().get()).isNull();
    }

    @Test
    void keptSettingsCanBeComparedAndReplaceTheirOwnName() {
        model.keep(new NamedSettings("mine", AssignSettings.of(Presets.PAPER)));
        model.keep(new NamedSettings("mine", AssignSettings.of(Presets.TF_VISION)));
        assertThat(comparing.choices()).hasSize(Presets.ALL.size() + 1);
        assertThat(choice("mine").settings()).isEqualTo(AssignSettings.of(Presets.TF_VISION));
    }

    @Test
    void anOlderComparisonIsDropped() {
        model.gallery().open(Path.of("samples", "coco"), 0);
        background.hold();
        comparing.other().set(choice(Presets.PAPER.title()));
        comparing.other().set(null);
        background.step();
        assertThat(comparing.comparison().get()).isNull();
        assertThat(comparing.trouble().get()).isEmpty();
    }
}
