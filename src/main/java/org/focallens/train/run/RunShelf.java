package org.focallens.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.focallens.data.Problem;

/**
 * The folder in which runs are saved, each in a folder of its own.
 *
 * @param path the folder; made when the first run is saved
 */
public record RunShelf(Path path) {

    /** Runs that nobody named are kept so many deep. */
    private static final int UNNAMED = 20;

    /**
     * A run of the shelf.
     *
     * @param folder where it is
     * @param sheet  its line
     */
    public record Saved(RunFolder folder, RunSheet sheet) {}

    /**
     * What stands on the shelf.
     *
     * @param runs     last saved first
     * @param problems runs that cannot be read, and why
     */
    public record Listing(List<Saved> runs, List<Problem> problems) {
        /** {@inheritDoc} */
        public Listing {
            runs = List.copyOf(runs);
            problems = List.copyOf(problems);
        }

        /**
         * All runs of the comparison that a run is part of.
         *
         * @param run one of them
         * @return in their order; none where the run is alone, or one of the others is missing or went on without them
         */
        public List<RunFolder> comparison(Saved run) {
            List<String> members = run.sheet().comparison().members();
            List<RunFolder> whole = members.stream()
                    .map(name -> new RunFolder(run.folder().path().resolveSibling(name)))
                    .filter(member -> runs.stream()
                            .anyMatch(one -> one.folder().equals(member)
                                    && one.sheet().comparison().members().equals(members)))
                    .toList();
            return whole.size() == members.size() ? whole : List.of();
        }
    }

    /**
     * Looks at all runs.
     *
     * @return the runs and what cannot be read
     * @throws IOException if the folder cannot be read
     */
    public Listing list() throws IOException {
        List<Saved> runs = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (RunFolder folder : folders()) {
            try {
                runs.add(new Saved(folder, folder.sheet()));
            } catch (IOException e) {
                problems.add(new Problem(folder.path(), "", e.getMessage()));
            }
        }
        runs.sort(
                Comparator.comparingLong((Saved saved) -> saved.sheet().saved()).reversed());
        return new Listing(runs, problems);
    }

    private List<RunFolder> folders() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(Files::isDirectory)
                    .map(RunFolder::new)
                    .filter(RunFolder::exists)
                    .toList();
        }
    }

    /**
     * Finds room for a run.
     *
     * @param name of the run, after which its folder is named
     * @return a folder that is not there yet
     */
    public RunFolder fresh(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("^[-.]+|[-.]+$", "");
        String base = plain.isEmpty() ? "run" : plain;
        Path folder = path.resolve(base);
        for (int number = 2; Files.exists(folder); number++) {
            folder = path.resolve(base + "-" + number);
        }
        return new RunFolder(folder);
    }

    /**
     * Throws those runs away that nobody named and that were not saved for longest.
     *
     * @param except in use; counted, and kept
     * @throws IOException if one cannot be deleted
     */
    public void tidy(List<RunFolder> except) throws IOException {
        List<Saved> unnamed = list().runs.stream()
                .filter(saved -> !saved.sheet().named() && !except.contains(saved.folder()))
                .toList();
        for (Saved saved : unnamed.subList(Math.min(UNNAMED - except.size(), unnamed.size()), unnamed.size())) {
            delete(saved.folder());
        }
    }

    /**
     * Throws a run away.
     *
     * @param folder of the run
     * @throws IOException              if a file cannot be deleted
     * @throws IllegalArgumentException if the folder is not of this shelf
     */
    public void delete(RunFolder folder) throws IOException {
        if (!path.equals(folder.path().getParent())) {
            throw new IllegalArgumentException("folder must be in " + path + " but is " + folder.path());
        }
        try (Stream<Path> files = Files.list(folder.path())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder.path());
    }
}
