package org.focallens.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import org.focallens.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** An error is one line that a person can act on, whatever went wrong. */
class FailuresTest {
    private static final String FAULT =
            "FocalLens failed because of a bug: please report it with what --verbose prints";

    private static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new NoSuchFileException("a.json"), "a.json: does not exist: check the name"),
                Arguments.of(
                        new IOException("No space left on device"),
                        "no space is left on the disk: free some, or choose another folder"),
                Arguments.of(new UncheckedIOException(new IOException("a.csv: is empty")), "a.csv: is empty"),
                Arguments.of(new IllegalStateException("java.lang.Thing"), FAULT),
                Arguments.of(new NullPointerException(), FAULT),
                Arguments.of(new IllegalArgumentException("a\u001b[31m\nb\u0085c"), "a?[31m b c"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsOneLine(Exception failure, String line) {
        StringWriter err = new StringWriter();
        CommandLine command = Shell.commands().setErr(new PrintWriter(err, true));
        assertThat(Failures.failed(failure, command, command.parseArgs())).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo(line);
    }

    @Test
    void longValuesAreShortened() {
        Shell shell = Shell.run("train", "--device", "x".repeat(5000));
        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.err()).hasSizeLessThan(1200).startsWith("--device must be auto or cpu but is 'xxx");
    }

    @Test
    void exhaustedMemoryAndStackAreOneLine() {
        StringWriter err = new StringWriter();
        PrintWriter to = new PrintWriter(err, true);
        assertThat(Failures.exhausted(new OutOfMemoryError("Java heap space"), to, List.of()))
                .isEqualTo(1);
        assertThat(Failures.exhausted(new StackOverflowError(), to, List.of())).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "Not enough memory (Java heap space): choose a smaller size, or give Java more with -Xmx8g",
                        "The input is nested too deeply to be read");
    }
}
