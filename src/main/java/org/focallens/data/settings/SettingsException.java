package org.focallens.data.settings;

import java.io.IOException;
import java.nio.file.Path;
import org.focallens.data.file.JsonObject;

/** A settings file cannot be read. The message names the file, the field and the value, and says what to do. */
public final class SettingsException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file  the settings file
     * @param what  what is wrong and what to do
     * @param cause where it came from, or null
     */
    public SettingsException(Path file, String what, Throwable cause) {
        super(file + ": " + what, cause);
    }

    /** A message of the strict reader, which already names the file. */
    SettingsException(JsonObject.Refused cause) {
        super(cause.getMessage(), cause);
    }
}
