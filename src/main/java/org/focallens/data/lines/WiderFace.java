package org.focallens.data.lines;

import java.io.IOException;
import java.util.Locale;
import org.focallens.data.file.Numbers;
import org.focallens.data.file.Quote;
import org.focallens.data.gather.BoxMark;
import org.focallens.data.gather.Entry;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;
import org.focallens.data.gather.Layout;
import org.focallens.data.image.Images;

/**
 * WIDER FACE's lists (shuoyang1213.me/WIDERFACE, readme): a picture's name, the number of its faces, and a line of left, top, width, height and six marks
 * for each, the fourth of which says that the face does not count. A picture without faces has one line of zeros.
 */
final class WiderFace {
    private static final int INVALID = 7;

    private final LabelFile file;
    private final String split;
    private Entry entry;
    private boolean counted;
    private int said;
    private int met;

    private WiderFace(LabelFile file) {
        this.file = file;
        String name = String.valueOf(file.path().getFileName()).toLowerCase(Locale.ROOT);
        this.split = name.contains("_train_") ? "train" : name.contains("_val_") ? "val" : null;
    }

    /** @param first  a file's first line
     *  @param second the one after it */
    static boolean is(String first, String second) {
        return Images.hasImageName(first.strip()) && second.strip().matches("\\d{1,9}");
    }

    static void read(LabelFile file) throws IOException {
        file.layout(Layout.SIZES);
        WiderFace reader = new WiderFace(file);
        TextLines.each(file, reader::line);
        reader.close();
    }

    private void line(String text, int line) {
        String[] words = text.split("\\s+");
        if (Words.isNoNumber(words[0]) || words.length == 1 && Images.hasImageName(words[0])) {
            close();
            entry = file.image(text, "line " + line);
            entry.split(split);
            counted = false;
        } else if (entry == null) {
            file.problem("line " + line, "\"" + Quote.of(text) + "\" comes before any picture's name: left out");
        } else if (!counted) {
            said = (int) Math.max(0, Numbers.parse(words[0]));
            met = 0;
            counted = true;
        } else {
            face(words, line);
        }
    }

    private void face(String[] words, int line) {
        double[] v = TextLines.numbers(file, words, 0, 4, line);
        boolean zeros = v != null && v[0] == 0 && v[1] == 0 && v[2] == 0 && v[3] == 0;
        if (said == 0 && zeros) {
            return;
        }
        met++;
        if (v == null) {
            return;
        }
        if (words.length > INVALID && words[INVALID].equals("1")) {
            file.beside(Extra.IGNORED_REGION);
            return;
        }
        entry.add(v, file.gathering().category("face"), BoxMark.NONE, line);
    }

    private void close() {
        if (entry != null && said != met) {
            file.problem(entry.where(), "says " + said + " faces but " + met + " follow: those are read");
        }
        said = 0;
        met = 0;
    }
}
