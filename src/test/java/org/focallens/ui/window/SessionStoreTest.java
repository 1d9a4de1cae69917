package org.focallens.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.focallens.ui.common.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStoreTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("focallens").resolve("session.json");
    }

    private SessionStore store() {
        return new SessionStore(file());
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
    }

    @Test
    void whatIsSavedComesBack() {
        JsonNode anchors =
                JsonNodeFactory.instance.objectNode().put("preset", "paper").put("foreground", 0.55);
        Session session = new Session(
                Theme.DARK,
                "loss",
                new Session.Frame(-20, 30.5, 1500, 900, true),
                List.of("/data/ö", "/b"),
                Map.of("anchors", anchors));
        store().save(session);
        assertThat(store().load()).isEqualTo(session);
        store().save(Session.FIRST);
        assertThat(store().load()).as("a window that was never placed").isEqualTo(Session.FIRST);
    }

    @Test
    void aFirstStartHasTheDefaults() {
        assertThat(store().load()).isEqualTo(Session.FIRST);
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "3",
                "null",
                "{\"theme\": \"PINK\"}",
                "{\"recent\": 5}",
                "{\"frame\": {\"x\": \"left\"}}",
                "{\"recent\": [null]}",
                "\u0000\u0001\u0002"
            })
    void aFileThatCannotBeUnderstoodIsKeptAsBad(String text) throws IOException {
        write(text);
        assertThat(store().load()).isEqualTo(Session.FIRST);
        assertThat(file()).doesNotExist();
        assertThat(file().resolveSibling("session.json.bad")).hasContent(text);
        store().save(Session.FIRST);
        assertThat(store().load()).isEqualTo(Session.FIRST);
    }

    @Test
    void whatAnOlderOrNewerProgramWroteIsFilledIn() throws IOException {
        write("{\"theme\": \"DARK\", \"colour\": \"from the future\", \"rooms\": {\"anchors\": null}}");
        Session session = store().load();
        assertThat(session.theme()).isEqualTo(Theme.DARK);
        assertThat(session.frame()).isEqualTo(Session.FIRST.frame());
        assertThat(session.recent()).isEmpty();
        assertThat(file()).exists();
    }

    /** The settings' folder is a file: nothing can be read from it or written to it. */
    @Test
    void aFolderThatCannotBeUsedIsNoReasonToStop() throws IOException {
        Files.writeString(folder.resolve("focallens"), "in the way");
        assertThat(store().load()).isEqualTo(Session.FIRST);
        assertThatCode(() -> store().save(Session.FIRST)).doesNotThrowAnyException();
        assertThat(folder.resolve("focallens")).hasContent("in the way");
    }

    @Test
    void aFolderInTheFilesPlaceIsNoReasonToStop() throws IOException {
        Files.createDirectories(file().resolve("inside"));
        assertThat(store().load()).isEqualTo(Session.FIRST);
        assertThatCode(() -> store().save(Session.FIRST)).doesNotThrowAnyException();
        assertThat(file().resolve("inside")).exists();
    }
}
