package org.focallens.ui.dataset.model;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.focallens.audit.Audit;
import org.focallens.audit.AuditDifference;
import org.focallens.audit.AuditReport;
import org.focallens.audit.AuditTotals;
import org.focallens.audit.WhatIf;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Preset;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.ReadOptions;
import org.focallens.data.open.Datasets;
import org.focallens.text.Texts;
import org.focallens.ui.common.AnchorCount;
import org.focallens.ui.common.History;
import org.focallens.ui.common.ImageRequest;
import org.focallens.ui.common.work.Background;

/**
 * The open data set, its audit by the framework's own settings, and what other settings would change. All of it is read and computed in the
 * background; what is shown stays until the next is there.
 */
public final class DatasetViewModel {
    private static final long SAMPLE_SEED = 1;

    private final Background asking;
    private final Work reading;
    private final Work wondering;
    private final History<DatasetState> history = new History<>(DatasetState.START);
    private final ReadOnlyObjectWrapper<Dataset> dataset = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<AuditReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<AuditDifference> difference = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ImageRequest> wanted = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<AnchorCount> count = report.map(this::meanImage);
    private WhatIf whatIf;
    private Preset audited;
    private Path path;
    private Dataset whole;
    private String split = "";
    private String lost = "";
    private int asked;

    /**
     * Without a data set.
     *
     * @param background where data sets are read and audited
     * @param asking     where other settings are tried
     */
    public DatasetViewModel(Background background, Background asking) {
        this.asking = asking;
        reading = new Work(background);
        reading.say("Open a data set");
        wondering = new Work(asking);
        history.state().subscribe(this::stateChanged);
    }

    /** Opens a data set, and audits it by the framework's own settings. */
    public void open(Path toOpen) {
        open(toOpen, reading::fail);
    }

    /** Opens what was open before, or something else where that cannot be read any more, and says so. */
    public void reopen(Path before, Path instead) {
        open(before, failure -> {
            lost = failure;
            open(instead);
        });
    }

    private void open(Path toOpen, Consumer<String> otherwise) {
        Preset preset = history.get().preset();
        String wanted = toOpen.equals(path) ? split : "";
        reading.start(
                "Opening " + toOpen + " …",
                "Cancelled",
                (cancelled, progress) -> {
                    ReadOptions options =
                            ReadOptions.DEFAULT.withVocCorners(preset.input().voc());
                    Dataset opened = Datasets.open(toOpen, options, cancelled, share -> progress.accept(share / 2));
                    Dataset part = part(opened, wanted);
                    AuditReport audit = new Audit(AssignSettings.of(preset))
                            .of(part, cancelled, share -> progress.accept(0.5 + share / 2));
                    return new Audited(opened, part, audit);
                },
                audit -> opened(toOpen, preset, audit),
                otherwise);
    }

    private static Dataset part(Dataset whole, String split) {
        return whole.splits().contains(split) ? whole.ofSplit(split) : whole;
    }

    /**
     * Audits one split of the open data set alone.
     *
     * @param wanted one of its splits, or empty for all images
     */
    public void choose(String wanted) {
        audit(part(whole, wanted));
    }

    private void audit(Dataset part) {
        Preset preset = history.get().preset();
        Dataset all = whole;
        reading.start(
                "Auditing with " + preset.title() + " …",
                "Cancelled",
                (cancelled, progress) ->
                        new Audited(all, part, new Audit(AssignSettings.of(preset)).of(part, cancelled, progress)),
                audit -> opened(path, preset, audit));
    }

    private record Audited(Dataset whole, Dataset dataset, AuditReport report) {}

    private void opened(Path from, Preset preset, Audited audit) {
        path = from;
        whole = audit.whole;
        split = audit.dataset == whole ? "" : audit.dataset.splits().get(0);
        audited = preset;
        whatIf = new WhatIf(audit.dataset, audit.report, SAMPLE_SEED);
        difference.set(null);
        report.set(null); // whoever follows the data set must not read it by the report of another
        dataset.set(audit.dataset);
        report.set(audit.report);
        describe();
        ask();
    }

    /** Says what is open and how the settings that are shown fare, or that something else could not be opened. */
    private void describe() {
        Dataset open = dataset.get();
        AuditReport now = shown();
        String text = Texts.format(
                "%s   ·   %s, %s in %s   ·   %,d without an anchor under %s   ·   %s in the data",
                open.name(),
                Texts.counted(open.images().size(), "image", "images"),
                Texts.counted(now.totals().boxes().boxes(), "box", "boxes"),
                Texts.counted(open.categories().size(), "class", "classes"),
                now.totals().boxes().unmatched(),
                now == report.get() ? audited.title() : audited.title() + " with your changes",
                Texts.counted(open.problems().size(), "problem", "problems"));
        if (lost.isEmpty()) {
            reading.say(text);
        } else {
            reading.fail(lost + "   ·   " + open.name() + " is shown instead");
            lost = "";
        }
    }

