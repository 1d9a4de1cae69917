package org.focallens.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class OutputTest {

    @Command
    private static final class Answering {
        @Mixin
        private Output output;
    }

    @Test
    void jsonHasNoNumbersThatAreNotFinite() {
        PrintStream old = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            Answering command = new Answering();
            new CommandLine(command).parseArgs("--json");
            command.output.print(
                    Map.of("x", List.of(Double.NaN, 1.5, new double[] {Double.POSITIVE_INFINITY, 2}, Float.NaN)), "");
        } finally {
            System.setOut(old);
        }
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("{\"x\":[null,1.5,[null,2.0],null]}");
    }
}
