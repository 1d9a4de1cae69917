package org.focallens.data.lines;

import java.nio.file.Path;
import org.focallens.data.file.Numbers;
import org.focallens.data.format.FileNames;

/** What the first words of a line tell of its format. */
final class Words {
    private Words() {}

    static boolean isNoNumber(String word) {
        return Double.isNaN(Numbers.parse(word));
    }

    static boolean areNumbers(String[] words, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isNoNumber(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** The picture's name of a label file, "a" of a.txt and "a.jpg" of a.jpg.txt. */
    static String stem(Path file) {
        return FileNames.stem(file);
    }
}
