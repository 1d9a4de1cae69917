package org.focallens.data.open;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import org.focallens.data.DatasetException;

/** The labelled scenes that come with the program, in COCO form, so that a first start has something to show. */
public final class BundledSample {
    private static final String FOLDER = "/samples/coco";

    private BundledSample() {}

    /**
     * Where the sample is: inside the program's jar, or among its classes while it is built.
     *
     * @return a folder that {@link Datasets#open(Path)} takes; it may be in a zip file system
     * @throws DatasetException where the program was packed without it
     */
    public static Path folder() throws DatasetException {
        URL url = BundledSample.class.getResource(FOLDER);
        if (url == null) {
            throw new DatasetException(
                    Path.of(FOLDER), "is not in the program: it was packed without its sample", null);
        }
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("jar")) {
                openFileSystem(uri);
            }
            return Path.of(uri);
        } catch (URISyntaxException | IOException e) {
            throw new DatasetException(Path.of(FOLDER), "cannot be read from the program (" + e + ")", e);
        }
    }

    /** Stays open as long as the program runs: its images are read when they are shown. */
    private static void openFileSystem(URI uri) throws IOException {
        try {
            FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            FileSystems.getFileSystem(uri); // opened by an earlier call
        }
    }
}
