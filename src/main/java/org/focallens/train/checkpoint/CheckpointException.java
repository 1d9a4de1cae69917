package org.focallens.train.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/** A file that no run can go on from; the message names it, what is wrong with it, and what to do. */
public final class CheckpointException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * With a message for a person.
     *
     * @param file  that was read
     * @param what  is wrong with it and what to do
     * @param cause what a library reported, or null
     */
    public CheckpointException(Path file, String what, Throwable cause) {
        super(file + " " + what, cause);
    }
}
