package org.focallens.data.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all: under a temporary name beside it, forced to the disk, then moved over the old one. */
public final class SafeFile {
    /** File systems take 255 bytes; the temporary name is longer by six. */
    private static final int LONGEST_NAME_BYTES = 240;

    private static final int LONG_NAME_START = 40;

    private SafeFile() {}

    /** Writes a file's content to a stream and leaves the stream open. */
    public interface Content {
        /**
         * Writes the content.
         *
         * @param out the stream, left open
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, with its folder where that is missing. Through a link, the file that it leads to is written.
     *
     * @param file    replaced if it exists
     * @param content its new content
     * @throws IOException if it cannot be written, or is there and is no regular file; the old file is then as it was
     */
    public static void write(Path file, Content content) throws IOException {
        Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
        InputFile.regular(target);
        Path temporary = temporary(target);
        createFolder(file, target);
        try {
            fill(temporary, content);
            move(temporary, target);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (FileSystemException e) {
            throw temporary.toString().equals(e.getFile()) ? named(file, e) : e;
        } catch (IOException e) {
            throw e.getMessage() == null ? e : named(file, e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void createFolder(Path file, Path target) throws IOException {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
        } catch (FileAlreadyExistsException e) {
            throw named(file, new FileSystemException(e.getFile(), null, "Not a directory"));
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    /** The system's own words name no file, or the temporary one. */
    private static FileSystemException named(Path file, IOException fault) {
        FileSystemException named = new FileSystemException(file.toString(), null, FileFault.reason(fault));
        named.initCause(fault);
        return named;
    }

    /** A name of a length that file systems take, whatever the length of the file's own. */
    private static Path temporary(Path file) {
        String name = file.getFileName().toString();
        String part = name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME_BYTES
                ? name
                : name.substring(0, LONG_NAME_START) + "-" + Integer.toHexString(name.hashCode());
        return file.resolveSibling("." + part + ".part");
    }

    private static void fill(Path temporary, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
