package org.focallens.ui.training.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.focallens.ui.DirectBackground;
import org.junit.jupiter.api.Test;

class InspectionViewModelTest {

    private final InspectionViewModel model = new InspectionViewModel(new DirectBackground());

    private InspectionRequest request() {
        return model.request().getValue();
    }

    private void open(int batch, int kept) {
        model.active().set(true);
        model.scope().set(new InspectionScope(batch, kept, SampleInspections.LAYERS));
    }

    @Test
    void nothingIsWantedWhileThePageIsHiddenOrThereIsNoImage() {
        assertThat(request()).isEqualTo(InspectionRequest.NONE);
        model.scope().set(new InspectionScope(2, 0, SampleInspections.LAYERS));
        assertThat(request().wanted()).isFalse();
        model.active().set(true);
        assertThat(request())
                .isEqualTo(new InspectionRequest(true, InspectionRequest.Images.BATCH, 0, Optional.empty()));
        model.scope().set(InspectionScope.NOTHING);
        assertThat(request().wanted()).isFalse();
    }

    @Test
    void theWishFollowsTheImageAndSaysSoOnceForEachChange() {
        List<InspectionRequest> heard = new ArrayList<>();
        open(3, 20);
        model.request().subscribe(now -> {
            heard.add(now);
        });
        model.turn(1);
        model.turn(1);
        model.turn(1);
        assertThat(heard).extracting(InspectionRequest::index).containsExactly(0, 1, 2, 0);
        model.turn(-1);
        assertThat(request().index()).isEqualTo(2);
        model.choose(InspectionRequest.Images.KEPT);
        assertThat(request())
                .isEqualTo(new InspectionRequest(true, InspectionRequest.Images.KEPT, 0, Optional.empty()));
        model.turn(-1);
        assertThat(request().index()).isEqualTo(19);
        assertThat(model.imageText()).isEqualTo("20 of 20");
        int before = heard.size();
        model.setThreshold(.5);
        assertThat(heard).as("a threshold needs no other look").hasSize(before);
    }

    @Test
    void aSmallerBatchOrNoImagesKeptApartAreNoTrouble() {
        open(4, 8);
        model.turn(3);
        model.scope().set(new InspectionScope(2, 8, SampleInspections.LAYERS));
        assertThat(request().index()).isEqualTo(1);
        model.choose(InspectionRequest.Images.KEPT);
        model.scope().set(new InspectionScope(2, 0, SampleInspections.LAYERS));
        assertThat(request().images()).isEqualTo(InspectionRequest.Images.BATCH);
    }

    @Test
    void aLayerIsWantedOnlyByTheViewOfLayers() {
        open(2, 0);
        model.setLayer("class.1");
        assertThat(request().layer()).isEmpty();
        model.change(now -> now.withView(InspectionView.LAYERS));
        assertThat(request().layer()).contains("class.1");
        model.turnLayer(1);
        assertThat(request().layer()).contains("backbone.1");
        model.turnLayer(-1);
        assertThat(request().layer()).contains("class.1");
        model.setLayer("class.4");
        assertThat(request().layer()).as("a network of less depth").contains("backbone.1");
        model.change(now -> now.withView(InspectionView.P_T));
        assertThat(request().layer()).isEmpty();
    }

    @Test
    void levelsAndClassesGoRound() {
        model.show(List.of(SampleInspections.named("run", 7, null)));
        model.turnLevel(1);
        assertThat(model.state().get().scores().level()).isEqualTo(3);
        model.turnLevel(-1);
        assertThat(model.state().get().scores().level()).isEqualTo(InspectionState.Scores.ALL);
        model.turnLevel(-1);
        assertThat(model.state().get().scores().level()).isEqualTo(7);
        model.turnLabel(1);
        assertThat(model.label()).isZero();
        model.turnLabel(1);
        model.turnLabel(1);
        assertThat(model.label()).isEqualTo(InspectionState.Scores.BEST);
        model.change(now -> now.withView(InspectionView.LAYERS));
        model.turnLevel(-1);
        assertThat(model.state().get().layer().level()).isEqualTo(7);
    }

    @Test
    void fourInspectionsAreTheMost() {
        assertThatThrownBy(() -> model.show(Collections.nCopies(5, SampleInspections.named("run", 1, null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5");
    }

    @Test
    void whatIsChosenIsRememberedAndNonsenseIsNot() throws Exception {
        model.change(now -> now.withView(InspectionView.FIGURE_4));
        model.setThreshold(.45);
        model.toggle(BoxKind.IGNORED);
        model.setScoreLevel(5);
        model.setLayer("smooth.3");
        assertThat(InspectionState.of(model.state().get().toJson()))
                .isEqualTo(model.state().get());
        InspectionState read = InspectionState.of(
                new ObjectMapper()
                        .readTree(
                                "{\"view\":\"NONE\",\"threshold\":7,\"kinds\":[\"TRUTHS\",\"X\"],\"scoreLevel\":9,\"layerLevel\":-4}"));
        assertThat(read.view()).isEqualTo(InspectionView.IMAGE);
        assertThat(read.boxes().threshold()).isEqualTo(InspectionState.Boxes.MOST);
        assertThat(read.boxes().kinds()).containsExactly(BoxKind.TRUTHS);
        assertThat(read.scores().level()).isEqualTo(InspectionState.Scores.ALL);
        assertThat(read.layer().level()).isEqualTo(3);
        assertThat(InspectionState.of(new ObjectMapper().readTree("{}"))).isEqualTo(InspectionState.FIRST);
    }
}
