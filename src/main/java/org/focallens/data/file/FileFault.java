package org.focallens.data.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;

/** Why a file cannot be read or written, in words that a person can act on instead of the system's. */
public final class FileFault {
    private static final Map<String, String> SYSTEM_WORDS = Map.of(
            "No space left on device", "no space is left on the disk: free some, or choose another folder",
            "Disk quota exceeded", "the disk quota is used up: free some space, or choose another folder",
            "File name too long", "the file name is too long for this disk",
            "Is a directory", "is a folder, not a file",
            "Not a directory", "a part of its path is a file, not a folder",
            "Read-only file system", "the disk is read-only: choose another folder",
            "Too many levels of symbolic links", "is a link that leads to itself",
            "Too many open files", "too many files are open: close other programs and try again");

    private FileFault() {}

    /**
     * Says why, without the file's name.
     *
     * @param fault what reading or writing threw
     * @return a phrase that fits behind "FILE: "
     */
    public static String reason(IOException fault) {
        if (fault instanceof NoSuchFileException) {
            return "does not exist: check the name";
        }
        if (fault instanceof AccessDeniedException) {
            return "permission denied: check its permissions and those of its folder";
        }
        if (fault instanceof FileAlreadyExistsException) {
            return "exists already";
        }
        if (fault instanceof NotDirectoryException) {
            return "is a file, not a folder";
        }
        if (fault instanceof FileSystemLoopException) {
            return "is a link that leads to itself";
        }
        if (fault instanceof CharacterCodingException) {
            return "is not text in UTF-8";
        }
        String words = fault instanceof FileSystemException system ? system.getReason() : fault.getMessage();
        return words == null ? "cannot be read or written" : inPlainWords(words);
    }

    private static String inPlainWords(String words) {
        return SYSTEM_WORDS.entrySet().stream()
                .filter(entry -> words.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(words);
    }
}
