package org.focallens.ui.training.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.focallens.ui.DirectBackground;
import org.junit.jupiter.api.Test;

class LookViewModelTest {

    private final LookViewModel model = new LookViewModel(new DirectBackground());

    private LookWish wish() {
        return model.wish().getValue();
    }

    private void open(int batch, int kept) {
        model.active().set(true);
        model.scope().set(new LookScope(batch, kept, Looks.LAYERS));
    }

    @Test
    void nothingIsWantedWhileThePageIsHiddenOrThereIsNoImage() {
        assertThat(wish()).isEqualTo(LookWish.NONE);
        model.scope().set(new LookScope(2, 0, Looks.LAYERS));
        assertThat(wish().wanted()).isFalse();
        model.active().set(true);
        assertThat(wish()).isEqualTo(new LookWish(true, LookWish.Images.BATCH, 0, Optional.empty()));
        model.scope().set(LookScope.NOTHING);
        assertThat(wish().wanted()).isFalse();
    }

    @Test
    void theWishFollowsTheImageAndSaysSoOnceForEachChange() {
        List<LookWish> heard = new ArrayList<>();
        open(3, 20);
        model.wish().subscribe(now -> {
            heard.add(now);
        });
        model.turn(1);
        model.turn(1);
        model.turn(1);
        assertThat(heard).extracting(LookWish::index).containsExactly(0, 1, 2, 0);
        model.turn(-1);
        assertThat(wish().index()).isEqualTo(2);
        model.choose(LookWish.Images.KEPT);
        assertThat(wish()).isEqualTo(new LookWish(true, LookWish.Images.KEPT, 0, Optional.empty()));
        model.turn(-1);
        assertThat(wish().index()).isEqualTo(19);
        assertThat(model.imageText()).isEqualTo("20 of 20");
        int before = heard.size();
        model.setThreshold(.5);
        assertThat(heard).as("a threshold needs no other look").hasSize(before);
    }

    @Test
    void aSmallerBatchOrNoImagesKeptApartAreNoTrouble() {
        open(4, 8);
        model.turn(3);
        model.scope().set(new LookScope(2, 8, Looks.LAYERS));
        assertThat(wish().index()).isEqualTo(1);
        model.choose(LookWish.Images.KEPT);
        model.scope().set(new LookScope(2, 0, Looks.LAYERS));
        assertThat(wish().images()).isEqualTo(LookWish.Images.BATCH);
    }

    @Test
    void aLayerIsWantedOnlyByTheViewOfLayers() {
        open(2, 0);
        model.setLayer("class.1");
        assertThat(wish().layer()).isEmpty();
        model.change(now -> now.withView(LookView.LAYERS));
        assertThat(wish().layer()).contains("class.1");
        model.turnLayer(1);
        assertThat(wish().layer()).contains("backbone.1");
        model.turnLayer(-1);
        assertThat(wish().layer()).contains("class.1");
        model.setLayer("class.4");
        assertThat(wish().layer()).as("a network of less depth").contains("backbone.1");
        model.change(now -> now.withView(LookView.P_T));
        assertThat(wish().layer()).isEmpty();
    }

    @Test
    void levelsAndClassesGoRound() {
        model.show(List.of(Looks.named("run", 7, null)));
        model.turnLevel(1);
        assertThat(model.state().get().scores().level()).isEqualTo(3);
        model.turnLevel(-1);
        assertThat(model.state().get().scores().level()).isEqualTo(LookState.Scores.ALL);
        model.turnLevel(-1);
        assertThat(model.state().get().scores().level()).isEqualTo(7);
        model.turnLabel(1);
        assertThat(model.label()).isZero();
        model.turnLabel(1);
        model.turnLabel(1);
        assertThat(model.label()).isEqualTo(LookState.Scores.BEST);
        model.change(now -> now.withView(LookView.LAYERS));
        model.turnLevel(-1);
        assertThat(model.state().get().layer().level()).isEqualTo(7);
    }

    @Test
    void fourLooksAreTheMost() {
        assertThatThrownBy(() -> model.show(Collections.nCopies(5, Looks.named("run", 1, null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5");
    }

    @Test
    void whatIsChosenIsRememberedAndNonsenseIsNot() throws Exception {
        model.change(now -> now.withView(LookView.FIGURE_4));
        model.setThreshold(.45);
        model.toggle(BoxKind.IGNORED);
        model.setScoreLevel(5);
        model.setLayer("smooth.3");
        assertThat(LookState.of(model.state().get().toJson()))
                .isEqualTo(model.state().get());
        LookState read = LookState.of(
                new ObjectMapper()
                        .readTree(
                                "{\"view\":\"NONE\",\"threshold\":7,\"kinds\":[\"TRUTHS\",\"X\"],\"scoreLevel\":9,\"layerLevel\":-4}"));
        assertThat(read.view()).isEqualTo(LookView.IMAGE);
        assertThat(read.boxes().threshold()).isEqualTo(LookState.Boxes.MOST);
        assertThat(read.boxes().kinds()).containsExactly(BoxKind.TRUTHS);
        assertThat(read.scores().level()).isEqualTo(LookState.Scores.ALL);
        assertThat(read.layer().level()).isEqualTo(3);
        assertThat(LookState.of(new ObjectMapper().readTree("{}"))).isEqualTo(LookState.FIRST);
    }
}
