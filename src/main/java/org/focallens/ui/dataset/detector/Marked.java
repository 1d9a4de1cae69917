package org.focallens.ui.dataset.detector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;
import org.focallens.audit.BoxTable;
import org.focallens.audit.detector.DetectorReport;
import org.focallens.audit.detector.DetectorSubject;
import org.focallens.audit.detector.MatchTable;
import org.focallens.audit.detector.Served;
import org.focallens.core.metric.Pairing.Outcome;
import org.focallens.data.Labels;
import org.focallens.text.Texts;

/**
 * A box that is drawn on an image.
 *
 * @param kind  what it is
 * @param box   x1 y1 x2 y2 in image pixels
 * @param label index into the image's labels; -1 for a prediction that finds none
 * @param text  what is said of it
 */
record Marked(Kind kind, float[] box, int label, String text) {

    /** What a box is; told apart by colour, by dashes and in words. */
    enum Kind {
        /** A prediction that finds a box. */
        FOUND("found", Color.web("#56B4E9")),
        /** A prediction that finds none. */
        FALSE("false positive", Color.web("#E69F00"), 8, 4),
        /** A box that nothing finds. */
        MISSED("missed", Color.WHITE, 3, 3);

        private final String text;
        private final Color colour;
        private final double[] dashes;

        Kind(String text, Color colour, double... dashes) {
            this.text = text;
            this.colour = colour;
            this.dashes = dashes;
        }

        String text() {
            return text;
        }

        Color colour() {
            return colour;
        }

        double[] dashes() {
            return dashes.clone();
        }
    }

    /** {@return what is drawn on an image, found boxes first, so that mistakes lie above them} */
    static List<Marked> on(DetectorSubject subject, int image) {
        List<Marked> all = new ArrayList<>();
        DetectorReport report = subject.report();
        for (int p = report.predictions().first(image); p < report.predictions().end(image); p++) {
            Outcome outcome = report.matches().outcome(p);
            boolean counts = outcome == Outcome.TRUE_POSITIVE || outcome == Outcome.FALSE_POSITIVE;
            if (counts && report.predictions().score(p) >= subject.counts().score()) {
                Kind kind = outcome == Outcome.TRUE_POSITIVE ? Kind.FOUND : Kind.FALSE;
                String text = Texts.format(
                        "%s: %s, score %.2f",
                        report.nameOf(report.predictions().category(p)),
                        kind.text,
                        report.predictions().score(p));
                all.add(new Marked(
                        kind, report.predictions().box(p), report.matches().label(p), text));
            }
        }
        all.sort(Comparator.comparing(Marked::kind));
        missed(subject, image, all);
        return all;
    }

    private static void missed(DetectorSubject subject, int image, List<Marked> all) {
        Labels labels = subject.report().dataset().images().get(image).labels();
        MatchTable matches = subject.report().matches();
        for (int k = 0; k < labels.count(); k++) {
            if (matches.wanted(image, k)
                    && !matches.found(image, k, subject.counts().score())) {
                all.add(new Marked(Kind.MISSED, labels.box(k), k, missed(subject, image, k)));
            }
        }
    }

    private static String missed(DetectorSubject subject, int image, int label) {
        Labels labels = subject.report().dataset().images().get(image).labels();
        String start = subject.report().nameOf(labels.category(label)) + ": missed; and had "
                + Served.of(subject.audit(), image, label).text();
        Optional<Integer> box = subject.audited(image, label);
        if (box.isEmpty()) {
            return start;
        }
        BoxTable boxes = subject.audit().boxes();
        int positives = boxes.positives(box.get());
        return start
                + Texts.format(
                        " (%,d to learn it by, best IoU %.2f%s)",
                        positives,
                        boxes.bestIou(box.get()),
                        boxes.level(box.get()) < 0 ? "" : " on " + subject.level(boxes.level(box.get())));
    }

    /** {@return whether a point of the image lies in it} */
    boolean holds(double x, double y) {
        return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
    }

    double area() {
        return ((double) box[2] - box[0]) * ((double) box[3] - box[1]);
    }

    /** {@return of the boxes at a point the smallest, of equals a mistake} */
    static Optional<Marked> at(List<Marked> all, double x, double y) {
        return all.stream()
                .filter(one -> one.holds(x, y))
                .min(Comparator.comparingDouble(Marked::area).thenComparing(one -> -one.kind.ordinal()));
    }
}
