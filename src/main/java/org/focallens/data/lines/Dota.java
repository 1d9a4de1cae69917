package org.focallens.data.lines;

import java.io.IOException;
import org.focallens.data.gather.BoxMark;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Envelope;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;

/** DOTA's labelTxt (captain-whu.github.io/DOTA): up to two head lines, then four corners in order, class and difficult. */
final class Dota {
    private static final int COORDINATES = 8;

    private Dota() {}

    static boolean isHead(String line) {
        return line.startsWith("imagesource:") || line.startsWith("gsd:");
    }

    static boolean is(String line) {
        String[] words = line.strip().split("\\s+");
        return isHead(line.strip())
                || (words.length == COORDINATES + 2 || words.length == COORDINATES + 1)
                        && Words.areNumbers(words, 0, COORDINATES)
                        && Words.isNoNumber(words[COORDINATES]);
    }

    static void read(LabelFile file) throws IOException {
        Entry entry = file.image(Words.stem(file.path()), "");
        TextLines.each(file, (text, line) -> {
            if (isHead(text)) {
                return;
            }
            String[] words = text.split("\\s+");
            double[] corners = TextLines.numbers(file, words, 0, COORDINATES, line);
            if (corners == null) {
                return;
            }
            if (words.length == COORDINATES) {
                file.problem("line " + line, "has no class behind its eight coordinates: left out");
                return;
            }
            if (!isUpright(corners)) {
                file.beside(Extra.ROTATION);
            }
            boolean difficult = words.length > COORDINATES + 1 && !words[COORDINATES + 1].equals("0");
            entry.add(
                    Envelope.of(corners),
                    file.gathering().category(words[COORDINATES]),
                    difficult ? BoxMark.DIFFICULT : BoxMark.NONE,
                    line);
        });
    }

    /** Whether each corner is one of the box around them. */
    private static boolean isUpright(double[] corners) {
        double[] box = Envelope.of(corners);
        for (int i = 0; i < COORDINATES; i++) {
            if (corners[i] != box[i % 2] && corners[i] != box[i % 2 + 2]) {
                return false;
            }
        }
        return true;
    }
}
