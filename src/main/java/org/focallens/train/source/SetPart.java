package org.focallens.train.source;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.ReadOptions;

/**
 * What of a data set a run is about, as it is saved with the run.
 *
 * @param format of the labels, its {@link DatasetFormat#id()}; empty where it is recognised
 * @param labels the label file that is meant; empty where there is but one set
 * @param split  the one split that is used, e.g. train; empty for all
 * @param own    whether the set's own train and val, where it has both, are what is learnt from and measured on; else images are drawn by the seed
 */
public record SetPart(String format, String labels, String split, boolean own) {
    /** All of it, its own splits as they are. */
    public static final SetPart ALL = new SetPart("", "", "", true);
    /** All of it, parted by the seed, as every run was before sets had splits. */
    public static final SetPart DRAWN = new SetPart("", "", "", false);

    /** Equal to what files of before mean by saying nothing, so that it is not written. */
    static final class Usual {
        @Override
        public boolean equals(Object other) {
            return DRAWN.equals(other);
        }

        @Override
        public int hashCode() {
            return DRAWN.hashCode();
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if there is no format of that name
     */
    public SetPart {
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(split, "split");
        if (!format.isEmpty() && formatOf(format).isEmpty()) {
            throw new IllegalArgumentException("format \"" + format + "\" is not known");
        }
    }

    /**
     * What reading options choose.
     *
     * @param options of a data set
     * @return the part that they read; its own splits as they are, unless one is chosen
     */
    public static SetPart of(ReadOptions options) {
        return new SetPart(
                options.format().map(DatasetFormat::id).orElse(""),
                options.labels().map(Path::toString).orElse(""),
                options.split().orElse(""),
                options.split().isEmpty());
    }

    /** {@return how it is read} */
    @JsonIgnore
    public ReadOptions options() {
        ReadOptions options = format.isEmpty()
                ? ReadOptions.DEFAULT
                : ReadOptions.DEFAULT.withFormat(formatOf(format).orElseThrow());
        options = labels.isEmpty() ? options : options.withLabels(Path.of(labels));
        return split.isEmpty() ? options : options.withSplit(split);
    }

    /**
     * The set's own parts.
     *
     * @param dataset as read
     * @return train, and val to be measured on; empty where it has not both or they are not wanted
     */
    public Optional<DataSplit> ownSplit(Dataset dataset) {
        return own && dataset.splits().containsAll(List.of("train", "val"))
                ? Optional.of(new DataSplit(dataset.ofSplit("train"), dataset.ofSplit("val")))
                : Optional.empty();
    }

    private static Optional<DatasetFormat> formatOf(String id) {
        for (DatasetFormat format : DatasetFormat.values()) {
            if (format.id().equals(id)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
