package org.focallens.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** File names found inside annotations: they may name files below a folder and nothing else. */
final class FileNames {
    private FileNames() {}

    /** Why a name is refused; the message quotes the name. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * The file of a name.
     *
     * @param folder where the name starts
     * @param root   what the file must lie below
     * @param name   as written in the annotation, with / or \ between folders
     */
    static Path resolve(Path folder, Path root, String name) throws RefusedException {
        try {
            Path path = folder.resolve(name.replace('\\', '/')).normalize();
            if (!path.startsWith(root.normalize()) || path.equals(root.normalize()) || name.matches("[A-Za-z]:.*")) {
                throw new RefusedException(
                        "the file name \"" + name + "\" leaves the data set's folder: refused; use a name below "
                                + root,
                        null);
            }
            return path;
        } catch (InvalidPathException e) {
            throw new RefusedException(
                    "the file name \"" + Quote.of(name) + "\" cannot be a file name (" + e.getReason() + "): refused",
                    e);
        }
    }

    /** A folder's name for people. */
    static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString().replace("/", "");
    }

    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    static boolean hasExtension(Path file, String extension) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith("." + extension);
    }
}
