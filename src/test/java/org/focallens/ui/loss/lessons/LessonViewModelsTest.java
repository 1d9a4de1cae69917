package org.focallens.ui.loss.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.focallens.core.lesson.LossSignature;
import org.focallens.ui.loss.common.LossViewModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Normalisers, the paper's tables, calibration and signatures, as the window has them. */
class LessonViewModelsTest {
    private final LossViewModel room = new LossViewModel();

    @Test
    void normalisersStandSideBySide() {
        NormalisersViewModel model = new NormalisersViewModel(room);
        assertThat(model.setPositives("60")).isEmpty();
        List<NormalisersViewModel.Row> rows = model.rows();
        assertThat(rows).hasSize(7);
        assertThat(rows.get(0).loss()).isCloseTo(1.246, within(5e-4));
        assertThat(rows.get(0).factor()).isEqualTo(1);
        assertThat(rows.get(6).loss()).as("the plain mean").isCloseTo(8e-6, Percentage.withPercentage(1));
        assertThat(rows.get(5).factor()).as("the moving average from 100").isCloseTo(60 / 96.0, within(1e-12));
        model.batches().text().set("500");
        assertThat(model.rows().get(5).factor()).isCloseTo(1, within(1e-9));
        room.history().undo();
        assertThat(model.rows().get(5).factor()).isCloseTo(60 / 96.0, within(1e-12));
    }

    @Test
    void positivesThatAreNoneAreExplained() {
        NormalisersViewModel model = new NormalisersViewModel(room);
        assertThat(model.setPositives("3, 4;0 ")).isEmpty();
        assertThat(model.positives()).isEqualTo("3 4 0");
        assertThat(model.setPositives("3 -1")).contains("“3 -1”");
        assertThat(model.setPositives("few")).contains("“few”").contains("whole numbers of at least 0");
        assertThat(model.positives()).isEqualTo("3 4 0");
        assertThat(model.setPositives("200000")).isEmpty();
        assertThat(model.anchors())
                .as("an image has no more positives than anchors")
                .isEqualTo(200_000);
    }

    @Test
    void thePapersTablesMarkTheLossOfNow() {
        PaperViewModel model = new PaperViewModel(room);
        assertThat(model.table().id()).isEqualTo("1b");
        assertThat(model.place()).hasValue(5);
        assertThat(model.mark()).isEqualTo("now: γ 2");
        room.setGamma(7);
        assertThat(model.place()).isEmpty();
        assertThat(model.notices()).anyMatch(text -> text.contains("not in this table"));
        model.choose("1a");
        assertThat(model.place()).hasValue(1);
        assertThat(model.mark()).contains("with γ 7");
        room.setWeighted(false);
        assertThat(model.place()).as("no alpha at all").isEmpty();
        model.choose("none such");
        assertThat(model.table().id()).isEqualTo("1b");
    }

    @Test
    void theRowOfBestScores() {
        CalibrationViewModel model = new CalibrationViewModel(room);
        assertThat(model.points())
                .extracting(CalibrationViewModel.Point::score)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 5e-4 ? 0 : 1)
                .containsExactly(0.108, 0.227, 0.399, 0.601);
        double[][] curve = model.curve();
        assertThat(curve[0]).isSorted();
        room.setWeighted(false);
        room.setGamma(0);
        assertThat(model.points())
                .extracting(CalibrationViewModel.Point::score)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(0.01, 0.1, 0.5, 0.9);
        assertThat(model.notices()).singleElement().asString().contains("a probability");
        room.setAlpha(1);
        assertThat(model.refusal().orElseThrow()).contains("α 1");
        assertThat(model.notices()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.128|1.128 looks like: still at the prior",
                "2.302|2.302 looks like: dead clamp",
                "step 400 lr 0.01 loss_cls: 2.3021 time 3.2|2.302 looks like: dead clamp",
                "loss=1,128;|1.128 looks like: still at the prior",
                "0.35|0.3500 does not match any known problem",
                "loss: nan|NaN: the loss has diverged",
                "8e-6|8.000e-6 looks like: mean over all terms",
                "hello|There is no number in the text",
                "''|Type a loss, or paste lines of a log"
            })
    void aLossOfALogIsRecognised(String text, String verdict) {
        SignaturesViewModel model = new SignaturesViewModel(room);
        model.type(text);
        assertThat(model.headline()).isEqualTo(verdict);
    }

    @Test
    void theLastLossOfALogCounts() {
        SignaturesViewModel model = new SignaturesViewModel(room);
        model.type("iter 1 loss 1.9\niter 2 cls_loss: 2.302 box_loss_weight 1\n[3/9]");
        assertThat(model.seen()).hasValue(2.302);
        assertThat(model.advice())
                .first()
                .asString()
                .contains("Dead clamp")
                .contains("2.302")
                .contains("logits");
        model.type("0");
        assertThat(model.advice()).singleElement().asString().contains("exactly 0");
    }

    @Test
    void signaturesFollowAlphaGammaAndThePrior() {
        SignaturesViewModel model = new SignaturesViewModel(room);
        model.type("1.128");
        assertThat(model.alike()).extracting(LossSignature::name).contains("Still at the prior");
        room.setPrior(0.05);
        assertThat(model.alike()).extracting(LossSignature::name).doesNotContain("Still at the prior");
        assertThat(model.signatures())
                .anyMatch(one -> Math.abs(one.value() - 0.25 * 0.95 * 0.95 * Math.log(20)) < 1e-12);
    }
}
