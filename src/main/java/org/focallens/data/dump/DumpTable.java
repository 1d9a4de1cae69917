package org.focallens.data.dump;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.focallens.data.DatasetException;
import org.focallens.data.Problem;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;

/** A table of anchors, one a line: the target, then the logit of each class. A first line of names is passed over. */
final class DumpTable {
    private static final int MOST_PROBLEMS = 1000;
    private static final int POLL = 4096;

    private final Path file;
    private final Terms terms = new Terms();
    private final List<Problem> problems = new ArrayList<>();
    private int columns;
    private long anchors;

    private DumpTable(Path file) {
        this.file = file;
    }

    static AnchorDump read(Path file, BooleanSupplier cancelled) throws IOException {
        DumpTable table = new DumpTable(file);
        // Latin-1 takes any byte: what is no number is said by its line, whatever it is
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (++number % POLL == 0 && cancelled.getAsBoolean()) {
                    throw new CancellationException("reading was cancelled");
                }
                table.add(line.strip(), number);
            }
        }
        return table.terms.dump(file, table.anchors, Math.max(1, table.columns - 1), table.problems);
    }

    private void add(String line, int number) throws DatasetException {
        if (line.isEmpty()) {
            return;
        }
        String[] words = line.split("\\s*[,;\\t]\\s*|\\s+");
        double target = Numbers.parse(words[0].replace("\"", ""));
        if (columns == 0 && Double.isNaN(target)) {
            return; // names of columns
        }
        columns = columns == 0 ? words.length : columns;
        String problem = problem(words, target);
        if (problem != null) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(new Problem(file, "line " + number, problem + ": line left out"));
            }
            return;
        }
        if (terms.count() > NpyArray.MOST) {
            throw new DatasetException(
                    file,
                    "holds more than " + NpyArray.MOST / 1_000_000
                            + " million logits: save fewer images, a few suffice",
                    null);
        }
        anchors++;
        for (int k = 1; k < words.length && target >= -1; k++) {
            terms.add((float) Double.parseDouble(words[k]), target == k - 1);
        }
        if (target < -1) {
            terms.ignore();
        }
    }

    private String problem(String[] words, double target) {
        if (words.length < 2 || words.length != columns) {
            return "must hold a target and " + Math.max(1, columns - 1) + " logits but holds " + words.length
                    + " values";
        }
        if (target != Math.rint(target) || target >= columns - 1 || Double.isInfinite(target)) {
            return "the target must be a class from 0 to " + (columns - 2)
                    + ", -1 for background or -2 for ignored but is \"" + Quote.of(words[0]) + "\"";
        }
        for (int k = 1; k < words.length; k++) {
            if (!Double.isFinite(Numbers.parse(words[k]))) {
                return "logit " + k + " must be a finite number but is \"" + Quote.of(words[k]) + "\"";
            }
        }
        return null;
    }
}
