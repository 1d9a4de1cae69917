package org.focallens.data.image;

import java.io.IOException;
import java.nio.file.Path;

/** A picture that cannot be read. The message names the file, says what is wrong and what to do. */
public final class ImageException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param file   the picture
     * @param reason what is wrong with which value, and what to do
     */
    public ImageException(Path file, String reason) {
        super(file + ": " + reason);
        this.reason = reason;
    }

    /** {@return the message without the file's name} */
    public String reason() {
        return reason;
    }
}
