package org.focallens.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.focallens.audit.search.Candidate;
import org.focallens.audit.search.Coverage;
import org.focallens.audit.search.Search;
import org.focallens.audit.search.SearchResult;
import org.focallens.audit.search.SearchSettings;
import org.focallens.audit.verdict.SearchVerdict;
import org.focallens.audit.verdict.Verdict;
import org.focallens.cli.console.CommandFailure;
import org.focallens.cli.console.Interrupt;
import org.focallens.cli.console.Output;
import org.focallens.cli.console.Progress;
import org.focallens.cli.options.InputOptions;
import org.focallens.cli.options.MatchOptions;
import org.focallens.cli.options.SearchOptions;
import org.focallens.cli.options.SetOptions;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.snippet.Framework;
import org.focallens.core.preset.snippet.Snippet;
import org.focallens.data.Dataset;
import org.focallens.data.ReadOptions;
import org.focallens.data.open.Datasets;
import org.focallens.data.settings.SettingsFile;
import org.focallens.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Anchors found for a data set. */
@Command(
        name = "anchors-search",
        description =
                "Searches sizes, scales and ratios of anchors for a data set, beginning with a preset's, and measures "
                        + "them on images that the search never saw.")
final class AnchorsSearchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATASET", description = "folder or annotation file: COCO, Pascal VOC or YOLO")
    private Path path;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "write the settings with the anchors found to a JSON file")
    private Path save;

    @Option(
            names = "--snippet",
            paramLabel = "FRAMEWORK",
            converter = FrameworkConverter.class,
            description = "print them as a configuration of detectron2, torchvision, mmdetection or keras-retinanet")
    private Framework framework;

    @Mixin
    private SetOptions set;

    @Mixin
    private InputOptions input;

    @Mixin
    private MatchOptions options;

    @Mixin
    private SearchOptions search;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        AssignSettings settings = new AssignSettings(
                options.preset().anchors(),
                options.matching(),
                input.over(options.preset().input().resize()),
                options.preset().input().crowd());
        SearchResult result = searched(settings, search.settings());
        AssignSettings found = settings.with(result.found().anchors());
        if (save != null) {
            SettingsFile.write(
                    save, new NamedSettings("Found from " + options.preset().title(), found));
        }
        String snippet = framework == null ? "" : Snippet.of(framework, found).text();
        output.print(
                json(result, SearchVerdict.of(settings, result), snippet, (System.nanoTime() - start) / 1e9),
                SearchVerdict.of(settings, result).text()
                        + Texts.format("%n%n")
                        + text(result)
                        + (snippet.isEmpty() ? "" : "\n\n" + snippet.stripTrailing()));
        return 0;
    }

    private SearchResult searched(AssignSettings settings, SearchSettings how) throws IOException {
        try (Interrupt interrupt = new Interrupt();
                Progress progress = new Progress("search")) {
            ReadOptions reading = set.over(
                    ReadOptions.DEFAULT.withVocCorners(options.preset().input().voc()));
            Dataset dataset = Datasets.open(path, reading, interrupt::asked, share -> progress.show(0.2 * share));
            SearchResult result = new Search(settings, how)
                    .of(
                            dataset,
                            interrupt::asked,
                            step -> progress.show(0.2 + 0.8 * step.generation() / step.generations()));
            progress.show(1);
            return result;
        } catch (CancellationException e) {
            throw new CommandFailure("stopped before the search finished: nothing was written", e);
        }
    }

    private static Map<String, Object> json(SearchResult result, Verdict verdict, String snippet, double seconds) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("improved", result.improved());
        json.put("generations", result.generations());
        json.put("tuning", json(result.tuning()));
        json.put("heldOut", json(result.heldOut()));
        json.put("start", json(result.start()));
        json.put("clusters", json(result.clusters()));
        json.put("found", json(result.found()));
        if (!snippet.isEmpty()) {
            json.put("snippet", snippet);
        }
        json.put("seconds", seconds);
        json.put("verdict", List.of(verdict(verdict)));
        return json;
    }

    /** What helps is what {@code --save} writes. */
    private static Map<String, Object> verdict(Verdict verdict) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", verdict.text());
        json.put("action", verdict.remedy().isPresent() ? "--save FILE" : null);
        return json;
    }

    private static Map<String, Object> json(SearchResult.Sampled part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("images", part.images());
        json.put("boxes", part.boxes());
        json.put("sample", part.sample());
        return json;
    }

    private static Map<String, Object> json(Candidate candidate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "sizes",
                candidate.anchors().levels().stream().map(AnchorLevel::size).toList());
        json.put("scales", candidate.anchors().levels().get(0).scales());
        json.put("ratios", candidate.anchors().levels().get(0).ratios());
        json.put("tuning", json(candidate.tuning()));
        json.put("heldOut", json(candidate.heldOut()));
        return json;
    }

    private static Map<String, Object> json(Candidate.Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("shapeOnly", json(part.shapeOnly()));
        json.put("placed", json(part.placed()));
        return json;
    }

    private static Map<String, Object> json(Coverage coverage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bpr", coverage.bestPossibleRecall());
        json.put("meanBestIou", coverage.meanBestIou());
        return json;
    }

    private String text(SearchResult result) {
        StringBuilder text = new StringBuilder(Texts.format(
                "Searched on %s; checked on %s that the search did not see; %,d generations%n%n",
                text(result.tuning()), text(result.heldOut()), result.generations()));
        text.append(Texts.format(
                "%-18s%28s%28s%28s%n%-18s%16s%12s%16s%12s%16s%12s%n",
                "",
                "images searched on",
                "images not seen",
                "not seen, shape alone",
                "Anchors",
                "best recall",
                "mean IoU",
                "best recall",
                "mean IoU",
                "best recall",
                "mean IoU"));
        text.append(row(options.preset().name(), result.start()))
                .append(row("clusters", result.clusters()))
                .append(row("found", result.found()));
        List<AnchorLevel> levels = result.found().anchors().levels();
        return text.append(Texts.format(
                        "%nSizes %s%nScales %s%nRatios (height / width) %s%s",
                        text(levels.stream().map(AnchorLevel::size).toList()),
                        text(levels.get(0).scales()),
                        text(levels.get(0).ratios()),
                        result.improved()
                                ? ""
                                : Texts.format(
                                        "%nNothing better found than the anchors of %s",
                                        options.preset().name())))
                .toString();
    }

    private static String text(SearchResult.Sampled part) {
        String sample = part.sample() < part.boxes() ? Texts.format(", %,d of them sampled", part.sample()) : "";
        return Texts.counted(part.images(), "image", "images") + " with " + Texts.counted(part.boxes(), "box", "boxes")
                + sample;
    }

    private static String row(String name, Candidate candidate) {
        Coverage tuning = candidate.tuning().placed();
        Coverage heldOut = candidate.heldOut().placed();
        Coverage shapes = candidate.heldOut().shapeOnly();
        return Texts.format(
                "%-18s%16.4f%12.4f%16.4f%12.4f%16.4f%12.4f%n",
                name,
                tuning.bestPossibleRecall(),
                tuning.meanBestIou(),
                heldOut.bestPossibleRecall(),
                heldOut.meanBestIou(),
                shapes.bestPossibleRecall(),
                shapes.meanBestIou());
    }

    private static String text(List<Double> values) {
        return values.stream().map(value -> Texts.format("%.4g", value)).collect(Collectors.joining(" "));
    }

    /** Reads a framework's name. */
    static final class FrameworkConverter implements ITypeConverter<Framework> {
        @Override
        public Framework convert(String text) {
            return Arrays.stream(Framework.values())
                    .filter(one -> one.preset().name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "must be detectron2, torchvision, mmdetection or keras-retinanet but is '" + text + "'"));
        }
    }
}
