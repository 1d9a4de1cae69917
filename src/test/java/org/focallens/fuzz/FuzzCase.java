package org.focallens.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One try of a reader, made again from its number.
 *
 * @param target the reader
 * @param number from 0
 */
record FuzzCase(FuzzTarget target, int number) {

    /** What no message may hold: control characters, names of classes. */
    private static final Pattern RAW =
            Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]|(org\\.focallens|com\\.fasterxml|java)\\.[a-z]+\\.");

    private static final int LONGEST_MESSAGE = 2500;

    /** Writes a changed input into an empty folder. */
    void write(Path folder) throws IOException {
        Random random = new Random(31L * number + target.name().hashCode());
        FuzzTarget.Seed seed = target.seeds().get(number % target.seeds().size());
        List<String> names = seed.changeable();
        String changed = names.get(random.nextInt(names.size()));
        byte[] content = Mutation.of(seed.files().get(changed), random);
        seed.and(changed, random.nextBoolean() ? target.seal().apply(content) : content)
                .write(folder);
    }

    /** {@return what is wrong with how the reader took it; empty where nothing is} */
    String run(Path folder) {
        try {
            target.reader().read(folder);
            return "";
        } catch (Throwable failure) {
            return fault(failure);
        }
    }

    private String fault(Throwable failure) {
        if (!target.documented().contains(failure.getClass())) {
            StackTraceElement[] trace = failure.getStackTrace();
            return failure + " at "
                    + (trace.length == 0
                            ? "?"
                            : Stream.of(trace).limit(12).map(String::valueOf).toList());
        }
        String message = failure.getMessage();
        if (message == null
                || message.length() > LONGEST_MESSAGE
                || RAW.matcher(message).find()) {
            return "the message is not for a person: " + message;
        }
        return "";
    }

    static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public String toString() {
        return target.name() + ", case " + number;
    }
}
