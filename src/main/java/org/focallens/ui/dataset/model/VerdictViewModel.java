package org.focallens.ui.dataset.model;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.focallens.audit.AuditReport;
import org.focallens.audit.verdict.SetRemedy;
import org.focallens.audit.verdict.Verdict;
import org.focallens.audit.verdict.Verdicts;
import org.focallens.data.Dataset;
import org.focallens.ui.common.work.Background;

/** What the audit that is shown means, and what helps. Remedies are tried in the background; before they are, nothing is said. */
public final class VerdictViewModel {
    private final DatasetViewModel set;
    private final Work work;
    private final ReadOnlyObjectWrapper<List<Verdict>> verdicts = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * Follows an open data set.
     *
     * @param trying where remedies are tried
     * @param set    whose audit is judged
     */
    public VerdictViewModel(Background trying, DatasetViewModel set) {
        this.set = set;
        this.work = new Work(trying);
        set.report().subscribe(now -> judge());
        set.difference().subscribe(now -> judge());
    }

    private void judge() {
        AuditReport report = set.shown();
        Dataset dataset = set.dataset().get();
        work.cancel();
        verdicts.set(List.of());
        if (report != null && dataset != null) {
            work.start("", "", (cancelled, progress) -> Verdicts.of(dataset, report, cancelled), verdicts::set);
        }
    }

    /** Takes what helps into the room's settings, to be undone like any change of them. */
    public void take(SetRemedy remedy) {
        set.change("verdict", remedy.settings());
    }

    /** {@return the conclusions, the most important first; empty while they are drawn} */
    public ReadOnlyObjectProperty<List<Verdict>> verdicts() {
        return verdicts.getReadOnlyProperty();
    }

    /** {@return drawing conclusions} */
    public Work work() {
        return work;
    }
}
