package org.focallens.ui.dataset.detector;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.focallens.audit.AuditReport;
import org.focallens.audit.detector.DetectorEvaluation;
import org.focallens.audit.detector.DetectorReport;
import org.focallens.audit.detector.DetectorSubject;
import org.focallens.data.Dataset;
import org.focallens.data.Problem;
import org.focallens.data.predictions.PredictionFiles;
import org.focallens.text.Texts;
import org.focallens.ui.common.work.Background;
import org.focallens.ui.dataset.model.DatasetViewModel;
import org.focallens.ui.dataset.model.Work;

/**
 * A detector's predictions over the open data set. Read and compared in the background; so are the counts of another score, of which only the newest
 * is shown. Knows no controls.
 */
public final class PredictionsViewModel {
    /** Least IoU of a match for right, wrong and missed. */
    static final double IOU = 0.5;

    private static final double FIRST_SCORE = 0.3;

    private final DatasetViewModel room;
    private final Background counting;
    private final Work opening;
    private final ReadOnlyObjectWrapper<DetectorReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<DetectorSubject> subject = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper score = new ReadOnlyDoubleWrapper(FIRST_SCORE);
    private Path path;
    private Path setPath;

    /**
     * Without predictions.
     *
     * @param reading  where they are read and compared
     * @param counting where a score's counts are made
     * @param room     the open data set and its audit
     */
    public PredictionsViewModel(Background reading, Background counting, DatasetViewModel room) {
        this.room = room;
        this.counting = counting;
        opening = new Work(reading);
        room.report().subscribe(now -> setChanged());
        room.difference().subscribe(now -> count());
        score.subscribe(now -> count());
    }

    /** Opens predictions over the open data set. */
    public void open(Path file) {
        Dataset dataset = room.dataset().get();
        if (dataset == null || room.report().get() == null) {
            opening.say("Open the data set first, then the detector's predictions for it");
            return;
        }
        opening.start(
                "Opening " + file + " …",
                "Cancelled",
                (cancelled, progress) -> new DetectorEvaluation(
                                dataset,
                                PredictionFiles.open(file, dataset, cancelled, share -> progress.accept(share / 2)),
                                IOU)
                        .of(cancelled, share -> progress.accept(0.5 + share / 2)),
                opened -> opened(file, dataset, opened));
    }

    private void opened(Path file, Dataset dataset, DetectorReport opened) {
        if (room.dataset().get() != dataset) {
            return; // another set was opened meanwhile
        }
        path = file;
        setPath = room.path();
        report.set(opened);
        opening.say(Texts.format(
                "%s   ·   %s   ·   AP %.3f   ·   %s",
                file.getFileName(),
                Texts.counted(opened.predictions().count(), "prediction", "predictions"),
                opened.metrics().ap(),
                Texts.counted(opened.predictions().problems().size(), "problem", "problems")));
        count();
    }

    /** The same set read again, as another framework reads it, keeps its predictions; another set has none yet. */
    private void setChanged() {
        if (room.report().get() == null
                || report.get() == null
                || report.get().dataset() == room.dataset().get()) {
            count();
            return;
        }
        subject.set(null);
        report.set(null);
        if (room.path() != null && room.path().equals(setPath)) {
            open(path);
        }
    }

    private void count() {
        DetectorReport now = report.get();
        AuditReport audit = room.shown();
        if (now == null
                || audit == null
                || now.dataset() != room.dataset().get()
                || audit.images().count() != now.dataset().images().size()) {
            return;
        }
        double from = score.get();
        String settings = room.history().get().preset().title();
        counting.submit(
                cancelled -> DetectorSubject.of(now, from, audit, settings),
                counted -> {
                    if (report.get() == now) {
                        subject.set(counted);
                    }
                },
                failure -> opening.say("The predictions cannot be counted: " + failure.getMessage()));
    }

    /** Predictions less sure than this do not count. */
    public void setScore(double least) {
        score.set(Math.max(0, Math.min(1, least)));
    }

    /** {@return predictions less sure than this do not count} */
    public ReadOnlyDoubleProperty score() {
        return score.getReadOnlyProperty();
    }

    /** {@return the comparison, null before any} */
    public ReadOnlyObjectProperty<DetectorReport> report() {
        return report.getReadOnlyProperty();
    }

    /** {@return the comparison at the newest score that was counted, null before any} */
    public ReadOnlyObjectProperty<DetectorSubject> subject() {
        return subject.getReadOnlyProperty();
    }

    /** {@return what was wrong with the predictions; none before any are open} */
    public List<Problem> problems() {
        return report.get() == null ? List.of() : report.get().predictions().problems();
    }

    /** {@return reading and comparing} */
    public Work opening() {
        return opening;
    }

    /** Asks the anchors room to show an image with one of its labels selected. */
    void showAnchors(int image, int label) {
        room.show(image, label);
    }
}
