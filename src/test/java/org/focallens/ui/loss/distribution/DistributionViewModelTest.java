package org.focallens.ui.loss.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.focallens.core.lesson.ScoreModel;
import org.focallens.core.lesson.Scores;
import org.focallens.ui.DirectBackground;
import org.focallens.ui.common.ScoreSource;
import org.focallens.ui.loss.common.FromOtherRooms;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.distribution.DistributionViewModel.Carried;
import org.junit.jupiter.api.Test;

class DistributionViewModelTest {
    private final LossViewModel room = new LossViewModel();
    private final SimpleObjectProperty<Scores> network = new SimpleObjectProperty<>();
    private final DirectBackground work = new DirectBackground();
    private final DistributionViewModel model =
            new DistributionViewModel(room, new FromOtherRooms(List.of(), List.of(new Network())), work);

    private int asked;

    private final class Network implements ScoreSource {
        @Override
        public String name() {
            return "the network in training";
        }

        @Override
        public ObservableValue<Scores> scores() {
            return network;
        }

        @Override
        public String title() {
            return "in training";
        }

        @Override
        public boolean asks() {
            return true;
        }

        @Override
        public void choose() {
            asked++;
        }
    }

    @Test
    void nothingIsComputedBeforeItIsLookedAt() {
        model.setGammas("0 3");
        assertThat(work.jobs).isZero();
        model.setActive(true);
        assertThat(work.jobs).isEqualTo(1);
        room.setAlpha(0.5);
        model.setHardest(0.1);
        assertThat(work.jobs).as("neither needs another sum").isEqualTo(1);
        assertThat(room.pending().get()).isZero();
    }

    @Test
    void whatFailedIsTriedAgain() {
        work.fault = new IllegalStateException("not enough memory");
        model.setActive(true);
        assertThat(model.message().get()).contains("cannot be computed", "not enough memory");
        assertThat(room.pending().get()).isZero();
        work.fault = null;
        model.setActive(false);
        model.setActive(true);
        assertThat(model.message().get()).isEmpty();
        assertThat(model.spread().get().lines()).hasSize(4);
    }

    @Test
    void theDescribedDistributionIsFigure4() {
        model.setActive(true);
        assertThat(model.spread().get().positives()).isEqualTo(2000);
        assertThat(model.spread().get().negatives()).isEqualTo(198_000);
        List<Carried> carried = model.carried();
        assertThat(carried).extracting(Carried::gamma).containsExactly(0.0, 0.5, 1.0, 2.0);
        assertThat(carried).extracting(Carried::negatives).isSorted();
        assertThat(carried.get(3).negatives())
                .as("gamma 2: the hardest fifth carries nearly all")
                .isGreaterThan(0.99);
        assertThat(carried.get(3).positives())
                .as("gamma touches positives less")
                .isLessThan(0.9);
        assertThat(model.headline()).startsWith("γ 2: the hardest 20 % of the negatives carry 99.");
    }

    @Test
    void aSmallNetworksSharesByHand() {
        model.setSource("the network in training");
        model.setActive(true);
        assertThat(model.message().get()).contains("no scores of the network in training yet");
        // p_t of .5 and of 3/4: -ln gives .6931 and .2877
        network.set(new Scores("step 7", new float[0], new float[] {0, (float) Math.log(3)}));
        assertThat(model.message().get()).isEmpty();
        assertThat(model.spread().get().name()).isEqualTo("step 7");
        model.setHardest(0.5);
        Carried plain = model.carried().get(0);
        assertThat(plain.negatives()).isCloseTo(0.6931 / 0.9808, within(1e-4));
        assertThat(plain.positives()).isNaN();
        network.set(new Scores("step 8", new float[] {1}, new float[] {2}));
        assertThat(model.spread().get().name()).as("it follows").isEqualTo("step 8");
    }

    @Test
    void aDescriptionCanBeEditedAndUndone() {
        model.setActive(true);
        model.setModel("share", now -> new ScoreModel(1000, 0.3, 0, 1, -1, 1, 2));
        assertThat(model.spread().get().positives()).isEqualTo(300);
        room.history().undo();
        assertThat(model.spread().get().positives()).isEqualTo(2000);
    }

    @Test
    void gammasAreTyped() {
        assertThat(model.setGammas("2, 0;0.5 2")).isEmpty();
        assertThat(model.gammas()).isEqualTo("0 0.5 2");
        assertThat(model.setGammas("1 two")).contains("“1 two”").contains("numbers from 0 to 10");
        assertThat(model.setGammas("11")).contains("11");
        assertThat(model.setGammas("1 2 3 4 5 6 7")).contains("1 to 6 numbers");
        assertThat(model.gammas()).isEqualTo("0 0.5 2");
    }

    @Test
    void aSourceIsAskedWhenItIsChosenAndOnceMoreOnDemand() {
        assertThat(model.canChooseAgain()).as("a description asks for nothing").isFalse();
        model.setSource("the network in training");
        assertThat(asked).isEqualTo(1);
        assertThat(model.canChooseAgain()).isTrue();
        model.chooseAgain();
        assertThat(asked).isEqualTo(2);
        room.history().undo();
        assertThat(asked).as("undo opens no dialog").isEqualTo(2);
    }
}
