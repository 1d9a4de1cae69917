package org.focallens.data.lines;

import java.io.IOException;
import org.focallens.data.gather.BoxMark;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;

/**
 * KITTI's label_2 (object development kit, readme): class, truncated, occluded, alpha, left, top, right, bottom, then seven values in space, and in results
 * a score. DontCare marks regions whose objects are not labelled.
 */
final class Kitti {
    private static final int FIELDS = 15;

    private Kitti() {}

    static boolean is(String line) {
        String[] words = line.strip().split("\\s+", 0);
        return (words.length == FIELDS || words.length == FIELDS + 1)
                && Words.isNoNumber(words[0])
                && Words.areNumbers(words, 1, words.length);
    }

    static void read(LabelFile file) throws IOException {
        Entry entry = file.image(Words.stem(file.path()), "");
        TextLines.each(file, (text, line) -> {
            String[] words = text.split("\\s+");
            double[] box = TextLines.numbers(file, words, 4, 8, line);
            if (box == null) {
                return;
            }
            if (words[0].equalsIgnoreCase("DontCare")) {
                file.beside(Extra.IGNORED_REGION);
                return;
            }
            if (!words[1].matches("-?[01](\\.0*)?") || !words[2].equals("0")) {
                file.beside(Extra.ATTRIBUTES);
            }
            entry.add(box, file.gathering().category(words[0]), BoxMark.NONE, line);
        });
    }
}
