package org.focallens.ui.training.sweep;

import java.util.Optional;
import javafx.scene.Node;
import org.focallens.figure.Figures;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.DataTable;

/** The paper's table 1b with the sweep beside it, γ by γ. */
final class PaperSection {
    private final Node node;

    PaperSection(SweepViewModel model) {
        DataTable<PaperComparison.Row> table = new DataTable<PaperComparison.Row>("sweep-paper")
                .numbers("γ", "Focusing exponent; 0 is cross entropy.", row -> Figures.plain(row.gamma()))
                .numbers(
                        "paper α",
                        "The α that the paper found best for this γ (table 1b).",
                        PaperComparison.Row::paperAlpha)
                .numbers(
                        "paper AP",
                        "Percent on COCO minival, ResNet-50-FPN at 600 pixels (table 1b).",
                        PaperComparison.Row::paperAp)
                .numbers("own α", "The α that is best for this γ in this sweep.", PaperComparison.Row::ownAlpha)
                .numbers(
                        "own AP",
                        "Percent on this sweep's test images, mean of the finished seeds.",
                        PaperComparison.Row::ownAp)
                .shares(.45, 1.1, 1.15, .9, 1)
                .marking(PaperComparison.Row::shared);
        model.state().subscribe(state -> table.show(PaperComparison.rows(Optional.ofNullable(state))));
        node = Controls.section(
                "Beside the paper's table 1b",
                table,
                Controls.note("Compare the order along γ, not the numbers: in the paper AP rises from γ 0 "
                        + "to 2 and falls again at 5, and the best α falls as γ grows. COCO with a ResNet-50 and small images with "
                        + "a small network reach different AP."));
        node.getStyleClass().add("sweep-paper");
    }

    Node node() {
        return node;
    }
}
