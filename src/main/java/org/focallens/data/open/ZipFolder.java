package org.focallens.data.open;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.focallens.data.DatasetException;
import org.focallens.data.format.FileNames;

/**
 * A zip file as a folder. Nothing is unpacked: files are read where they are, so no entry can be written anywhere, and names that lead out of it lead
 * nowhere; one that unpacks to far more than a data set is refused. The file stays open as long as the program runs, since its pictures are read when they are shown.
 */
final class ZipFolder {
    private static final Map<Path, FileSystem> OPEN = new HashMap<>();

    private ZipFolder() {}

    /** The root of a zip file; empty where the file is none by its name. */
    static synchronized Optional<Path> of(Path file) throws DatasetException {
        if (!FileNames.hasExtension(file, "zip") || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            FileSystem zip = OPEN.get(file.toRealPath());
            if (zip == null || !zip.isOpen()) {
                ZipBounds.check(file);
                zip = FileSystems.newFileSystem(file);
                OPEN.put(file.toRealPath(), zip);
            }
            return Optional.of(zip.getRootDirectories().iterator().next());
        } catch (ZipException | IllegalArgumentException e) {
            throw new DatasetException(
                    file, "is not a readable zip file (" + e.getMessage() + "): unpack it and open the folder", e);
        } catch (DatasetException e) {
            throw e;
        } catch (IOException e) {
            throw new DatasetException(file, "cannot be opened: unpack it and open the folder", e);
        }
    }
}
