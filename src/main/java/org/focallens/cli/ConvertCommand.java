package org.focallens.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.focallens.cli.console.CommandFailure;
import org.focallens.cli.console.Interrupt;
import org.focallens.cli.console.Output;
import org.focallens.cli.console.Progress;
import org.focallens.cli.options.SetOptions;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.Problem;
import org.focallens.data.ReadOptions;
import org.focallens.data.WriteOptions;
import org.focallens.data.WriteOptions.ImageFiles;
import org.focallens.data.Written;
import org.focallens.data.file.FileFault;
import org.focallens.data.open.DatasetWriter;
import org.focallens.data.open.Datasets;
import org.focallens.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** A data set in another format. */
@Command(
        name = "convert",
        description =
                "Writes a data set in another format and lists what that format cannot hold. Existing files are not touched.")
final class ConvertCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SOURCE", description = "folder or annotation file of any format that is read")
    private Path source;

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            required = true,
            converter = TargetConverter.class,
            description = "coco, voc, yolo or retinanet-csv")
    private DatasetFormat to;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "folder for the new data set, created if missing")
    private Path out;

    @Option(
            names = "--images",
            paramLabel = "WHAT",
            defaultValue = "copy",
            converter = ImagesConverter.class,
            description = "copy the images, link to them, or none for annotations only (default ${DEFAULT-VALUE})")
    private ImageFiles images;

    @Mixin
    private SetOptions set;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        Dataset dataset;
        Written written;
        try (Interrupt interrupt = new Interrupt();
                Progress progress = new Progress("convert")) {
            dataset = Datasets.open(
                    source, set.over(ReadOptions.DEFAULT), interrupt::asked, share -> progress.show(share / 2));
            if (dataset.format() == DatasetFormat.IMAGES) {
                throw new CommandFailure(source + ": holds images without labels: name a data set with labels");
            }
            written = DatasetWriter.write(
                    dataset,
                    new WriteOptions(to, out, images),
                    interrupt::asked,
                    share -> progress.show(0.5 + share / 2));
        } catch (CancellationException e) {
            throw new CommandFailure("stopped: " + left(), e);
        } catch (FileSystemException e) {
            throw new CommandFailure(e.getFile() + ": " + FileFault.reason(e) + "; " + left(), e);
        }
        if (!output.isJson()) {
            dataset.problems().forEach(System.out::println);
            written.losses().forEach(System.out::println);
        }
        output.print(json(dataset, written, (System.nanoTime() - start) / 1e9), text(dataset, written));
        return 0;
    }

    private String left() {
        return Files.exists(out)
                ? "what was written to " + out + " stays, and is not the whole data set"
                : "nothing was written";
    }

    private Map<String, Object> json(Dataset dataset, Written written, double seconds) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", dataset.format().id());
        json.put("to", to.id());
        json.put("folder", out.toString());
        json.put("images", written.images());
        json.put("boxes", written.boxes());
        json.put("imageFiles", written.imageFiles());
        json.put("problems", json(dataset.problems()));
        json.put("losses", json(written.losses()));
        json.put("seconds", seconds);
        return json;
    }

    private static List<Map<String, String>> json(List<Problem> problems) {
        return problems.stream()
                .map(problem -> {
                    Map<String, String> json = new LinkedHashMap<>();
                    json.put("file", problem.file().toString());
                    json.put("where", problem.where());
                    json.put("what", problem.what());
                    return json;
                })
                .toList();
    }

    private String text(Dataset dataset, Written written) {
        return Texts.format(
                "%s: %s with %,d of %s from %s to %s in %s, %s, %s, %s",
                dataset.name(),
                Texts.counted(written.images(), "image", "images"),
                written.boxes(),
                Texts.counted(dataset.boxCount(), "box", "boxes"),
                dataset.format().id(),
                to.id(),
                out,
                Texts.counted(written.imageFiles(), "image file", "image files"),
                Texts.counted(dataset.problems().size(), "problem", "problems"),
                written.losses().isEmpty()
                        ? "nothing lost"
                        : Texts.counted(written.losses().size(), "note on what was lost", "notes on what was lost"));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Reads a format's name. */
    static final class TargetConverter implements ITypeConverter<DatasetFormat> {
        @Override
        public DatasetFormat convert(String text) {
            return switch (text) {
                case "coco" -> DatasetFormat.COCO;
                case "voc" -> DatasetFormat.VOC;
                case "yolo" -> DatasetFormat.YOLO;
                case "retinanet-csv" -> DatasetFormat.RETINANET_CSV;
                default ->
                    throw new TypeConversionException("must be coco, voc, yolo or retinanet-csv but is '" + text + "'");
            };
        }
    }

    /** Reads what becomes of the images. */
    static final class ImagesConverter implements ITypeConverter<ImageFiles> {
        @Override
        public ImageFiles convert(String text) {
            for (ImageFiles choice : ImageFiles.values()) {
                if (lower(choice).equals(text)) {
                    return choice;
                }
            }
            throw new TypeConversionException("must be copy, link or none but is '" + text + "'");
        }
    }
}
