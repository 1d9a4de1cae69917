package org.focallens.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.focallens.audit.Audit;
import org.focallens.audit.AuditReport;
import org.focallens.audit.detector.DetectorCounts;
import org.focallens.audit.detector.DetectorCsv;
import org.focallens.audit.detector.DetectorEvaluation;
import org.focallens.audit.detector.DetectorPage;
import org.focallens.audit.detector.DetectorReport;
import org.focallens.audit.detector.DetectorSubject;
import org.focallens.audit.detector.MissedByAnchors;
import org.focallens.audit.detector.Served;
import org.focallens.cli.console.CommandFailure;
import org.focallens.cli.console.Interrupt;
import org.focallens.cli.console.Output;
import org.focallens.cli.console.Progress;
import org.focallens.cli.options.MatchOptions;
import org.focallens.cli.options.SetOptions;
import org.focallens.cli.options.Within;
import org.focallens.core.metric.ClassMetrics;
import org.focallens.core.metric.Metrics;
import org.focallens.core.preset.AssignSettings;
import org.focallens.data.Dataset;
import org.focallens.data.Problem;
import org.focallens.data.ReadOptions;
import org.focallens.data.open.Datasets;
import org.focallens.data.predictions.DetectorOutput;
import org.focallens.data.predictions.PredictionFiles;
import org.focallens.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A detector's predictions against the truth. */
@Command(
        name = "evaluate",
        description =
                "Compares a detector's predictions with a data set: average precision as COCO measures it (at most 100 detections per image "
                        + "and class, crowd regions neither right nor wrong), what is right, wrong and missed, and which anchors a missed "
                        + "box was given.")
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DATASET", description = "folder or annotation file with the truth")
    private Path path;

    @Parameters(
            index = "1",
            paramLabel = "PREDICTIONS",
            description =
                    "COCO results (a JSON list of image_id, category_id, bbox, score; - reads standard input), or a folder of YOLO text "
                            + "files with confidence (class cx cy w h confidence, one file per image with the image's name)")
    private Path predictionPath;

    @Option(
            names = "--iou",
            paramLabel = "IOU",
            defaultValue = "0.5",
            description =
                    "least IoU of a match, for right, wrong and missed; AP has its own ten (default ${DEFAULT-VALUE})")
    @Within(least = 0, above = true, most = 1)
    private double iou;

    @Option(
            names = "--score",
            paramLabel = "SCORE",
            defaultValue = "0.05",
            description =
                    "predictions with a lower score are not counted as right or wrong; AP uses all (default ${DEFAULT-VALUE})")
    @Within
    private double score;

    @Mixin
    private SetOptions set;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "also write images.csv (most mistakes first), boxes.csv, confusion.csv and report.html")
    private Path out;

    @Mixin
    private MatchOptions options;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        DetectorSubject subject;
        try (Interrupt interrupt = new Interrupt();
                Progress progress = new Progress("evaluate")) {
            Dataset dataset = Datasets.open(path, reading(), interrupt::asked, share -> progress.show(share / 4));
            DetectorOutput predictions = predictionPath.toString().equals("-")
                    ? PredictionFiles.read(System.in, Path.of("standard input"), dataset, interrupt::asked)
                    : PredictionFiles.open(
                            predictionPath, dataset, interrupt::asked, share -> progress.show(.25 + share / 4));
            DetectorReport report = new DetectorEvaluation(dataset, predictions, iou)
                    .of(interrupt::asked, share -> progress.show(.5 + share / 4));
            AssignSettings own = AssignSettings.of(options.preset());
            AuditReport audit = new Audit(new AssignSettings(
                            own.anchors(), options.matching(own.matching()), own.resize(), own.crowd()))
                    .of(dataset, interrupt::asked, share -> progress.show(.75 + share / 4));
            subject = DetectorSubject.of(report, score, audit, options.preset().title());
            write(subject);
        } catch (CancellationException e) {
            throw new CommandFailure("the evaluation was stopped: nothing was written");
        }
        List<Problem> problems = problems(subject.report());
        if (!output.isJson()) {
            problems.forEach(System.out::println);
        }
        output.print(json(subject, problems), text(subject, problems.size()));
        return subject.report().predictions().count() == 0
                        && !subject.report().predictions().problems().isEmpty()
                ? 1
                : 0; // a detector that finds nothing is not a failure
    }

    private ReadOptions reading() {
        ReadOptions reading =
                ReadOptions.DEFAULT.withVocCorners(options.preset().input().voc());
        return set.over(reading);
    }

    private void write(DetectorSubject subject) throws IOException {
        if (out != null) {
            DetectorCsv csv = new DetectorCsv(subject);
            csv.writeImages(out.resolve("images.csv"));
            csv.writeBoxes(out.resolve("boxes.csv"));
            csv.writeConfusion(out.resolve("confusion.csv"));
            DetectorPage.write(subject, out.resolve("report.html"));
        }
    }

    private static List<Problem> problems(DetectorReport report) {
        List<Problem> problems = new ArrayList<>(report.predictions().problems());
        problems.addAll(report.dataset().problems());
        return problems;
    }

    private static Map<String, Object> json(DetectorSubject subject, List<Problem> problems) {
        DetectorReport report = subject.report();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("images", report.dataset().images().size());
        json.put("boxes", report.dataset().boxCount() - subject.audit().totals().crowd());
        json.put("predictions", report.predictions().count());
        putMetrics(json, report.metrics());
        json.put("classes", classes(subject));
        json.put("problems", problems.stream().map(EvaluateCommand::problem).toList());
        json.put("crowd", subject.audit().totals().crowd());
        json.put("iou", report.iou());
        json.put("score", subject.counts().score());
        json.put("truePositives", subject.counts().allTruePositives());
        json.put("falsePositives", subject.counts().allFalsePositives());
        json.put("missed", subject.counts().allMissed());
        MissedByAnchors missed = subject.missedByAnchors();
        json.put("missedWithoutAnchor", missed.missed().get(Served.NO_ANCHOR));
        json.put("missedForcedOnly", missed.missed().get(Served.FORCED_ONLY));
        return json;
    }

    private static void putMetrics(Map<String, Object> json, Metrics metrics) {
        json.put("ap", orNull(metrics.ap()));
        json.put("ap50", orNull(metrics.ap50()));
        json.put("ap75", orNull(metrics.ap75()));
        json.put("apSmall", orNull(metrics.small()));
        json.put("apMedium", orNull(metrics.medium()));
        json.put("apLarge", orNull(metrics.large()));
        json.put("recall", orNull(metrics.recall()));
    }

    private static List<Map<String, Object>> classes(DetectorSubject subject) {
        List<Map<String, Object>> classes = new ArrayList<>();
        for (int c = 0; c < subject.report().dataset().categories().size(); c++) {
            ClassMetrics metrics = subject.report().classes().get(c);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", subject.report().nameOf(c));
            one.put("ap", orNull(metrics.ap()));
            one.put("ap50", orNull(metrics.ap50()));
            one.put("truePositives", subject.counts().truePositives()[c]);
            one.put("falsePositives", subject.counts().falsePositives()[c]);
            one.put("missed", subject.counts().missed()[c]);
            classes.add(one);
        }
        return classes;
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", problem.file().toString());
        json.put("where", problem.where());
        json.put("what", problem.what());
        return json;
    }

    /** JSON has no NaN; without truths there is no precision. */
    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static String text(DetectorSubject subject, int problems) {
        DetectorReport report = subject.report();
        Metrics metrics = report.metrics();
        DetectorCounts counts = subject.counts();
        StringBuilder text = new StringBuilder(Texts.format(
                "%s: %s, %s, %s, %s%n%nAP %s  AP50 %s  AP75 %s  small %s  medium %s  large %s%n"
                        + "From score %s up, at IoU %s: %,d true positives, %,d false positives, %,d missed%n%s%n%n",
                report.dataset().name(),
                Texts.counted(report.dataset().images().size(), "image", "images"),
                Texts.counted(report.dataset().boxCount(), "box", "boxes"),
                Texts.counted(report.predictions().count(), "prediction", "predictions"),
                Texts.counted(problems, "problem", "problems"),
                share(metrics.ap()),
                share(metrics.ap50()),
                share(metrics.ap75()),
                share(metrics.small()),
                share(metrics.medium()),
                share(metrics.large()),
                counts.score(),
                report.iou(),
                counts.allTruePositives(),
                counts.allFalsePositives(),
                counts.allMissed(),
                subject.missedByAnchors().verdict()));
        text.append(Texts.format("%-24s%8s%8s%10s%10s%10s", "Class", "AP", "AP50", "right", "wrong", "missed"));
        for (int c = 0; c < report.dataset().categories().size(); c++) {
            text.append(Texts.format(
                    "%n%-24s%8s%8s%,10d%,10d%,10d",
                    report.nameOf(c),
                    share(report.classes().get(c).ap()),
                    share(report.classes().get(c).ap50()),
                    counts.truePositives()[c],
                    counts.falsePositives()[c],
                    counts.missed()[c]));
        }
        return text.toString();
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "-" : Texts.format("%.3f", value);
    }
}
