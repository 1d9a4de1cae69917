package org.focallens.data;

import java.io.IOException;
import java.nio.file.Path;

/** Nothing of a data set could be read. The message names the file or folder, says why and what to do. */
public final class DatasetException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param path  the file or folder
     * @param what  what is wrong and what to do
     * @param cause where it came from, or null
     */
    public DatasetException(Path path, String what, Throwable cause) {
        super(path + ": " + what, cause);
    }
}
