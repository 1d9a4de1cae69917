package org.focallens.ui.loss.lessons;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.focallens.core.lesson.PaperTable;
import org.focallens.core.lesson.PaperTables;
import org.focallens.figure.Figures;
import org.focallens.ui.loss.common.LossChoice;
import org.focallens.ui.loss.common.LossViewModel;

/** The paper's tables with the loss of now among them; knows no controls. */
public final class PaperViewModel {
    private final LossViewModel room;

    public PaperViewModel(LossViewModel room) {
        this.room = room;
    }

    /** {@return the table on screen} */
    public PaperTable table() {
        return PaperTables.all().stream()
                .filter(table -> table.id().equals(room.state().get().table()))
                .findFirst()
                .orElse(PaperTables.T1B);
    }

    /** Shows another table. */
    public void choose(String id) {
        room.change("table", state -> state.withTable(id));
    }

    /** {@return where the loss of now stands among the rows} */
    public OptionalDouble place() {
        LossChoice loss = room.loss().getValue();
        return table().place(loss.weighted() ? loss.alpha() : -1, loss.gamma());
    }

    /** {@return what the mark says} */
    public String mark() {
        LossChoice loss = room.loss().getValue();
        return switch (table().axis()) {
            case ALPHA ->
                "now: α " + Figures.plain(loss.alpha())
                        + (loss.gamma() == 0 ? "" : ", with γ " + Figures.plain(loss.gamma()));
            case GAMMA -> "now: γ " + Figures.plain(loss.gamma());
            case LOSS, OTHER -> "now";
        };
    }

    /** {@return what there is to see} */
    public List<String> notices() {
        Optional<String> off = place().isPresent() || table().axis() == PaperTable.Axis.OTHER
                ? Optional.empty()
                : Optional.of("The paper has no such setting: the current loss is not in this table.");
        String lesson = switch (table().id()) {
            case "1a" ->
                "Without γ a positive needs more weight: AP is best at α 0.75, and at α 0.25 two thirds of it are lost. The table is for "
                        + "cross entropy: γ 0.";
            case "1b" ->
                "AP rises from 31.1 to 34.0 at γ 2 and falls to 32.2 at γ 5: more focusing is not always better. The larger γ, the smaller "
                        + "the best α.";
            case "1c" ->
                "Two or three scales and three ratios are enough: beyond 6 to 9 anchors per cell AP no longer rises.";
            case "1d" ->
                "Focal loss, 36.0, is 3.2 above the best mining of hard examples, 32.8: mining throws easy examples away, focal loss turns "
                        + "them down.";
            default ->
                "FL* with γ 2, β 1 or γ 4, β 0 is as good as focal loss: what counts is to turn the easy examples down, not the exact form.";
        };
        return off.map(text -> List.of(lesson, text)).orElse(List.of(lesson));
    }
}
