package org.focallens.data.lines;

import java.io.IOException;
import java.util.List;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.gather.BoxMark;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;
import org.focallens.data.gather.Layout;
import org.focallens.text.Texts;

/**
 * VisDrone (VisDrone2018-DET-toolkit, readme): left, top, width, height, score, category, truncation, occlusion. Category 0 is a region to be ignored, and
 * so is a box of score 0. Of videos a line begins with the frame and the target's number, and a file holds a sequence.
 */
final class VisDrone {
    private static final int FIELDS = 8;
    private static final List<String> CLASSES = List.of(
            "ignored regions",
            "pedestrian",
            "people",
            "bicycle",
            "car",
            "van",
            "truck",
            "tricycle",
            "awning-tricycle",
            "bus",
            "motor",
            "others");

    private VisDrone() {}

    static boolean is(String line) {
        String[] words = line.strip().split(",", 0);
        if (words.length != FIELDS && words.length != FIELDS + 2 || !Words.areNumbers(words, 0, words.length)) {
            return false;
        }
        int category = words.length - 3;
        double score = Numbers.parse(words[category - 1]);
        return Numbers.parse(words[category]) <= 11
                && Numbers.parse(words[category]) >= 0
                && (score == 0 || score == 1);
    }

    static void read(LabelFile file) throws IOException {
        file.layout(Layout.SIZES);
        TextLines.each(file, (text, line) -> line(file, text.split(","), line));
        if (file.isEmpty()) {
            file.image(Words.stem(file.path()), "");
        }
    }

    private static void line(LabelFile file, String[] words, int line) {
        int start = words.length >= FIELDS + 2 ? 2 : 0;
        double[] v = TextLines.numbers(file, words, start, start + 6, line);
        if (v == null) {
            return;
        }
        String name = Words.stem(file.path());
        Entry entry =
                file.image(start == 0 ? name : name + "/" + Texts.format("%07d", (long) Numbers.parse(words[0])), "");
        int category = (int) v[5];
        if (category < 0 || category >= CLASSES.size()) {
            file.problem(
                    "line " + line,
                    "category must be 0 to 11 but is \"" + Quote.of(words[start + 5]) + "\": box left out");
            return;
        }
        if (category == 0 || v[4] == 0) {
            file.beside(Extra.IGNORED_REGION);
            return;
        }
        boolean marked =
                words.length >= start + FIELDS && !(words[start + 6].strip() + words[start + 7].strip()).equals("00");
        if (marked) {
            file.beside(Extra.ATTRIBUTES);
        }
        entry.add(
                new double[] {v[0], v[1], v[2], v[3]},
                file.gathering().category(CLASSES.get(category)),
                BoxMark.NONE,
                line);
    }
}
