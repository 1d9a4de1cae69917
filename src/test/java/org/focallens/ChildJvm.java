package org.focallens;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java of its own: for exit statuses, and for a second JavaFX, of which a process can start only one. */
public final class ChildJvm {
    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;
    private final ProcessBuilder builder;
    private byte[] input = {};

    /**
     * @param folder    where it runs, and where what it prints is caught
     * @param mainClass with a main method
     */
    public ChildJvm(Path folder, Class<?> mainClass, String... args) {
        this.folder = folder;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass.getName()));
        command.addAll(List.of(args));
        builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
    }

    /** What it did. */
    public record Result(int status, String out, String err) {}

    public ChildJvm environment(String name, String value) {
        builder.environment().put(name, value);
        return this;
    }

    public ChildJvm input(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Starts it and leaves it to the caller, who reads what it prints and ends it. */
    public Process start() throws IOException {
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    public Result run() throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("child.in"), input);
        Path out = folder.resolve("child.out");
        Path err = folder.resolve("child.err");
        Process process = builder.redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("still running after " + PATIENCE_SECONDS + " s: " + builder.command()
                        + "\n" + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }
}
