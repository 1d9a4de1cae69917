package org.focallens.data.predictions;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.ReadOptions;
import org.focallens.data.format.FileNames;
import org.focallens.data.format.Folders;
import org.focallens.data.format.Reading;
import org.focallens.data.format.WatchedInputStream;

/** Opens what a detector found in the images of a data set. */
public final class PredictionFiles {
    private static final int BUFFER = 1 << 16;
    private static final int DEPTH = 6;

    private PredictionFiles() {}

    /**
     * Opens predictions. Bad records become {@link DetectorOutput#problems()} and reading goes on.
     *
     * @param path      a COCO results file; a folder of YOLO text files with confidence, one an image by its name; or a folder with one results file
     * @param dataset   what the predictions are about
     * @param cancelled asked at least every 100 ms; once true, the reading stops by a {@link java.util.concurrent.CancellationException}
     * @param progress  told how far it is, 0..1, from the reading thread
     * @return the predictions
     * @throws DatasetException where nothing could be read
     */
    public static DetectorOutput open(Path path, Dataset dataset, BooleanSupplier cancelled, DoubleConsumer progress)
            throws DatasetException {
        Path start = path.toAbsolutePath().normalize();
        if (!Files.exists(start)) {
            throw new DatasetException(path, "does not exist: check the name", null);
        }
        Reading reading = new Reading(ReadOptions.DEFAULT, cancelled, progress);
        try {
            return Files.isDirectory(start) ? folder(start, dataset, reading) : file(start, dataset, reading);
        } catch (DatasetException e) {
            throw e;
        } catch (IOException e) {
            throw new DatasetException(
                    path, "cannot be read (" + e + "): check that the disk is there and the files may be read", e);
        }
    }

    /**
     * Reads COCO results from a stream.
     *
     * @param in        UTF-8, read to its end
     * @param name      of the stream, for messages
     * @param dataset   what the predictions are about
     * @param cancelled asked at least every 100 ms while there is something to read
     * @return the predictions
     * @throws IOException where nothing could be read
     */
    public static DetectorOutput read(InputStream in, Path name, Dataset dataset, BooleanSupplier cancelled)
            throws IOException {
        Reading reading = new Reading(ReadOptions.DEFAULT, cancelled, share -> {});
        return new CocoResultsReader(name, dataset, reading).read(new WatchedInputStream(in, Long.MAX_VALUE, reading));
    }

    private static DetectorOutput folder(Path folder, Dataset dataset, Reading reading) throws IOException {
        List<Path> files = Folders.walk(folder, DEPTH, reading);
        List<Path> texts = files.stream()
                .filter(file -> FileNames.hasExtension(file, "txt"))
                .toList();
        List<Path> results = files.stream()
                .filter(file -> FileNames.hasExtension(file, "json"))
                .toList();
        if (!texts.isEmpty()) {
            return new YoloPredictionsReader(folder, dataset, reading).read(texts);
        }
        if (results.size() == 1) {
            return file(results.get(0), dataset, reading);
        }
        throw new DatasetException(
                folder,
                results.isEmpty()
                        ? "holds no predictions: expected a COCO results file (.json) or YOLO text files with confidence (.txt)"
                        : "holds " + results.size() + " JSON files: name the one with the results",
                null);
    }

    private static DetectorOutput file(Path file, Dataset dataset, Reading reading) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(file, "is not a regular file: name a file or a folder", null);
        }
        if (FileNames.hasExtension(file, "txt")) {
            return new YoloPredictionsReader(file, dataset, reading).read(List.of(file));
        }
        try (InputStream in = new WatchedInputStream(
                new BufferedInputStream(Files.newInputStream(file), BUFFER), Files.size(file), reading)) {
            return new CocoResultsReader(file, dataset, reading).read(in);
        }
    }
}
