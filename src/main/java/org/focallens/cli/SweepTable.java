package org.focallens.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.focallens.core.lesson.PaperTables;
import org.focallens.figure.Figures;
import org.focallens.figure.HeatChart;
import org.focallens.text.Texts;
import org.focallens.train.sweep.SweepCell;
import org.focallens.train.sweep.SweepPlan;
import org.focallens.train.sweep.SweepPoint;
import org.focallens.train.sweep.SweepResult;

/** What a sweep came to, for people, for programs and as a picture. */
final class SweepTable {
    private final SweepPlan plan;
    private final List<SweepCell> cells;

    SweepTable(SweepPlan plan, List<SweepResult> results) {
        this.plan = plan;
        this.cells = plan.cells(results);
    }

    /** {@return mean AP in each field, with its spread over the seeds} */
    HeatChart chart() {
        HeatChart chart = new HeatChart();
        chart.show(
                new HeatChart.Words(
                        Texts.format("AP after %,d steps, mean of %d seeds", plan.steps(), plan.seeds()), "γ", "α"),
                plan.gammas().stream().map(Figures::plain).toList(),
                plan.alphas().stream().map(SweepPoint::alphaText).toList(),
                cells.stream()
                        .map(cell -> new HeatChart.Field(cell.ap(), cell.text()))
                        .toList());
        return chart;
    }

    String text() {
        StringBuilder text = new StringBuilder(Texts.format(
                "AP after %,d steps, mean and spread of %d seeds on %,d images%n%n%-10s",
                plan.steps(), plan.seeds(), plan.data().tests(), "alpha"));
        plan.gammas().forEach(gamma -> text.append(Texts.format("%18s", "gamma " + Figures.plain(gamma))));
        int columns = plan.gammas().size();
        for (int i = 0; i < cells.size(); i++) {
            SweepCell cell = cells.get(i);
            text.append(i % columns == 0 ? Texts.format("%n%-10s", SweepPoint.alphaText(cell.alpha())) : "");
            text.append(Texts.format("%18s", cell.text().replace("\n", " ")));
        }
        SweepCell.best(cells)
                .ifPresent(best -> text.append(Texts.format(
                        "%n%nBest: alpha %s, gamma %s, AP %.3f, AP50 %.3f",
                        SweepPoint.alphaText(best.alpha()), Figures.plain(best.gamma()), best.ap(), best.ap50())));
        return text.append(Texts.format("%n%n%s", paper())).toString();
    }

    /** The paper's own numbers for the gammas that were swept. */
    private String paper() {
        List<String> rows = new ArrayList<>();
        PaperTables.T1B.rows().stream()
                .filter(row -> plan.gammas().contains(row.value()))
                .forEach(row -> rows.add(Texts.format("gamma (best alpha) %s: AP %.1f", row.name(), row.ap())));
        return rows.isEmpty()
                ? "The paper's table 1b has none of these gammas."
                : "The paper's table 1b, in percent on COCO: " + String.join(", ", rows);
    }

    Map<String, Object> json(String device, Path picture) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("device", device);
        json.put("steps", plan.steps());
        json.put("seeds", plan.seeds());
        json.put("images", plan.data().tests());
        json.put("cells", cells.stream().map(SweepTable::json).toList());
        SweepCell.best(cells).ifPresent(best -> json.put("best", json(best)));
        json.put("picture", picture.toString());
        return json;
    }

    private static Map<String, Object> json(SweepCell cell) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("alpha", cell.alpha() < 0 ? null : cell.alpha());
        json.put("gamma", cell.gamma());
        json.put("ap", finite(cell.ap()));
        json.put("apSpread", finite(cell.apSpread()));
        json.put("ap50", finite(cell.ap50()));
        json.put("diverged", cell.diverged());
        json.put("runs", cell.results().stream().map(SweepTable::json).toList());
        return json;
    }

    private static Map<String, Object> json(SweepResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seed", result.point().seed());
        json.put("ap", finite(result.ap()));
        json.put("ap50", finite(result.ap50()));
        json.put("loss", finite(result.loss()));
        json.put("diverged", result.diverged());
        json.put("seconds", result.seconds());
        return json;
    }

    /** JSON has no word for what is not finite. */
    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
