package org.focallens.data.lines;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.focallens.data.format.WatchedInputStream;
import org.focallens.data.gather.LabelFile;

/** The lines of a label file. Bytes that are no UTF-8 become question marks: names in these formats are plain. */
final class TextLines {
    private static final int LONGEST = 10_000;

    private TextLines() {}

    /** One line. */
    interface Line {
        /** @param number from 1 */
        void take(String text, int number);
    }

    /** Calls back for each line that is not blank; one far too long for a label is a problem. */
    static void each(LabelFile file, Line each) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new WatchedInputStream(
                        Files.newInputStream(file.path()),
                        Files.size(file.path()),
                        file.gathering().reading()),
                StandardCharsets.UTF_8))) {
            int number = 1;
            for (String line = in.readLine(); line != null; line = in.readLine(), number++) {
                String text = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
                if (text.length() > LONGEST) {
                    file.problem(
                            "line " + number,
                            "is " + text.length() + " characters long, too long for a label: left out");
                } else if (!text.isBlank()) {
                    each.take(text.strip(), number);
                }
            }
        }
    }

    /** The numbers of some columns; null and a problem where one is missing or is none. */
    static double[] numbers(LabelFile file, String[] words, int from, int to, int line) {
        if (words.length < to) {
            file.problem(
                    "line " + line, "must hold at least " + to + " values but holds " + words.length + ": left out");
            return null;
        }
        double[] numbers = new double[to - from];
        for (int i = from; i < to; i++) {
            numbers[i - from] = file.number(words[i], "value " + (i + 1), "line " + line);
            if (Double.isNaN(numbers[i - from])) {
                return null;
            }
        }
        return numbers;
    }
}
