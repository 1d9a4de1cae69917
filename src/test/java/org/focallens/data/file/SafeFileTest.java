package org.focallens.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {
    private static final SafeFile.Content HELLO = out -> out.write('a');

    @TempDir
    Path folder;

    private static Path pipe(Path folder) throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    @Test
    void aNameAsLongAsTheDiskTakesIsWritten() throws IOException {
        Path file = folder.resolve("l".repeat(251) + ".txt");
        SafeFile.write(file, HELLO);
        assertThat(file).hasContent("a");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoRegularFileIsNotReplaced() throws IOException, InterruptedException {
        Path pipe = pipe(folder);
        assertThatThrownBy(() -> SafeFile.write(pipe, HELLO))
                .isInstanceOf(IOException.class)
                .hasMessage(pipe + ": is not a regular file but a pipe, a socket or a device");
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThatThrownBy(() -> SafeFile.write(folder, HELLO)).hasMessage(folder + ": is a folder, not a file");
    }

    @Test
    void aFileInTheWayOfAFolderIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "kept").resolve("below.txt");
        assertThatThrownBy(() -> SafeFile.write(file, out -> out.write(1)))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": a part of its path is a file, not a folder");
        assertThat(folder.resolve("file")).hasContent("kept");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        SafeFile.write(link, HELLO);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("a");
    }

    @Test
    void aFullDiskIsToldWithTheFileAndWhatToDo() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");
        assertThatThrownBy(() -> SafeFile.write(file, out -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": no space is left on the disk: free some, or choose another folder");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void readersDoNotWaitAtAPipe() throws IOException, InterruptedException {
        Path pipe = pipe(folder);
        String message = pipe + ": is not a regular file but a pipe, a socket or a device";
        assertThatThrownBy(() -> InputFile.open(pipe)).hasMessage(message);
        assertThatThrownBy(() -> InputFile.bytes(pipe)).hasMessage(message);
        assertThatThrownBy(() -> InputFile.channel(pipe)).hasMessage(message);
    }
}
