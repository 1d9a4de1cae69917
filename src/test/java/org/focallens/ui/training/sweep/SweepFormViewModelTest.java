package org.focallens.ui.training.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import org.focallens.nn.ClassOutput;
import org.focallens.train.settings.Schedule;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.sweep.SweepPlan;
import org.junit.jupiter.api.Test;

class SweepFormViewModelTest {
    private final SweepFormViewModel form = new SweepFormViewModel();

    private String refused(SweepField field, String text) {
        form.text(field).set(text);
        assertThat(form.grid()).as("%s of %s", field, text).isEmpty();
        String error = form.error(field).get();
        form.text(field).set(field.first());
        assertThat(form.error(field).get()).as("gone once it is changed").isEmpty();
        return error;
    }

    @Test
    void theFirstFormIsASweepOfEighteenRuns() {
        SweepBase.Grid grid = form.grid().orElseThrow();
        assertThat(grid).isEqualTo(new SweepBase.Grid(List.of(.25, .5, .75), List.of(0.0, 1.0, 2.0), 2, 500, 50));
        assertThat(form.size().get()).isEqualTo("3 × α, 3 × γ, 2 × seed: 18 runs of 500 steps");
        assertThat(form.folder()).isEmpty();
    }

    @Test
    void numbersMayBeWrittenInAnyWayAndEachCountsOnce() {
        form.text(SweepField.ALPHAS).set(" .5, none;.25  0.5 ");
        form.text(SweepField.GAMMAS).set("2,0");
        assertThat(form.grid().orElseThrow().alphas()).containsExactly(-1.0, .25, .5);
        assertThat(form.grid().orElseThrow().gammas()).containsExactly(0.0, 2.0);
    }

    @Test
    void badInputIsSaidUnderItsFieldWithWhatWouldDo() {
        assertThat(refused(SweepField.ALPHAS, ".25 1.5"))
                .startsWith("1.5 is not valid")
                .contains("from 0 to 1");
        assertThat(refused(SweepField.ALPHAS, "a half")).startsWith("a is not valid");
        assertThat(refused(SweepField.ALPHAS, "NaN")).startsWith("NaN is not valid");
        assertThat(refused(SweepField.GAMMAS, "0 -1"))
                .startsWith("-1 is not valid")
                .contains("at least 0");
        assertThat(refused(SweepField.GAMMAS, "1e999")).startsWith("1e999 is not valid");
        assertThat(refused(SweepField.GAMMAS, "  ")).startsWith("Enter numbers");
        assertThat(refused(SweepField.SEEDS, "0")).isEqualTo("Enter a whole number from 1 to 100.");
        assertThat(refused(SweepField.STEPS, "1.5")).isEqualTo("Enter a whole number from 1 to 1,000,000.");
        assertThat(refused(SweepField.TESTS, "99999999999")).isEqualTo("Enter a whole number from 1 to 100,000.");
        form.text(SweepField.SEEDS).set("x");
        assertThat(form.size().get())
                .as("nothing is told of a sweep that cannot be")
                .isEmpty();
        form.text(SweepField.FOLDER).set("a\0b");
        assertThat(form.folder()).isEmpty();
        assertThat(form.error(SweepField.FOLDER).get()).startsWith("A folder cannot have this name");
    }

    @Test
    void aPlanTakesTheRoomsSettingsAndItsOwnGrid() {
        SweepBase base = SweepFixture.base();
        TrainingSettings settings = base.settings();
        TrainingSettings mined = settings.with(settings.network().withHeads(2, 0, ClassOutput.SOFTMAX))
                .with(settings.optimiser(), new Schedule(100, 5000));
        SweepPlan plan =
                new SweepBase(base.data(), mined, base.step()).plan(form.grid().orElseThrow());
        assertThat(plan.points()).hasSize(18).extracting(point -> point.seed()).contains(5L, 6L);
        assertThat(plan.data().tests()).isEqualTo(50);
        assertThat(plan.settings().network()).as("focal loss needs sigmoids").isEqualTo(settings.network());
        assertThat(plan.settings().schedule()).as("as long as a run").isEqualTo(new Schedule(50, 500));
        assertThat(base.plan(form.grid().orElseThrow()).settings().schedule())
                .as("a rate that stays")
                .isEqualTo(new Schedule(50, 0));
    }

    @Test
    void whatWasTypedIsRemembered() {
        form.show(SweepFixture.plan(), Path.of("runs", "one"));
        SweepFormViewModel again = new SweepFormViewModel();
        again.restore(form.toJson());
        assertThat(again.grid()).contains(new SweepBase.Grid(List.of(.25, .5), List.of(0.0, 2.0), 2, 2, 1));
        assertThat(again.folder()).contains(Path.of("runs", "one"));
        again.restore(JsonNodeFactory.instance.objectNode().put("steps", "7"));
        assertThat(again.grid().orElseThrow().steps()).isEqualTo(7);
        assertThat(again.grid().orElseThrow().seeds()).isEqualTo(2);
    }
}
