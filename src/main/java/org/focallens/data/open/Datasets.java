package org.focallens.data.open;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.ReadOptions;
import org.focallens.data.format.Reading;

/** Opens data sets of every supported format, of any file system, a zip file's included. */
public final class Datasets {
    private Datasets() {}

    /** {@return the formats that can be read, images without labels last} */
    public static List<DatasetFormat> formats() {
        return Arrays.stream(DatasetFormat.values())
                .filter(id -> id == DatasetFormat.IMAGES || Formats.ALL.stream().anyMatch(format -> format.id() == id))
                .toList();
    }

    /**
     * Opens a data set with {@link ReadOptions#DEFAULT}.
     *
     * @param path see {@link #open(Path, ReadOptions, BooleanSupplier, DoubleConsumer)}
     * @return the data set
     * @throws DatasetException where nothing could be read
     */
    public static Dataset open(Path path) throws DatasetException {
        return open(path, ReadOptions.DEFAULT, () -> false, share -> {});
    }

    /**
     * Opens a data set. Bad records become {@link Dataset#problems()} and reading goes on.
     *
     * @param path      a folder, its zip file, or one label file. What a folder holds is told by what its files hold, however its folders are called.
     *                  Where it holds several sets of labels the surest is read and the others are {@link org.focallens.data.LeftOut#otherSets()};
     *                  labels of one kind in several files are one set. A folder of pictures alone, or a picture, will do
     * @param options   how to read
     * @param cancelled asked at least every 100 ms; once true, the reading stops by a {@link java.util.concurrent.CancellationException}
     * @param progress  told how far it is, 0..1, from the reading thread
     * @return the data set
     * @throws DatasetException where nothing could be read
     */
    public static Dataset open(Path path, ReadOptions options, BooleanSupplier cancelled, DoubleConsumer progress)
            throws DatasetException {
        Path start = path.toAbsolutePath().normalize();
        if (!Files.exists(start)) {
            throw new DatasetException(path, "does not exist: check the name", null);
        }
        Reading reading = new Reading(options, cancelled, progress);
        try {
            Dataset dataset = new Opening(start, reading).open();
            reading.stage(0, 1);
            reading.advance(1);
            return dataset;
        } catch (DatasetException e) {
            throw e;
        } catch (UncheckedIOException e) {
            throw unreadable(path, e.getCause());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static DatasetException unreadable(Path path, IOException e) {
        return new DatasetException(
                path, "cannot be read (" + e + "): check that the disk is there and the files may be read", e);
    }
}
