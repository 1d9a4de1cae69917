package org.focallens.audit.detector;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.focallens.audit.BoxTable;
import org.focallens.core.box.Box;
import org.focallens.core.metric.Pairing.Outcome;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.file.SafeFile;
import org.focallens.text.CsvTable;

/** The rows of an evaluation as comma-separated values (RFC 4180, UTF-8), written whole or not at all. */
public final class DetectorCsv {
    private interface Rows {
        void print(CsvTable csv) throws IOException;
    }

    private final DetectorSubject subject;

    /** @param subject what to write */
    public DetectorCsv(DetectorSubject subject) {
        this.subject = subject;
    }

    /**
     * Writes one row an image, the one with most mistakes first: its file from the data set's folder, its size in pixels, the boxes to be found, the
     * predictions from the score up, what is right, wrong and missed, and of the missed those without any anchor and with forced ones only.
     *
     * @param file replaced if it exists
     * @throws IOException if it cannot be written
     */
    public void writeImages(Path file) throws IOException {
        write(file, csv -> {
            csv.row(
                    "file",
                    "width",
                    "height",
                    "boxes",
                    "predictions",
                    "true_positives",
                    "false_positives",
                    "missed",
                    "missed_no_anchor",
                    "missed_forced_only");
            for (int image : subject.counts().worstFirst()) {
                printImage(csv, image);
            }
        });
    }

    private void printImage(CsvTable csv, int image) throws IOException {
        LabelledImage labelled = subject.report().dataset().images().get(image);
        DetectorCounts counts = subject.counts();
        csv.row(
                safe(subject.report().fileOf(image)),
                labelled.width(),
                labelled.height(),
                counts.right()[image] + counts.lost()[image],
                subject.predictions(image),
                counts.right()[image],
                counts.wrong()[image],
                counts.lost()[image],
                subject.missed(image, Served.NO_ANCHOR),
                subject.missed(image, Served.FORCED_ONLY));
    }

    /**
     * Writes one row a box of the truth and one a prediction that finds none, images with most mistakes first. {@code outcome} is "true positive",
     * "missed", "false positive" or "ignored"; {@code score} and {@code record} are the prediction's, {@code label} the number of the box among its
     * image's labels, {@code iou} of the two. {@code anchors} to {@code level} say what a box of the truth was given to be learned by.
     *
     * @param file replaced if it exists
     * @throws IOException if it cannot be written
     */
    public void writeBoxes(Path file) throws IOException {
        write(file, csv -> {
            csv.row(
                    "file",
                    "outcome",
                    "class",
                    "x1",
                    "y1",
                    "x2",
                    "y2",
                    "score",
                    "record",
                    "label",
                    "iou",
                    "anchors",
                    "positives",
                    "best_anchor_iou",
                    "level");
            for (int image : subject.counts().worstFirst()) {
                Labels labels = subject.report().dataset().images().get(image).labels();
                for (int label = 0; label < labels.count(); label++) {
                    printTruth(csv, image, label);
                }
                for (int p = first(image); p < subject.report().predictions().end(image); p++) {
                    printPrediction(csv, image, p);
                }
            }
        });
    }

    private int first(int image) {
        return subject.report().predictions().first(image);
    }

    private void printTruth(CsvTable csv, int image, int label) throws IOException {
        Labels labels = subject.report().dataset().images().get(image).labels();
        MatchTable matches = subject.report().matches();
        boolean found = matches.found(image, label, subject.counts().score());
        String outcome = !matches.wanted(image, label) ? "ignored" : found ? "true positive" : "missed";
        List<Object> row = start(image, outcome, labels.category(label), labels.box(label));
        if (found) {
            int by = matches.finder(image, label);
            Box box = Box.at(labels.box(label), 0);
            row.add(subject.report().predictions().score(by));
            row.add(subject.report().predictions().record(by));
            row.add(label);
            row.add(millionths(box.iou(Box.at(subject.report().predictions().box(by), 0))));
        } else {
            row.addAll(List.of("", "", label, ""));
        }
        anchors(row, image, label);
        csv.row(row);
    }

    private void anchors(List<Object> row, int image, int label) {
        BoxTable boxes = subject.audit().boxes();
        int box = Served.boxOf(boxes, image, label);
        row.add(Served.of(subject.audit(), image, label).text());
        if (box < 0) {
            row.addAll(List.of("", "", ""));
            return;
        }
        row.add(boxes.positives(box));
        row.add(millionths(boxes.bestIou(box)));
        row.add(subject.level(boxes.level(box)));
    }

    private void printPrediction(CsvTable csv, int image, int prediction) throws IOException {
        Outcome outcome = subject.report().matches().outcome(prediction);
        double score = subject.report().predictions().score(prediction);
        if (score < subject.counts().score() || outcome == Outcome.TRUE_POSITIVE) {
            return;
        }
        List<Object> row = start(
                image,
                outcome == Outcome.FALSE_POSITIVE ? "false positive" : "ignored",
                subject.report().predictions().category(prediction),
                subject.report().predictions().box(prediction));
        row.addAll(List.of(score, subject.report().predictions().record(prediction), "", "", "", "", "", ""));
        csv.row(row);
    }

    private List<Object> start(int image, String outcome, int category, float[] box) {
        List<Object> row = new ArrayList<>();
        row.add(safe(subject.report().fileOf(image)));
        row.add(outcome);
        row.add(safe(subject.report().nameOf(category)));
        for (float corner : box) {
            row.add(Math.round(corner * 1e3) / 1e3);
        }
        return row;
    }

    /**
     * Writes how often boxes of each class (a row) are taken for each class (a column). The last row is what is found where there is nothing, the
     * last column what is missed.
     *
     * @param file replaced if it exists
     * @throws IOException if it cannot be written
     */
    public void writeConfusion(Path file) throws IOException {
        Confusion confusion = subject.confusion();
        write(file, csv -> {
            List<Object> head = new ArrayList<>(List.of("truth"));
            for (int c = 0; c < confusion.background(); c++) {
                head.add(safe(subject.report().nameOf(c)));
            }
            head.add("missed");
            csv.row(head);
            for (int truth = 0; truth <= confusion.background(); truth++) {
                List<Object> row = new ArrayList<>();
                row.add(safe(subject.report().nameOf(truth)));
                for (int predicted = 0; predicted <= confusion.background(); predicted++) {
                    row.add(confusion.count(truth, predicted));
                }
                csv.row(row);
            }
        });
    }

    private static double millionths(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    /** A name that a spreadsheet would take for a formula gets an apostrophe before it. */
    private static String safe(String name) {
        return name.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + name : name;
    }

    private static void write(Path file, Rows rows) throws IOException {
        SafeFile.write(file, out -> {
            BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            CsvTable csv = new CsvTable(writer, "\n");
            rows.print(csv);
            csv.flush();
        });
    }
}
