package org.focallens.ui.loss.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.focallens.ui.common.AnchorCount;
import org.focallens.ui.loss.balance.BalanceViewModel.Row;
import org.focallens.ui.loss.common.FromOtherRooms;
import org.focallens.ui.loss.common.LossState;
import org.focallens.ui.loss.common.LossViewModel;
import org.junit.jupiter.api.Test;

class BalanceViewModelTest {
    private final LossViewModel room = new LossViewModel();
    private final SimpleObjectProperty<AnchorCount> open = new SimpleObjectProperty<>();
    private final BalanceViewModel model = new BalanceViewModel(room, new FromOtherRooms(List.of(open), List.of()));

    @Test
    void theMeterGoesFromThousandsToOne() {
        assertThat(model.meter()).isEqualTo("1,572 : 1 → 1.32 : 1");
        room.setWeighted(false);
        assertThat(model.meter()).isEqualTo("1,572 : 1 → 0.439 : 1");
    }

    @Test
    void theTableIsTheLiteraturesWithTheRoomsOwnBelow() {
        assertThat(model.table())
                .extracting(Row::loss)
                .usingElementComparator((a, b) -> Math.abs(a / b - 1) < 5e-4 ? 0 : 1)
                .containsExactly(107860.0, 1568.6, 394.5, 1.246, 2.335, 1.095, 1.246);
        assertThat(model.table())
                .extracting(Row::ratio)
                .usingElementComparator((a, b) -> Math.abs(a / b - 1) < 0.01 ? 0 : 1)
                .containsExactly(155600.0, 1572.0, 524.0, 1.32, 0.44, 2.4e-6, 1.32);
        room.setGamma(5);
        assertThat(model.table()).last().satisfies(row -> {
            assertThat(row.now()).isTrue();
            assertThat(row.loss()).isCloseTo(1.095, within(5e-4));
        });
    }

    @Test
    void stagesAreBeforeAndAfterAlphaAndGamma() {
        assertThat(model.stages())
                .extracting(BalanceViewModel.Stage::name)
                .containsExactly("cross entropy", "with α 0.25", "with γ 2", "with γ 2 and α 0.25");
        double plain = model.stages().get(0).sides().negativeLoss();
        assertThat(model.stages().get(1).sides().negativeLoss()).isCloseTo(0.75 * plain, within(1e-6));
        assertThat(model.stages().get(2).sides().negativeLoss())
                .as("(1 − pₜ)ᵞ is .01²")
                .isCloseTo(1e-4 * plain, within(1e-6));
    }

    @Test
    void alphaIsExplained() {
        assertThat(model.notices())
                .anyMatch(text -> text.contains("a third of a negative") && text.contains("suits γ"));
        assertThat(model.notices()).anyMatch(text -> text.contains("9,336,960 terms") && text.contains("−4.595"));
        room.setGamma(0);
        assertThat(model.notices()).anyMatch(text -> text.contains("further from balance"));
        room.setAlpha(0);
        assertThat(model.meter()).endsWith("∞ : 1");
        assertThat(model.notices()).anyMatch(text -> text.contains("only one side"));
    }

    @Test
    void numbersAreTypedAndStayPossible() {
        model.anchors().text().set("50");
        assertThat(room.state().get().balance().positives())
                .as("no more positives than anchors")
                .isEqualTo(50);
        model.positives().text().set("70");
        assertThat(room.state().get().balance().anchors()).isEqualTo(70);
        model.anchors().text().set("many");
        assertThat(model.anchors().error().get())
                .contains("anchors must be a whole number")
                .contains("many");
    }

    @Test
    void theImageOfAnotherRoomIsTaken() {
        assertThat(model.counts()).isEmpty();
        open.set(new AnchorCount("scene-01.jpg", 200_000, 75, 3));
        assertThat(model.take(model.counts().get(0))).isEmpty();
        assertThat(room.state().get().balance().anchors()).isEqualTo(200_000);
        assertThat(room.state().get().balance().positives()).isEqualTo(75);
        assertThat(room.loss().getValue().classes()).isEqualTo(3);
        room.history().undo();
        assertThat(room.state().get()).isEqualTo(LossState.START);
        assertThat(model.take(new AnchorCount("empty.jpg", 100, 0, 1)).orElseThrow())
                .contains("empty.jpg")
                .contains("no positive anchor");
        assertThat(room.state().get()).isEqualTo(LossState.START);
    }
}
