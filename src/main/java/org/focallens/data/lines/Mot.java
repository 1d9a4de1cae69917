package org.focallens.data.lines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.focallens.data.file.Numbers;
import org.focallens.data.format.TextFile;
import org.focallens.data.gather.BoxMark;
import org.focallens.data.gather.Extra;
import org.focallens.data.gather.LabelFile;
import org.focallens.data.gather.Layout;
import org.focallens.text.Texts;

/**
 * MOT Challenge's gt.txt (motchallenge.net, "Data format"): frame, track, left, top, width, height, whether it counts, class, visibility. Frames and pixels
 * count from 1. Pictures are those of SEQUENCE/img1, or what seqinfo.ini calls it.
 */
final class Mot {
    private static final int LEAST = 7;
    private static final List<String> CLASSES = List.of(
            "pedestrian",
            "person on vehicle",
            "car",
            "bicycle",
            "motorbike",
            "non motorized vehicle",
            "static person",
            "distractor",
            "occluder",
            "occluder on the ground",
            "occluder full",
            "reflection",
            "crowd");

    private final LabelFile file;
    private String folder = "img1";

    private Mot(LabelFile file) {
        this.file = file;
    }

    /** Detections, whose track is -1, are no annotations. */
    static boolean is(String line) {
        String[] words = line.strip().split(",");
        int count = words.length;
        boolean numbers = (count == LEAST + 2 || count == LEAST + 3) && Words.areNumbers(words, 0, count);
        boolean track = numbers
                && words[0].strip().matches("[1-9]\\d*")
                && words[1].strip().matches("\\d+");
        return track && (count == LEAST + 2 || words[count - 1].strip().equals("-1"));
    }

    static void read(LabelFile file) throws IOException {
        file.layout(Layout.SIZES);
        Mot reader = new Mot(file);
        int frames = reader.info();
        TextLines.each(file, reader::line);
        for (int i = 1; i <= frames; i++) {
            file.imageIfThere(reader.picture(i));
        }
    }

    /** Reads seqinfo.ini, where there is one. The number of frames, 0 where it does not say. */
    private int info() {
        Path info = file.path().resolveSibling("../seqinfo.ini").normalize();
        double frames = 0;
        for (String line :
                Files.isRegularFile(info) ? TextFile.read(info, file.gathering().reading()) : List.<String>of()) {
            String[] words = line.split("=", 2);
            if (words.length == 2 && words[0].strip().equalsIgnoreCase("imDir")) {
                folder = words[1].strip();
            } else if (words.length == 2 && words[0].strip().equalsIgnoreCase("seqLength")) {
                frames = Numbers.parse(words[1]);
            }
        }
        return frames > 0 && frames < 1_000_000 ? (int) frames : 0;
    }

    private String picture(long frame) {
        return "../" + folder + "/" + Texts.format("%06d", frame);
    }

    private void line(String text, int line) {
        String[] words = text.split(",");
        double[] v = TextLines.numbers(file, words, 0, LEAST, line);
        if (v == null) {
            return;
        }
        int number = words.length > LEAST ? (int) Numbers.parse(words[LEAST]) : 1;
        if (v[6] == 0) {
            file.beside(Extra.IGNORED_REGION);
            return;
        }
        String category =
                number <= 0 ? CLASSES.get(0) : number > CLASSES.size() ? "class " + number : CLASSES.get(number - 1);
        file.image(picture((long) v[0]), "")
                .add(
                        new double[] {v[2] - 1, v[3] - 1, v[4], v[5]},
                        file.gathering().category(category),
                        BoxMark.NONE,
                        line);
    }
}
