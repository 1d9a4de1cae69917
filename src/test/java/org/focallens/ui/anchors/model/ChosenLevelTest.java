package org.focallens.ui.anchors.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.focallens.ui.DirectBackground;
import org.focallens.ui.anchors.model.CellAnchor.Cell;
import org.focallens.ui.anchors.model.ChosenLevel.Lines;
import org.junit.jupiter.api.Test;

class ChosenLevelTest {
    private final AnchorsViewModel model = new AnchorsViewModel(new DirectBackground());
    private final ChosenLevel chosenLevel = model.chosenLevel();

    /** 512 x 384 as it is: P5 has 16 x 12 cells of 32 pixels; centres of keras-retinanet stand in their middle. */
    private void open() {
        model.change(
                "preset", state -> state.withPreset(Presets.KERAS_RETINANET).withResize(new ResizeRule.None()));
        model.gallery().open(Path.of("samples", "coco"), 0);
        model.cellLevel().set(5);
    }

    @Test
    void theCellUnderTheCursorIsTheOneItsPixelsFallInto() {
        open();
        chosenLevel.hover(63.9, 64);
        assertThat(chosenLevel.under().get()).isEqualTo(new Cell(5, 2, 1));
        chosenLevel.hover(-0.1, 10);
        assertThat(chosenLevel.under().get()).isNull();
        chosenLevel.hover(511, 384);
        assertThat(chosenLevel.under().get()).as("below the last row").isNull();
        chosenLevel.hover(511, 383);
        assertThat(chosenLevel.under().get()).isEqualTo(new Cell(5, 11, 15));
    }

    @Test
    void itIsDescribedWhileAViewIsShown() {
        open();
        chosenLevel.hover(40, 70);
        assertThat(chosenLevel.words()).isEmpty();
        chosenLevel.lattice().set(true);
        assertThat(chosenLevel.words())
                .startsWith("P5: 16 × 12 cells, one every 32 px")
                .contains("Row 2, column 1: centre of its anchors 48, 80; best IoU ");
        model.cellLevel().set(3);
        assertThat(chosenLevel.words()).isEqualTo("P3: 64 × 48 cells, one every 8 px");
    }

    /** At a scale of .5 the cells of P3 are 4 screen pixels wide, those of P4 8 and those of P5 16. */
    @Test
    void linesAreDrawnWhereTheyCanBeRead() {
        open();
        chosenLevel.lattice().set(true);
        chosenLevel.scale().set(.5);
        assertThat(lines(3)).isEqualTo(Lines.NONE);
        assertThat(lines(4)).isEqualTo(Lines.ALL);
        chosenLevel.heat().set(true);
        assertThat(lines(4)).as("over colours").isEqualTo(Lines.NONE);
        assertThat(chosenLevel.words()).isEqualTo("P4: 32 × 24 cells, one every 16 px; zoom in to see their lines");
        assertThat(lines(5)).isEqualTo(Lines.QUIET);
        chosenLevel.scale().set(2);
        assertThat(lines(3)).isEqualTo(Lines.QUIET);
        assertThat(chosenLevel.words()).doesNotContain("zoom");
    }

    private Lines lines(int level) {
        model.cellLevel().set(level);
        return chosenLevel.lines(chosenLevel.level().orElseThrow());
    }

    @Test
    void aLevelThatIsNotInUseHasNoLattice() {
        assertThat(chosenLevel.level()).isEmpty();
        chosenLevel.hover(1, 1);
        assertThat(chosenLevel.under().get()).isNull();
        chosenLevel.heat().set(true);
        assertThat(chosenLevel.words()).isEqualTo("P5 is not in use");
    }
}
