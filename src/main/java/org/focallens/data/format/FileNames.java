package org.focallens.data.format;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.focallens.data.file.Quote;

/** File names found inside annotations: they may name files below a folder and nothing else. */
public final class FileNames {
    private FileNames() {}

    /** Why a name is refused; the message quotes the name. */
    public static final class RefusedException extends Exception {
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
    public static Path resolve(Path folder, Path root, String name) throws RefusedException {
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
    public static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString().replace("/", "");
    }

    public static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    public static boolean hasExtension(Path file, String extension) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith("." + extension);
    }
}
