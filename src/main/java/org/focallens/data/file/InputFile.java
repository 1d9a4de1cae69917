package org.focallens.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files to be read, and regular ones only: a named pipe would keep its reader waiting for ever, and a device has no end. */
public final class InputFile {
    private InputFile() {}

    /**
     * Opens a file as a stream.
     *
     * @param file a regular file, or a link to one
     * @return its bytes, not buffered
     * @throws IOException if it is of another kind or cannot be opened
     */
    public static InputStream open(Path file) throws IOException {
        return Files.newInputStream(regular(file));
    }

    /**
     * Opens a file whose places can be chosen.
     *
     * @param file a regular file, or a link to one
     * @return a channel that reads it
     * @throws IOException if it is of another kind or cannot be opened
     */
    public static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(regular(file));
    }

    /**
     * Reads a whole file.
     *
     * @param file a regular file, or a link to one
     * @return its bytes
     * @throws IOException if it is of another kind or cannot be read
     */
    public static byte[] bytes(Path file) throws IOException {
        return Files.readAllBytes(regular(file));
    }

    /**
     * Refuses what is not a regular file. What is missing passes, since opening it says so.
     *
     * @param file to be opened
     * @return the same
     * @throws FileSystemException if it is a folder, a named pipe, a device or a socket
     */
    public static Path regular(Path file) throws FileSystemException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    Files.isDirectory(file)
                            ? "is a folder, not a file"
                            : "is not a regular file but a pipe, a socket or a device");
        }
        return file;
    }
}
