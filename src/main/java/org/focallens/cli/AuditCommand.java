package org.focallens.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.focallens.audit.Audit;
import org.focallens.audit.AuditReport;
import org.focallens.audit.AuditTotals;
import org.focallens.audit.LevelTotal;
import org.focallens.audit.report.ReportCsv;
import org.focallens.audit.report.ReportPage;
import org.focallens.audit.report.ReportSubject;
import org.focallens.audit.verdict.SetRemedy;
import org.focallens.audit.verdict.Verdict;
import org.focallens.audit.verdict.Verdicts;
import org.focallens.cli.console.CommandFailure;
import org.focallens.cli.console.Interrupt;
import org.focallens.cli.console.Output;
import org.focallens.cli.console.Progress;
import org.focallens.cli.options.InputOptions;
import org.focallens.cli.options.LevelsConverter;
import org.focallens.cli.options.MatchOptions;
import org.focallens.cli.options.SetOptions;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.focallens.data.Dataset;
import org.focallens.data.ReadOptions;
import org.focallens.data.open.Datasets;
import org.focallens.data.settings.SettingsException;
import org.focallens.data.settings.SettingsFile;
import org.focallens.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Assignment over a data set. */
@Command(
        name = "audit",
        description = "Assigns the anchors of every image of a data set and adds up the results for anchors and boxes. "
                + "Crowd regions are not matched and not counted as boxes.")
final class AuditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATASET", description = "folder of a data set, its zip file, or one label file")
    private Path path;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "settings saved in the anchors room, in place of the preset's anchors, "
                    + "rules and sizes; the preset still decides how VOC's corners count")
    private Path settingsFile;

    @Option(
            names = "--annotations-only",
            description = "do not open the images: trust the sizes in the annotations (YOLO's have none)")
    private boolean annotationsOnly;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "also write images.csv, boxes.csv and report.html, a page with charts and the "
                    + "worst-covered images")
    private Path out;

    @Option(
            names = "--levels",
            paramLabel = "LIST",
            converter = LevelsConverter.class,
            description =
                    "levels of the pyramid that carry anchors, such as P2,P3,P4,P5,P6,P7; one that the settings have not "
                            + "takes half or twice the size and stride of its neighbour")
    private String levels;

    @Mixin
    private SetOptions set;

    @Mixin
    private InputOptions input;

    @Mixin
    private MatchOptions options;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        AssignSettings settings = settings();
        Dataset dataset;
        AuditReport report;
        List<Verdict> verdicts;
        try (Interrupt interrupt = new Interrupt();
                Progress progress = new Progress("audit")) {
            dataset = Datasets.open(path, reading(), interrupt::asked, share -> progress.show(share / 2));
            report = new Audit(settings).of(dataset, interrupt::asked, share -> progress.show(0.5 + share / 2));
            verdicts = Verdicts.of(dataset, report, interrupt::asked);
            write(new ReportSubject(dataset, report, name()), verdicts);
        } catch (CancellationException e) {
            throw new CommandFailure("the audit was stopped: nothing was written");
        }
        AuditTotals totals = report.totals();
        output.print(
                AuditJson.of(dataset, set.split(), totals, verdicts, (System.nanoTime() - start) / 1e9),
                text(dataset, totals, verdicts));
        if (!output.isJson()) {
            dataset.problems().forEach(System.out::println);
        }
        return dataset.images().isEmpty() && !dataset.problems().isEmpty()
                ? 1
                : 0; // a data set that is empty by itself is not a failure
    }

    private void write(ReportSubject subject, List<Verdict> verdicts) throws IOException {
        if (out != null) {
            ReportCsv.writeImages(subject, out.resolve("images.csv"));
            ReportCsv.writeBoxes(subject, out.resolve("boxes.csv"));
            ReportPage.write(subject, verdicts, out.resolve("report.html"));
        }
    }

    private ReadOptions reading() {
        ReadOptions reading =
                ReadOptions.DEFAULT.withVocCorners(options.preset().input().voc());
        return set.over(annotationsOnly ? reading.withoutHeaders() : reading);
    }

    private AssignSettings settings() throws SettingsException {
        AssignSettings own = settingsFile == null
                ? AssignSettings.of(options.preset())
                : SettingsFile.read(settingsFile).settings();
        return new AssignSettings(
                levels == null
                        ? own.anchors()
                        : AssignEdit.with(own, AssignSheet.LEVELS, levels).anchors(),
                options.matching(own.matching()),
                input.over(own.resize()),
                own.crowd());
    }

    private String name() throws SettingsException {
        return settingsFile == null
                ? options.preset().title()
                : SettingsFile.read(settingsFile).name();
    }

    private static String text(Dataset dataset, AuditTotals totals, List<Verdict> verdicts) {
        StringBuilder text = new StringBuilder();
        for (Verdict verdict : verdicts) {
            text.append(verdict.text());
            verdict.remedy()
                    .map(SetRemedy::option)
                    .filter(option -> !option.isEmpty())
                    .ifPresent(option -> text.append(" Try ").append(option));
            text.append(Texts.format("%n"));
        }
        text.append(Texts.format("%n"))
                .append(Texts.format(
                        "%s: %s%s, %s in %s, %s, %,d difficult, %s%n%n",
                        dataset.name(),
                        Texts.counted(totals.images(), "image", "images"),
                        totals.inputs() == totals.images() ? "" : Texts.format(" in %,d tiles", totals.inputs()),
                        Texts.counted(totals.boxes().boxes(), "box", "boxes"),
                        Texts.counted(dataset.categories().size(), "class", "classes"),
                        Texts.counted(totals.crowd(), "crowd region", "crowd regions"),
                        totals.difficult(),
                        Texts.counted(dataset.problems().size(), "problem", "problems")));
        text.append(Texts.format(
                "%-6s%8s%16s%12s%12s%16s%14s%n",
                "Level", "stride", "anchors", "positive", "ignored", "negative", "best boxes"));
        for (int i = 0; i < totals.levels().size(); i++) {
            LevelTotal level = totals.levels().get(i);
            text.append(Texts.format(
                    "%-6s%8d%,16d%,12d%,12d%,16d%,14d%n",
                    level.level(),
                    level.stride(),
                    level.anchors(),
                    level.positive(),
                    level.ignored(),
                    level.negative(),
                    totals.groups().byLevel().get(i).boxes()));
        }
        if (totals.boxes().boxes() == 0) {
            return text.toString().stripTrailing();
        }
        return text.append(Texts.format(
                        "%nBoxes without any positive anchor: %,d%nBoxes with forced anchors only: %,d%nBest possible recall: %.4f%n"
                                + "Mean best IoU: %.4f%nPositive anchors per box: %.2f%nNegatives per positive: %s",
                        totals.boxes().unmatched(),
                        totals.boxes().forcedOnly(),
                        totals.boxes().bestPossibleRecall(),
                        totals.boxes().meanBestIou(),
                        totals.boxes().positivesPerBox(),
                        totals.positive() == 0
                                ? "none is positive"
                                : Texts.format("%.1f", totals.negativesPerPositive())))
                .toString();
    }
}
