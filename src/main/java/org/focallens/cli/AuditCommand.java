package org.focallens.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.focallens.audit.Audit;
import org.focallens.audit.AuditTotals;
import org.focallens.audit.BoxStatistics;
import org.focallens.audit.LevelTotal;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.Datasets;
import org.focallens.data.Problem;
import org.focallens.data.ReadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Assignment over a data set. */
@Command(name = "audit", description = "Assigns every image of a data set and adds up what becomes of the anchors and of the boxes. "
        + "Crowd regions are not matched and not among the boxes.")
final class AuditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATASET", description = "folder or annotation file: COCO, Pascal VOC or YOLO")
    private Path path;

    @Option(names = "--format", paramLabel = "FORMAT", converter = FormatConverter.class,
            description = "auto, coco, voc or yolo (default auto)")
    private DatasetFormat format;

    @Option(names = "--resize", paramLabel = "RULE", converter = ResizeConverter.class,
            description = "none, SHORT/LONG, rounded and padded as the preset does, or HxW "
            + "(default: the preset's)")
    private ResizeRule resize;

    @Mixin
    private MatchOptions options;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        AssignSettings settings = settings();
        Dataset dataset;
        AuditTotals totals;
        try (Progress progress = new Progress("audit")) {
            dataset = Datasets.open(path, reading(), () -> false, share -> progress.show(share / 2));
            totals = new Audit(settings).of(dataset, () -> false, share -> progress.show(0.5 + share / 2)).totals();
        }
        if (!output.isJson()) {
            dataset.problems().forEach(System.out::println);
        }
        output.print(json(dataset, totals, (System.nanoTime() - start) / 1e9), text(dataset, totals));
        return dataset.images().isEmpty() && !dataset.problems().isEmpty() ? 1 : 0;      // a data set that is empty by itself is not a failure
    }

    private ReadOptions reading() {
        ReadOptions reading = ReadOptions.DEFAULT.withVocCorners(options.preset().input().voc());
        return format == null ? reading : reading.withFormat(format);
    }

    private AssignSettings settings() {
        return new AssignSettings(options.preset().anchors(), options.matching(),
                ResizeConverter.over(options.preset().input().resize(), resize), options.preset().input().crowd());
    }

    private static Map<String, Object> json(Dataset dataset, AuditTotals totals, double seconds) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("images", totals.images());
        json.put("boxes", totals.boxes().boxes());
        json.put("crowd", totals.crowd());
        json.put("difficult", totals.difficult());
        List<Map<String, Object>> classes = new ArrayList<>();
        for (int i = 0; i < dataset.categories().size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", dataset.categories().get(i));
            one.put("boxes", totals.groups().byClass().get(i).boxes());
            classes.add(one);
        }
        json.put("classes", classes);
        json.put("levels", totals.levels().stream().map(AuditCommand::json).toList());
        json.put("truthsPerLevel", totals.groups().byLevel().stream().map(BoxStatistics::boxes).toList());
        json.put("unmatched", totals.boxes().unmatched());
        json.put("forcedOnly", totals.boxes().forcedOnly());
        json.put("bpr", totals.boxes().bestPossibleRecall());
        json.put("meanBestIou", totals.boxes().meanBestIou());
        json.put("problems", dataset.problems().stream().map(AuditCommand::json).toList());
        json.put("seconds", seconds);
        return json;
    }

    private static Map<String, Object> json(LevelTotal level) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("level", level.level());
        json.put("stride", level.stride());
        json.put("anchors", level.anchors());
        json.put("positive", level.positive());
        json.put("ignored", level.ignored());
        json.put("negative", level.negative());
        return json;
    }

    private static Map<String, Object> json(Problem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", problem.file().toString());
        json.put("where", problem.where());
        json.put("what", problem.what());
        return json;
    }

    private static String text(Dataset dataset, AuditTotals totals) {
        StringBuilder text = new StringBuilder(String.format("%s: %,d images, %,d boxes in %d classes, %,d crowd regions, %,d difficult, "
                + "%,d problems%n%n",
                dataset.name(), totals.images(), totals.boxes().boxes(), dataset.categories().size(), totals.crowd(), totals.difficult(),
                dataset.problems().size()));
        text.append(String.format("%-6s%8s%16s%12s%12s%16s%14s%n", "Level", "stride", "anchors", "positive", "ignored", "negative", "best boxes"));
        for (int i = 0; i < totals.levels().size(); i++) {
            LevelTotal level = totals.levels().get(i);
            text.append(String.format("%-6s%8d%,16d%,12d%,12d%,16d%,14d%n", level.level(), level.stride(), level.anchors(), level.positive(),
                    level.ignored(), level.negative(), totals.groups().byLevel().get(i).boxes()));
        }
        return text.append(String.format("%nBoxes without any positive anchor: %,d%nBoxes with forced anchors only: %,d%nBest possible recall: %.4f%n"
                + "Mean best IoU: %.4f", totals.boxes().unmatched(), totals.boxes().forcedOnly(),
                totals.boxes().bestPossibleRecall(), totals.boxes().meanBestIou())).toString();
    }

    /** Reads a format's name; auto is null. */
    static final class FormatConverter implements ITypeConverter<DatasetFormat> {
        @Override
        public DatasetFormat convert(String text) {
            return switch (text) {
                case "auto" -> null;
                case "coco" -> DatasetFormat.COCO;
                case "voc" -> DatasetFormat.VOC;
                case "yolo" -> DatasetFormat.YOLO;
                default -> throw new TypeConversionException("must be auto, coco, voc or yolo but is '" + text + "'");
            };
        }
    }
}