    private void stateChanged() {
        if (dataset.get() == null) {
            return;
        }
        Preset preset = history.get().preset();
        if (preset == audited) {
            ask();
        } else if (dataset.get().format() == DatasetFormat.VOC
                && preset.input().voc() != audited.input().voc()) {
            open(path); // the framework's reader makes other boxes of the same files
        } else {
            audit(dataset.get());
        }
    }

    private void ask() {
        int number = ++asked;
        AssignSettings settings = history.get().settings();
        if (settings.equals(report.get().settings())) {
            wondering.cancel();
            answered(number, null);
            return;
        }
        WhatIf question = whatIf;
        wondering.start(
                "",
                "",
                (cancelled, progress) -> {
                    question.ask(settings, cancelled, progress, answer -> asking.later(() -> answered(number, answer)));
                    return number;
                },
                done -> {});
    }

    private void answered(int number, AuditDifference answer) {
        if (number == asked && difference.get() != answer) {
            difference.set(answer);
            if (!reading.busy().get() && !reading.failed()) {
                describe();
            }
        }
    }

    /** Changes settings, as one step that can be undone. */
    public void change(String key, AssignSettings settings) {
        history.change(key, history.get().with(settings));
    }

    /** Takes another framework with all its own settings. */
    public void setPreset(Preset preset) {
        if (preset != history.get().preset()) {
            history.change("preset", DatasetState.of(preset));
        }
    }

    /** {@return by the settings of now, once they are known for the whole set; by the framework's own before; null without a data set} */
    public AuditReport shown() {
        AuditDifference now = difference.get();
        return now == null || now.sample() ? report.get() : now.after();
    }

    /** Asks the anchors room to show an image with one of its labels selected. */
    public void show(int image, int label) {
        DatasetState now = history.get();
        wanted.set(new ImageRequest(path, dataset.get(), image, label, now.preset(), now.settings()));
    }

    /** Gives up reading and auditing; what was open stays, and so does what was changed under its framework. */
    public void cancel() {
        if (!reading.busy().get()) {
            return;
        }
        while (audited != null
                && history.get().preset() != audited
                && history.canUndo().get()) {
            history.undo();
        }
        reading.cancel();
        if (dataset.get() != null) {
            describe();
        }
    }

    /** {@return preset and settings, with undo and redo} */
    public History<DatasetState> history() {
        return history;
    }

    /** {@return the open data set, null before any is} */
    public ReadOnlyObjectProperty<Dataset> dataset() {
        return dataset.getReadOnlyProperty();
    }

    /** {@return the audit by the framework's own settings, null before any is} */
    public ReadOnlyObjectProperty<AuditReport> report() {
        return report.getReadOnlyProperty();
    }

    /** {@return what the settings of now change; null where they are the framework's own} */
    public ReadOnlyObjectProperty<AuditDifference> difference() {
        return difference.getReadOnlyProperty();
    }

    private AnchorCount meanImage(AuditReport audit) {
        AuditTotals totals = audit.totals();
        double images = Math.max(1, totals.images());
        return new AnchorCount(
                "A mean image of " + dataset.get().name(),
                Math.max(1, Math.round((totals.positive() + totals.negative()) / images)),
                Math.round(totals.positive() / images),
                Math.max(1, dataset.get().categories().size()));
    }

    /** {@return how many anchors of a mean image of the set a loss is taken over, null inside while none is open; for other rooms} */
    public ObservableValue<AnchorCount> count() {
        return count;
    }

    /** {@return the image that the anchors room is to show, null before any is asked for} */
    public ReadOnlyObjectProperty<ImageRequest> wanted() {
        return wanted.getReadOnlyProperty();
    }

    /** {@return reading and auditing; says what is open while nothing is going on} */
    public Work reading() {
        return reading;
    }

    /** {@return trying other settings; says only what failed} */
    public Work wondering() {
        return wondering;
    }

    /** {@return the splits of what is open; those of all its images whichever is chosen} */
    public List<String> splits() {
        return whole == null ? List.of() : whole.splits();
    }

    /** {@return the split that is audited alone, empty for all images} */
    public String split() {
        return split;
    }

    /** {@return what was opened last, null before anything was} */
    public Path path() {
        return path;
    }
}
