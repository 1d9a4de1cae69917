package org.focallens.cli.options;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.focallens.data.DatasetFormat;
import org.focallens.data.ReadOptions;
import org.focallens.data.open.Datasets;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which of a folder's labels are meant, where it holds more than one set or split. */
public final class SetOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "auto, or the name of a format, such as coco, voc, yolo or images (default auto)")
    private DatasetFormat format;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "the label file to read, where the folder holds more than one set of labels")
    private Path labels;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            description = "only train, val, test or another split of the data set (default all)")
    private String split;

    /** The name of the chosen split; null for all. */
    public String split() {
        return split;
    }

    /** How to read, with what is chosen here. */
    public ReadOptions over(ReadOptions plain) {
        ReadOptions reading = format == null ? plain : plain.withFormat(format);
        reading = labels == null ? reading : reading.withLabels(labels);
        return split == null ? reading : reading.withSplit(split);
    }

    /** Reads a format's name; auto is null. */
    public static final class FormatConverter implements ITypeConverter<DatasetFormat> {
        @Override
        public DatasetFormat convert(String text) {
            if (text.equals("auto")) {
                return null;
            }
            return Datasets.formats().stream()
                    .filter(format -> format.id().equals(text))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("must be auto, " + ids() + " but is '" + text + "'"));
        }

        private static String ids() {
            return Datasets.formats().stream().map(DatasetFormat::id).collect(Collectors.joining(", "));
        }
    }
}
