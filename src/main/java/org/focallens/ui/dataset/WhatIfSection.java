package org.focallens.ui.dataset;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.focallens.audit.AuditDifference;
import org.focallens.audit.BoxStatistics;
import org.focallens.text.Texts;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.DataTable;
import org.focallens.ui.dataset.model.DatasetViewModel;

/** What the changed settings do, against the framework's own. */
final class WhatIfSection extends VBox {
    private final Label headline = new Label();
    private final DataTable<Line> table = new DataTable<>("what-if");

    /** One figure before and after. */
    private record Line(String name, String before, String after) {}

    WhatIfSection(DatasetViewModel model) {
        super(8);
        headline.setId("what-if-headline");
        headline.setWrapText(true);
        table.words("", "", Line::name)
                .numbers("before", "With the framework's own settings.", Line::before)
                .numbers("after", "With your changes.", Line::after)
                .shares(1.4, 1, 1);
        getChildren().add(Controls.section("What if", headline, table));
        model.difference().subscribe(this::show);
    }

    private void show(AuditDifference difference) {
        table.setVisible(difference != null);
        table.setManaged(difference != null);
        if (difference == null) {
            headline.setText("Change a setting above: its effect on the whole data set is shown here at once.");
            return;
        }
        String of = difference.sample() ? " (a sample of the images; the whole set follows)" : "";
        headline.setText(Texts.format(
                "%,d boxes gain an anchor, %,d lose theirs%s",
                difference.gained().count(), difference.lost().count(), of));
        BoxStatistics before = difference.before().totals().boxes();
        BoxStatistics after = difference.after().totals().boxes();
        table.show(List.of(
                new Line("without an anchor", number(before.unmatched()), number(after.unmatched())),
                new Line("forced only", number(before.forcedOnly()), number(after.forcedOnly())),
                new Line("best recall", percent(before.bestPossibleRecall()), percent(after.bestPossibleRecall())),
                new Line(
                        "mean best IoU",
                        Texts.format("%.3f", before.meanBestIou()),
                        Texts.format("%.3f", after.meanBestIou())),
                new Line(
                        "anchors per box",
                        Texts.format("%.1f", before.positivesPerBox()),
                        Texts.format("%.1f", after.positivesPerBox())),
                new Line(
                        "negatives : 1",
                        Texts.format("%,.0f", difference.before().totals().negativesPerPositive()),
                        Texts.format("%,.0f", difference.after().totals().negativesPerPositive()))));
    }

    private static String number(long value) {
        return Texts.format("%,d", value);
    }

    private static String percent(double share) {
        return Texts.format("%.2f %%", 100 * share);
    }
}
