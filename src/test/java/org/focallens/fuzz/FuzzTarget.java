package org.focallens.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A reader and what it is tried with.
 *
 * @param name       for a person
 * @param documented what it may throw: these classes and no others, not even those below them
 * @param reader     reads a folder that holds the files of a seed
 * @param seal       makes a changed file whole again where a checksum would refuse it otherwise; half of the cases are sealed
 * @param seeds      valid inputs
 */
record FuzzTarget(
        String name,
        List<Class<? extends Exception>> documented,
        Reader reader,
        UnaryOperator<byte[]> seal,
        List<Seed> seeds) {

    /** Reads what lies in a folder. */
    @FunctionalInterface
    interface Reader {
        void read(Path folder) throws Exception;
    }

    static FuzzTarget of(String name, Class<? extends Exception> documented, Reader reader, Seed... seeds) {
        return new FuzzTarget(name, List.of(documented), reader, UnaryOperator.identity(), List.of(seeds));
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * A valid input.
     *
     * @param files by their path in the folder
     */
    record Seed(Map<String, byte[]> files) {

        static Seed of(String path, byte[] content) {
            return new Seed(Map.of(path, content));
        }

        static Seed of(String path, String content) {
            return of(path, content.getBytes(StandardCharsets.UTF_8));
        }

        /** {@return the files to be changed: pictures have readers of their own, and are changed only where there is nothing else} */
        List<String> changeable() {
            List<String> labels = files.keySet().stream()
                    .filter(name -> !name.matches(".*\\.(png|jpg)"))
                    .toList();
            return labels.isEmpty() ? List.copyOf(files.keySet()) : labels;
        }

        void write(Path folder) throws IOException {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
        }

        /** {@return this input with one file's content replaced, or added} */
        Seed and(String path, byte[] content) {
            Map<String, byte[]> more = new LinkedHashMap<>(files);
            more.put(path, content);
            return new Seed(more);
        }

        Seed and(String path, String content) {
            return and(path, content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
