package org.focallens.data.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.ReadOptions;
import org.focallens.data.coco.CocoReader;
import org.focallens.data.format.Reading;
import org.focallens.data.voc.VocReader;
import org.focallens.data.yolo.YoloReader;

/** Opens data sets of every supported format, of any file system, a zip file's included. */
public final class Datasets {
    private Datasets() {}

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
     * @param path      COCO: a JSON file, or a folder with annotations/*.json, all of them merged, each with the image folder of its name
     *                  (instances_val2017.json: images/val2017); VOC: a folder with Annotations and JPEGImages, or with XML files beside the images,
     *                  or one XML file; YOLO: a data.yaml, a folder with one, or a folder with images and labels; images: a folder of them, or one. A
     *                  folder whose only content is such a folder will do
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
            Recognised found = options.format().isPresent()
                    ? new Recognised(options.format().get(), start)
                    : Recognised.in(start);
            Dataset dataset = switch (found.format()) {
                case COCO -> CocoReader.read(found.path(), reading);
                case VOC -> VocReader.read(found.path(), reading);
                case YOLO -> YoloReader.read(found.path(), reading);
                case IMAGES -> ImageFolderReader.read(found.path(), reading);
            };
            reading.stage(0, 1);
            reading.advance(1);
            return dataset;
        } catch (DatasetException e) {
            throw e;
        } catch (IOException e) {
            throw new DatasetException(
                    path, "cannot be read (" + e + "): check that the disk is there and the files may be read", e);
        }
    }
}
