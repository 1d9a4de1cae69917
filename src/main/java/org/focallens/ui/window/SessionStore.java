package org.focallens.ui.window;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import org.focallens.data.file.SafeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The remembered session in a file. A file that cannot be understood is kept as {@code .bad} and the defaults are taken. */
public final class SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Path file;

    /** @param file where the session is kept; its folder is made when needed */
    public SessionStore(Path file) {
        this.file = file;
    }

    /** {@return the store of this user, where the system keeps settings} */
    public static SessionStore ofUser() {
        String home = System.getProperty("user.home");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return in(environment("APPDATA", Path.of(home, "AppData", "Roaming")));
        }
        if (system.contains("mac")) {
            return in(Path.of(home, "Library", "Application Support"));
        }
        return in(environment("XDG_CONFIG_HOME", Path.of(home, ".config")));
    }

    private static SessionStore in(Path folder) {
        return new SessionStore(folder.resolve("focallens").resolve("session.json"));
    }

    private static Path environment(String name, Path otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }

    /** {@return the folder that the file is in, where other things of this user may stand} */
    public Path folder() {
        return file.toAbsolutePath().getParent();
    }

    /** {@return what was remembered, or the defaults} */
    public Session load() {
        try {
            return Files.exists(file)
                    ? Objects.requireNonNullElseGet(
                            json.readValue(file.toFile(), Session.class), () -> bad("it holds null"))
                    : Session.FIRST;
        } catch (JsonProcessingException e) {
            return bad(e.getOriginalMessage());
        } catch (IOException e) {
            LOG.warn("{} cannot be read ({}): defaults are used", file, e.getMessage());
            return Session.FIRST;
        }
    }

    private Session bad(String reason) {
        LOG.warn("{} cannot be understood ({}): kept as .bad, defaults are used", file, reason);
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".bad"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be renamed ({})", file, e.getMessage());
        }
        return Session.FIRST;
    }

    /** Writes the session whole or not at all. */
    public void save(Session session) {
        try {
            byte[] text = json.writeValueAsBytes(session);
            SafeFile.write(file, out -> out.write(text));
        } catch (IOException e) {
            LOG.warn(
                    "the settings cannot be saved to {} ({}): check that the folder may be written",
                    file,
                    e.getMessage());
        }
    }
}
