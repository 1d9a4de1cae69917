package org.focallens.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.focallens.cli.console.CommandFailure;
import org.focallens.core.explain.AssignmentSheet;
import org.focallens.core.metric.Metrics;
import org.focallens.text.Texts;
import org.focallens.train.Divergence;
import org.focallens.train.StepReport;

/** What came of the steps of a run. */
final class TrainResult {

    private final int parameters;
    private final List<Double> millis = new ArrayList<>();
    private StepReport last;

    /** @param parameters that the network has */
    TrainResult(int parameters) {
        this.parameters = parameters;
    }

    /**
     * How good the network is.
     *
     * @param metrics on images it was not trained on
     * @param images  how many
     * @param seconds that it took
     */
    record Measure(Metrics metrics, int images, double seconds) {}

    void add(StepReport report) {
        millis.add(report.millis().total());
        last = report;
    }

    Optional<Divergence> divergence() {
        return last == null ? Optional.empty() : last.divergence();
    }

    boolean diverged() {
        return divergence().isPresent();
    }

    /** {@return of the steps made, the batch's images included} */
    double medianMillis() {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private StepReport required() {
        if (last == null) {
            throw new CommandFailure("stopped before the first step");
        }
        return last;
    }

    Map<String, Object> json(String device, Optional<Measure> measure) {
        StepReport report = required();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("device", device);
        json.put("seed", report.seed());
        json.put("steps", report.step());
        json.put("parameters", parameters);
        json.put("medianStepMillis", medianMillis());
        json.put("loss", finite(report.loss()));
        json.put("classificationLoss", finite(report.classificationLoss()));
        json.put("boxLoss", finite(report.boxLoss()));
        json.put("levels", AssignmentSheet.levels(report.levels()));
        measure.ifPresent(found -> addMeasure(json, found));
        json.put("diverged", diverged());
        return json;
    }

    private static void addMeasure(Map<String, Object> json, Measure measure) {
        Metrics metrics = measure.metrics();
        json.put("ap", finite(metrics.ap()));
        json.put("ap50", finite(metrics.ap50()));
        json.put("ap75", finite(metrics.ap75()));
        json.put("apSmall", finite(metrics.small()));
        json.put("apMedium", finite(metrics.medium()));
        json.put("apLarge", finite(metrics.large()));
        json.put("evalImages", measure.images());
        json.put("evalSeconds", measure.seconds());
    }

    /** JSON has no word for what is not finite. */
    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    String text(Optional<Measure> measure) {
        StepReport report = required();
        String text = Texts.format(
                "step %,d: loss %.4f (classification %.4f, box %.4f), median %.1f ms a step%n%n%s",
                report.step(),
                report.loss(),
                report.classificationLoss(),
                report.boxLoss(),
                medianMillis(),
                AssignCommand.levelTable(report.levels()).stripTrailing());
        return measure.map(found -> text
                        + Texts.format(
                                "%n%nAP %.3f, AP50 %.3f, AP75 %.3f on %,d images in %.1f s",
                                found.metrics().ap(),
                                found.metrics().ap50(),
                                found.metrics().ap75(),
                                found.images(),
                                found.seconds()))
                .orElse(text);
    }
}
