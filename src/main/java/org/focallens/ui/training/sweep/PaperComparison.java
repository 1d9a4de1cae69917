package org.focallens.ui.training.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.focallens.core.lesson.PaperTable;
import org.focallens.core.lesson.PaperTables;
import org.focallens.text.Texts;
import org.focallens.train.sweep.SweepCell;
import org.focallens.train.sweep.SweepPoint;

/** The paper's best α of each γ, and the sweep's. */
final class PaperComparison {
    private PaperComparison() {}

    /**
     * One γ.
     *
     * @param gamma focusing exponent
     * @param paper the paper's row, empty where it did not try this γ
     * @param own   the sweep's best pair, empty where it has no run of this γ
     */
    record Row(double gamma, Optional<PaperTable.Row> paper, Optional<SweepCell> own) {

        /** {@return whether both have it, so that they can be compared} */
        boolean shared() {
            return paper.isPresent() && own.isPresent();
        }

        String paperAlpha() {
            return paper.map(row -> row.name().replaceAll(".*\\((.*)\\)", "0$1"))
                    .map(Double::valueOf)
                    .map(SweepPoint::alphaText)
                    .orElse("–");
        }

        String paperAp() {
            return paper.map(row -> percent(row.ap())).orElse("–");
        }

        String ownAlpha() {
            return own.map(cell -> SweepPoint.alphaText(cell.alpha())).orElse("–");
        }

        String ownAp() {
            return own.map(cell -> percent(100 * cell.ap())).orElse("–");
        }

        private static String percent(double value) {
            return Texts.format("%.1f", value);
        }
    }

    /** {@return every γ that either has, ascending} */
    static List<Row> rows(Optional<SweepState> state) {
        TreeSet<Double> gammas = new TreeSet<>();
        PaperTables.T1B.rows().forEach(row -> gammas.add(row.value()));
        state.ifPresent(now -> gammas.addAll(now.plan().gammas()));
        List<Row> rows = new ArrayList<>();
        for (double gamma : gammas) {
            rows.add(new Row(
                    gamma,
                    PaperTables.T1B.rows().stream()
                            .filter(row -> row.value() == gamma)
                            .findFirst(),
                    state.flatMap(now -> best(now.cells(), gamma))));
        }
        return rows;
    }

    private static Optional<SweepCell> best(List<SweepCell> cells, double gamma) {
        return cells.stream()
                .filter(cell -> cell.gamma() == gamma && !cell.results().isEmpty())
                .max(Comparator.comparingDouble(SweepCell::ap));
    }
}
